"""The shipped scenario of Peterborough, read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from orgdesign.plan import Plan
from orgdesign.workbook import read_plan

PETERBOROUGH = Path(__file__).parents[2] / "scenarios" / "peterborough-2009"


@pytest.fixture(scope="session")
def folder() -> Path:
    """The scenario's folder."""
    return PETERBOROUGH


@pytest.fixture(scope="session")
def peterborough(folder: Path) -> Plan:
    """The scenario's plan."""
    return read_plan(folder)
