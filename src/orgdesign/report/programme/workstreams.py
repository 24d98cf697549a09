"""Workstreams: their kind, aims, key milestones, and what they have done."""

from __future__ import annotations

from orgdesign.plan import Plan
from orgdesign.plan.programme import Workstream
from orgdesign.report.programme.strands import by_date, in_order, latest_progress, lines, text
from orgdesign.report.sheet import Column, Sheet
from orgdesign.report.text import Cell, clean, inline


def workstreams(plan: Plan, _hold_back: bool) -> Sheet:
    """A row for each workstream, as a programme shows them to its board."""
    columns = (
        Column("Workstream", 34),
        Column("Kind", 12),
        Column("Under", 22),
        Column("Aims", 48),
        Column("Key milestones", 48),
        Column("Progress to date", 48),
        Column("State", 12),
        Column("Led by", 22),
        Column("Note", 32),
    )
    kinds = [sum(row.kind == kind for row in plan.workstreams) for kind in ("service", "enabling")]
    return Sheet(
        label="Workstreams",
        title=f"Workstreams of the programme, {inline(plan.settings.area)}",
        lines=(
            f"{len(plan.workstreams)} workstreams: {kinds[0]} change services, {kinds[1]} support the change.",
            "[z] under kind or state means that it is not said.",
        ),
        columns=columns,
        rows=tuple(_row(plan, row) for row in in_order(plan)),
    )


def _row(plan: Plan, row: Workstream) -> tuple[Cell, ...]:
    reported = latest_progress(plan).get(row.id)
    due = [m.title + (f" ({m.period})" if m.period else "") for m in by_date(plan) if m.workstream == row.id]
    return (
        clean(row.title), text(row.kind or ""), text(row.group), text(row.aims), lines(due),
        text(reported.done if reported else ""), text(row.state or ""), text(row.lead), text(row.note),
    )  # fmt: skip
