"""What the tests of the app share: a small solved plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from orgdesign import pipeline
from orgdesign.app.opening import SAVED, first_plan
from orgdesign.app.visit import Visit
from orgdesign.generate import generate_sized
from orgdesign.plan import Plan
from orgdesign.solve import Limits
from orgdesign.workbook import write_folder


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
