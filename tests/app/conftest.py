"""What the tests of the app share: a small solved plan, and saying what a machine without Chromium leaves out."""

from __future__ import annotations

import os
import shutil
import warnings
from pathlib import Path

import pytest

from orgdesign import pipeline
from orgdesign.app.opening import SAVED, first_plan
from orgdesign.app.visit import Visit
from orgdesign.generate import generate_sized
from orgdesign.plan import Plan
from orgdesign.solve import Limits
from orgdesign.workbook import write_folder

LEFT_OUT = pytest.StashKey[int]()
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium() -> str | None:
    """The browser's program, None where there is none."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the browser's tests out where there is no browser, but never in CI: there they fail."""
    mine = [item for item in items if item.get_closest_marker("browser")]
    if not mine or chromium() is not None or os.environ.get("CI"):
        return
    config.stash[LEFT_OUT] = len(mine)
    config.hook.pytest_deselected(items=mine)
    items[:] = [item for item in items if item not in mine]
    warnings.warn(f"{len(mine)} browser tests are left out: no Chromium on this machine.", stacklevel=1)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say at the end what was left out."""
    number = config.stash.get(LEFT_OUT, 0)
    if number:
        text = f"LEFT OUT: {number} browser tests of the app, because Chromium is not installed (Debian: chromium)."
        terminalreporter.write_line(text, red=True, bold=True)


@pytest.fixture(scope="session")
def small_plan() -> Plan:
    """Two localities, six services, thirty posts, eight properties, two options."""
    return generate_sized(2, 6, 30, 8, 1)


@pytest.fixture(scope="session")
def small_solved(small_plan: Plan) -> tuple[pipeline.Solved, ...]:
    """Both options of the small plan solved."""
    return pipeline.solve_options(small_plan, (), Limits(effort=0.3))


@pytest.fixture(scope="session")
def small_folder(
    small_plan: Plan, small_solved: tuple[pipeline.Solved, ...], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The small plan as a scenario folder with its results saved in it."""
    folder = tmp_path_factory.mktemp("app") / "small-council"
    write_folder(small_plan, folder)
    pipeline.save_results(small_solved, folder / SAVED)
    return folder


@pytest.fixture
def small_visit(small_folder: Path) -> Visit:
    """A visit that opened the small solved plan."""
    opened = first_plan(str(small_folder))
    return Visit(opened, results={s.option: s for s in opened.solved})
