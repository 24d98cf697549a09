"""How far each part of the programme has come, beside other councils and with its ratings."""

from __future__ import annotations

from orgdesign.plan import Plan
from orgdesign.plan.programme import Progress, Rating
from orgdesign.report.programme.strands import (
    latest_progress,
    latest_ratings,
    lines,
    rating_words,
    reading_order,
    text,
    titles,
)
from orgdesign.report.sheet import Column, Sheet
from orgdesign.report.text import Cell, clean, day, inline


def progress(plan: Plan, _hold_back: bool) -> Sheet:
    """The progress table that Wiltshire 2006 printed: what was done, what is to do, others, how near."""
    columns = (
        Column("Reference", 12),
        Column("What we are doing", 34),
        Column("Under", 24),
        Column("Done to date", 48),
        Column("Still to do", 48),
        Column("Compared with other councils", 40),
        Column("Standing", 14),
        Column("How near to completion", 40),
        Column("As at", 18),
    )
    order = reading_order(plan)
    rows = sorted(latest_progress(plan).values(), key=lambda row: order[row.subject])
    return Sheet(
        label="Progress",
        title=f"Progress of the programme, {inline(plan.settings.area)}",
        lines=(
            "The latest report on each part of the programme.",
            "Ratings are by letter and word: G green, G/A green/amber, A amber, R/A red/amber, R red. Where there are"
            " several, each says what it rates.",
        ),
        columns=columns,
        rows=tuple(_row(plan, row) for row in rows),
    )


def _row(plan: Plan, row: Progress) -> tuple[Cell, ...]:
    groups = {strand.id: strand.group for strand in plan.workstreams}
    rated = latest_ratings(plan).get(row.subject, ())
    return (
        clean(row.subject), clean(titles(plan)[row.subject]), text(groups.get(row.subject, "")), text(row.done),
        text(row.to_do), text(row.benchmark), text(row.standing or ""), lines([near(rating) for rating in rated]),
        day(row.as_at),
    )  # fmt: skip


def near(rating: Rating) -> str:
    """One rating with what it rates and why."""
    why = f": {rating.reason}" if rating.reason else ""
    return f"{rating_words(rating.rating)} ({rating.dimension}){why}"
