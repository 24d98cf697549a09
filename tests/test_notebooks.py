"""Every council's notebook runs from top to bottom, shows pictures, and is stored without what it shows."""

from __future__ import annotations

import ast
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from orgdesign import scenarios
from orgdesign.errors import UseError

ROOT = Path(__file__).parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def cells(path: Path, kind: str) -> list[dict[str, Any]]:
    """The cells of one kind: markdown or code."""
    return [c for c in json.loads(path.read_text(encoding="utf-8"))["cells"] if c["cell_type"] == kind]


def shown(path: Path) -> Iterator[str]:
    """What each code cell shows last, as a notebook would show it; a cell that fails fails here."""
    names: dict[str, Any] = {}
    for cell in cells(path, "code"):
        tree = ast.parse("".join(cell["source"]), path.name)
        last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, path.name, "exec"), names)
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), path.name, "eval"), names)
            yield value._repr_html_() if hasattr(value, "_repr_html_") else repr(value)


@pytest.fixture(autouse=True)
def _usual_tables() -> Iterator[None]:
    """Tables are shown as usual again once a notebook has set them wider."""
    with pd.option_context("display.max_colwidth", 50, "display.max_rows", 60):
        yield


def test_every_worked_example_has_its_notebook() -> None:
    assert [path.stem for path in NOTEBOOKS] == list(scenarios.shipped_scenarios())


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_from_top_to_bottom_with_a_picture_and_names_no_machine(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seen = [*shown(path), capsys.readouterr().out]
    assert any("<svg" in one for one in seen)
    assert not [one for one in seen if str(ROOT) in one or str(Path.home()) in one]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_stored_without_what_it_shows(path: Path) -> None:
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in cells(path, "code"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_stops_where_the_saved_results_are_missing(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare = tmp_path / path.stem
    shutil.copytree(scenarios.scenario_folder(path.stem), bare, ignore=shutil.ignore_patterns("solved.json"))
    monkeypatch.setattr(scenarios, "scenario_folder", lambda name: bare)
    with pytest.raises(UseError, match=r"solved\.json cannot be read"):
        list(shown(path))
