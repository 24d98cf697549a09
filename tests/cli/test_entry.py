"""The command line as a whole: help, versions, exit codes, text that every console can hold, and Ctrl-C."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from orgdesign import __version__
from orgdesign.cli import watching
from orgdesign.cli.entry import commands
from orgdesign.cli.exits import Code
from orgdesign.cli.watching import AbandonedError, Interrupts, Worker, hearing_interrupts
from orgdesign.generate import generate_sized
from tests.cli.plans import run, saved, tiny

NAMES = (
    "template",
    "check",
    "convert",
    "generate",
    "classify",
    "graph",
    "programme",
    "solve",
    "compare",
    "why",
    "whatif",
    "export",
    "demo",
    "app",
)
ORGDESIGN = (sys.executable, "-m", "orgdesign")


def process(arguments: Sequence[str | Path], **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*ORGDESIGN, *map(str, arguments)], capture_output=True, check=False, env={**os.environ, **environment}
    )


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_help_with_an_example(name: str) -> None:
    done = run(name, "--help")
    assert done.exit_code == 0
    assert f"Example: orgdesign {name}" in done.stdout


def test_the_commands_stand_in_the_order_of_the_work() -> None:
    done = run("--help")
    places = [done.stdout.index(f"│ {name} ") for name in NAMES]
    assert places == sorted(places)
    assert len(commands.registered_commands) == len(NAMES)


def test_the_version_is_that_of_the_package() -> None:
    assert run("--version").stdout == f"orgdesign {__version__}\n"


@pytest.mark.parametrize("arguments", [[], ["chek"], ["solve"], ["solve", "x", "--effort", "none"]])
def test_wrong_use_ends_with_two(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_text_is_written_as_utf_8_wherever_it_goes(tmp_path: Path) -> None:
    plan = saved(tiny(), tmp_path / "plan")
    done = process(["solve", plan, "--option", "o1"], PYTHONIOENCODING="cp1252")
    assert done.returncode == 0
    assert "£ a year" in done.stdout.decode("utf-8")


def test_a_fault_of_the_users_never_shows_a_traceback(tmp_path: Path) -> None:
    done = process(["compare", tmp_path / "nothing.xlsx"])
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert b"nothing.xlsx" in done.stderr


def test_ctrl_c_keeps_the_best_plan_so_far_and_says_no_more_of_it_than_is_proven(tmp_path: Path) -> None:
    council = saved(generate_sized(3, 16, 150, 24, seed=1), tmp_path / "council")
    arguments = ["solve", council, "--option", "as-proposed", "--effort", "5000", "--json"]
    with subprocess.Popen(
        [*ORGDESIGN, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    ) as solving:
        assert solving.stderr is not None
        for line in solving.stderr:
            if re.search(r": step [2-9] of", line):
                break
        solving.send_signal(signal.SIGINT)
        out, err = solving.communicate(timeout=120)
    document = json.loads(out)
    (block,) = document["results"]["result"]
    assert "Stopping: the best plan so far is kept." in err
    assert (document["outcome"], document["stopped"], solving.returncode) == ("done", True, 0)
    assert len(block["design"]["placements"]) == 150
    assert block["settings"]["reproducible"] is False
    assert (block["status"] == "proven best") == all(stage["proven"] for stage in block["stages"])
    assert block["status"] != "proven best"


def test_options_that_ctrl_c_came_before_are_named(plan: str, monkeypatch: pytest.MonkeyPatch) -> None:
    interrupts = Interrupts()
    monkeypatch.setattr(signal, "signal", lambda *_: interrupts.hear(0, None))
    monkeypatch.setattr(watching, "Interrupts", lambda: interrupts)
    done = run("solve", plan)
    assert done.exit_code == Code.OUT_OF_TIME
    assert "Not solved, because it was stopped before: o1" in done.stdout


def test_the_first_ctrl_c_asks_for_a_stop_and_an_echo_of_it_does_not_give_up() -> None:
    asked: list[str] = []
    interrupts = Interrupts()
    interrupts.on_first = lambda: asked.append("stop")
    interrupts.hear(signal.SIGINT, None)
    interrupts.hear(signal.SIGINT, None)
    assert (asked, interrupts.times) == (["stop"], 1)


def test_the_second_ctrl_c_gives_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "SECONDS_APART", 0.0)
    interrupts, ends = Interrupts(), threading.Event()
    worker = Worker(lambda: ends.wait(60))

    def press() -> None:
        interrupts.hear(signal.SIGINT, None)

    with pytest.raises(AbandonedError):
        worker.result(interrupts, press)
    ends.set()


def test_what_goes_wrong_in_the_solving_thread_is_told_where_it_is_waited_for() -> None:
    def fail() -> None:
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="the disk is full"):
        Worker(fail).result(Interrupts(), lambda: None)


def test_ctrl_c_is_heard_only_as_long_as_something_is_solved() -> None:
    before = signal.getsignal(signal.SIGINT)
    with hearing_interrupts() as interrupts:
        signal.raise_signal(signal.SIGINT)
        time.sleep(0)
        assert interrupts.stopped
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.parametrize(("wrong", "code"), [(AbandonedError, Code.ABANDONED), (KeyboardInterrupt, Code.ABANDONED)])
def test_giving_up_has_an_exit_code_of_its_own(
    plan: str, monkeypatch: pytest.MonkeyPatch, wrong: type[BaseException], code: int
) -> None:
    def give_up(*_: object) -> None:
        raise wrong

    monkeypatch.setattr("orgdesign.cli.solve.obtain", give_up)
    done = run("solve", plan)
    assert done.exit_code == code
    assert "nothing was kept" in done.stderr
