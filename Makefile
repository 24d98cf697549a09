# make demo: set up and run the main job · make test: set up and test · make app · make bench (hours;
# make bench CASES="--only S --seeds 1": minutes; CASES=--missing: what has not been measured yet)
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test app bench clean

demo: $(VENV)/.installed
	$(BIN)/orgdesign demo

app: $(VENV)/.installed
	$(BIN)/orgdesign app

test: $(VENV)/.developing
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest

bench: $(VENV)/.developing
	$(BIN)/python -m benchmarks $(CASES)
	$(BIN)/python -m benchmarks.graph

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "orgdesign needs Python 3.11 or newer; set PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[pictures]'
	@touch $@

$(VENV)/.developing: $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,pictures]'
	@touch $@ $(VENV)/.installed

clean:
	rm -rf $(VENV) out
