"""The programme and its consultation as sheets, in the forms that councils print them in."""

from __future__ import annotations

from collections.abc import Callable

from orgdesign.plan import Plan
from orgdesign.report.programme.consultation import asked, found, said
from orgdesign.report.programme.governance import boards, decisions, impacts, risks
from orgdesign.report.programme.milestones import milestones
from orgdesign.report.programme.progress import progress
from orgdesign.report.programme.ratings import ratings
from orgdesign.report.programme.series import series
from orgdesign.report.programme.workstreams import workstreams
from orgdesign.report.sheet import Sheet

_SHEETS: tuple[tuple[str, Callable[[Plan, bool], Sheet]], ...] = (
    ("workstreams", workstreams),
    ("milestones", milestones),
    ("progress", progress),
    ("ratings", ratings),
    ("series", series),
    ("consultation", asked),
    ("replies", said),
    ("findings", found),
    ("risks", risks),
    ("boards", boards),
    ("decisions", decisions),
    ("impacts", impacts),
)
"""Each sheet with the table that it is made from, in reading order."""


def programme_sheets(plan: Plan, *, hold_back: bool = False) -> tuple[Sheet, ...]:
    """A sheet for each table of the programme that holds anything; ``hold_back`` holds small counts back."""
    tables = plan.tables()
    return tuple(make(plan, hold_back) for name, make in _SHEETS if tables[name])
