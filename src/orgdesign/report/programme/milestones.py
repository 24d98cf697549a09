"""Milestones in the order in which they are due."""

from __future__ import annotations

from datetime import date

from orgdesign.plan import Plan
from orgdesign.plan.backwards import needed_by
from orgdesign.plan.programme import Milestone
from orgdesign.report.programme.strands import by_date, latest_ratings, lines, rating_words, text, titles
from orgdesign.report.sheet import Column, Sheet
from orgdesign.report.text import Cell, Shorthand, clean, day, inline


def milestones(plan: Plan, _hold_back: bool) -> Sheet:
    """A row for each milestone: when, what, by whom, and what must come first."""
    columns = (
        Column("When", 24),
        Column("Milestone", 56),
        Column("Status", 12),
        Column("Rating", 24),
        Column("Last day", 20),
        Column("Needed by", 20),
        Column("Workstream", 28),
        Column("In the option", 24),
        Column("Led by", 24),
        Column("Comes after", 40),
        Column("Only when", 36),
        Column("Note", 36),
    )
    needed = needed_by(plan.milestones, plan.options)
    return Sheet(
        label="Milestones",
        title=f"Milestones of the programme, {inline(plan.settings.area)}, as at {day(plan.settings.as_at)}",
        lines=(
            "In the order of their last day, those without a date last.",
            "When is the date as it was stated; the last day is the last that it allows. Needed by is worked back from"
            " the milestones that come after it, the weeks that they take, and going live.",
        ),
        columns=columns,
        rows=tuple(_row(plan, row, needed.get(row.id)) for row in by_date(plan)),
    )


def _row(plan: Plan, row: Milestone, needed: date | None) -> tuple[Cell, ...]:
    known = titles(plan)
    options = {option.id: option.name for option in plan.options}
    before = [known[name] for name in row.after if name in known]
    rated = [f"{rating_words(r.rating)} ({r.dimension})" for r in latest_ratings(plan).get(row.id, ())]
    return (
        text(row.period), clean(row.title), text(row.status or ""), lines(rated),
        day(row.due) if row.due else Shorthand.NOT_APPLICABLE,
        day(needed) if needed else Shorthand.NOT_APPLICABLE, text(known.get(row.workstream or "", "")),
        text(options.get(row.option or "", "")), text(row.lead), lines(before),
        text(row.gate), text(row.note),
    )  # fmt: skip
