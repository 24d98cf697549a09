"""Risks, boards, decisions and measures of impact: what in them cannot be, or should be looked at."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesign.errors import Problem
from orgdesign.plan.check.circles import circles, described
from orgdesign.plan.check.rows import Rows, error, warning
from orgdesign.plan.governance import Board, Decision, Impact


def boards(rows: Rows) -> Iterator[Problem]:
    """No board reports to itself, directly or by way of others."""
    positions = {row.id: at for at, row in rows.at(Board)}
    under = {row.id: row.under for row in rows.of(Board) if row.under in positions}
    for circle in circles({name: above for name, above in under.items() if above is not None}):
        expected = f"boards report to each other in a circle: {described(circle)}."
        yield error(Board, positions[circle[0]], "under", under[circle[0]], "circle", expected)


def decisions(rows: Rows) -> Iterator[Problem]:
    """What is not decided yet has no outcome, and of the options that one decision is between one is chosen."""
    as_at = rows.setting("as_at")
    chosen: dict[str, str | None] = {}
    for at, row in rows.at(Decision):
        if as_at is not None and row.on is not None and row.on > as_at and row.outcome != "asked":
            expected = f"is after the date that the plan is as at ({as_at})."
            yield warning(Decision, at, "on", row.on, "to-come", expected)
        if row.outcome == "chosen" and row.option is not None:
            first = chosen.setdefault(row.title, row.option)
            if first != row.option:
                expected = f'"{first}" is chosen under the same title too; which of them is it?'
                yield warning(Decision, at, "option", row.option, "two-chosen", expected)


def impacts(rows: Rows) -> Iterator[Problem]:
    """A target or a direction is of a measure."""
    for at, row in rows.at(Impact):
        for column in ("better", "target"):
            if getattr(row, column) is not None and row.measure is None:
                expected = "needs the measure of the table of series that it is about."
                yield error(Impact, at, column, getattr(row, column), "no-measure", expected)
