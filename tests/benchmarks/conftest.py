"""A council small enough to be measured in a test, as the benchmarks make theirs."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.asked import Asked
from benchmarks.instances import generated
from benchmarks.weighing import VARIANTS
from orgdesign.generate import Size
from orgdesign.plan import Plan
from orgdesign.workbook import write_workbook

TINY = Size("tiny", 2, 8, 40, 10)


@pytest.fixture(scope="session")
def tiny() -> Plan:
    return generated(TINY, 1)


@pytest.fixture(scope="session")
def workbook(tiny: Plan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bench") / "tiny.xlsx"
    write_workbook(tiny, path)
    return path


@pytest.fixture
def asked(workbook: Path) -> Asked:
    return Asked(
        part="solve", way="", workbook=str(workbook), option=VARIANTS["flexible"].option, fixed=False,
        stop_after=120, effort=0.1, start=str(workbook.with_suffix(".json")),
    )  # fmt: skip
