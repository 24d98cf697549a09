"""demo on a worked example, and app as a process that serves pages."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from orgdesign import scenarios
from orgdesign.cli.app import PAGES, command
from orgdesign.errors import UseError
from orgdesign.scenarios import SHOWN_FIRST, scenario_folder, shipped_scenarios
from tests.cli.plans import run, saved, tiny

PATIENCE_SECONDS = 60.0


@pytest.fixture
def example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "packed" / "tiny-town"
    saved(tiny(), folder)
    monkeypatch.setattr(scenarios, "PACKED", tmp_path / "packed")
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.mark.usefixtures("example")
def test_the_demo_solves_and_says_where_its_files_are() -> None:
    done = run("demo", "tiny-town")
    assert done.exit_code == 0
    for file in (Path("out/tiny-town/results.json"), Path("out/tiny-town/proposal.xlsx")):
        assert file.is_file()
        assert str(file) in done.stdout
    assert "tiny area, tiny: 1 services, 4 posts" in done.stdout


@pytest.mark.usefixtures("example")
def test_the_demo_solves_anew_each_time(tmp_path: Path) -> None:
    to = tmp_path / "to"
    for _ in range(2):
        done = run("demo", "tiny-town", "--option", "o1", "--out", to)
        assert "[1/1] O1: proven best" in done.stderr
    assert [block["option"] for block in json.loads((to / "results.json").read_text(encoding="utf-8"))["result"]] == [
        "o1"
    ]


@pytest.mark.usefixtures("example")
def test_the_demo_keeps_to_its_limits() -> None:
    assert run("demo", "tiny-town", "--time", "0").exit_code == 3
    assert run("demo", "tiny-town", "--memory", "1").exit_code == 3


@pytest.mark.usefixtures("example")
def test_an_unknown_worked_example_is_refused_with_the_nearest() -> None:
    done = run("demo", "tinytown")
    assert done.exit_code == 2
    assert 'Did you mean "tiny-town"?' in done.stderr


def test_an_installed_package_uses_the_examples_packed_with_it(example: Path) -> None:
    assert shipped_scenarios() == ("tiny-town",)
    assert scenario_folder("tiny-town") == example


def test_a_checkout_uses_its_own_examples() -> None:
    assert SHOWN_FIRST in shipped_scenarios()
    assert scenario_folder(SHOWN_FIRST) == Path(__file__).parents[2] / "scenarios" / SHOWN_FIRST


def test_a_copy_without_examples_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scenarios, "PACKED", tmp_path / "nothing")
    monkeypatch.setattr(scenarios, "CHECKOUT", tmp_path / "nothing")
    assert shipped_scenarios() == ()
    with pytest.raises(UseError, match="No worked example"):
        scenario_folder(SHOWN_FIRST)


def test_the_app_is_served_to_this_machine_only_and_reports_to_nobody(tmp_path: Path) -> None:
    said = command(8600, tmp_path / "plan.xlsx", browser=False)
    assert said[:5] == [sys.executable, "-m", "streamlit", "run", str(PAGES)]
    flags = dict(zip(said[5:-1:2], said[6:-1:2], strict=True))
    assert flags["--server.address"] == "localhost"
    assert flags["--browser.gatherUsageStats"] == "false"
    assert flags["--server.headless"] == "true"
    assert said[-1] == str(tmp_path / "plan.xlsx")


def test_the_app_of_a_plan_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert run("app", tmp_path / "nothing.xlsx").exit_code == 2


def test_the_app_serves_its_pages_until_it_is_ended() -> None:
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    said = [sys.executable, "-m", "orgdesign", "app", "--no-browser", "--port", str(port)]
    serving = subprocess.Popen(said, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        assert _answer(f"http://localhost:{port}/_stcore/health") == "ok"
    finally:
        serving.terminate()
        serving.wait(PATIENCE_SECONDS)
    assert serving.returncode == 0
    with pytest.raises(OSError), urllib.request.urlopen(f"http://localhost:{port}/_stcore/health", timeout=5):
        pass


def _answer(address: str) -> str:
    """What a server says once it is up."""
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            with urllib.request.urlopen(address, timeout=5) as reply:
                return str(reply.read().decode())
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.3)
