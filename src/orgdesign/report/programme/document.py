"""The programme as plain data for machines, with what is worked out from it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from orgdesign.measures import plain
from orgdesign.plan import Plan
from orgdesign.plan.backwards import needed_by
from orgdesign.plan.fields import Row
from orgdesign.plan.trend import Step, series_of
from orgdesign.report.programme.consultation import findings_in_order, questions_in_order
from orgdesign.report.programme.governance import (
    decisions_in_order,
    impacts_in_order,
    latest_steps,
    risks_in_order,
    way,
)
from orgdesign.report.programme.ratings import counts
from orgdesign.report.programme.strands import RATINGS, by_date, in_order, reading_order


def document(plan: Plan, wanted: Collection[str]) -> dict[str, Any]:
    """Every part by its name; a part is null where it was not asked for."""
    order = reading_order(plan)
    progress = sorted(plan.progress, key=lambda row: (order[row.subject], row.as_at))
    ratings = sorted(plan.ratings, key=lambda row: (order[row.subject], row.dimension, row.as_at))
    parts: dict[str, Any] = {
        "workstreams": [_row(row) for row in in_order(plan)],
        "milestones": _milestones(plan),
        "progress": [_row(row) for row in progress],
        "ratings": [_row(row) for row in ratings],
        "series": [_series(steps) for steps in series_of(plan.series)],
        "consultation": [_row(row) for row in questions_in_order(plan)],
        "replies": [{**_row(row), "share": plain(row.share)} for row in plan.replies],
        "findings": [_row(row) for row in findings_in_order(plan)],
        "risks": [_row(row) for row in risks_in_order(plan)],
        "boards": [_row(row) for row in plan.boards],
        "decisions": [_row(row) for row in decisions_in_order(plan)],
        "impacts": _impacts(plan),
    }
    found = {name: rows if name in wanted else None for name, rows in parts.items()}
    return {**found, "rating_counts": _counts(plan) if "ratings" in wanted else None}


def _row(row: Row) -> dict[str, Any]:
    return row.model_dump(mode="json")


def _counts(plan: Plan) -> list[dict[str, Any]]:
    found = counts(plan)
    return [{"rating": rating, "count": found[rating]} for rating in reversed(RATINGS) if rating in found]


def _series(steps: Sequence[Step]) -> dict[str, Any]:
    first = steps[0].figure
    return {"measure": first.measure, "place": first.place, "figures": [_figure(step) for step in steps]}


def _milestones(plan: Plan) -> list[dict[str, Any]]:
    needed = needed_by(plan.milestones, plan.options)
    days = {name: day.isoformat() for name, day in needed.items()}
    return [{**_row(row), "needed_by": days.get(row.id)} for row in by_date(plan)]


def _impacts(plan: Plan) -> list[dict[str, Any]]:
    latest = latest_steps(plan)
    return [
        {
            **_row(row),
            "target": plain(row.target),
            "figures": [
                {**_figure(step), "place": step.figure.place, "way": way(row, step) or None}
                for step in latest.get(row.measure or "", ())
            ],
        }
        for row in impacts_in_order(plan)
    ]


def _figure(step: Step) -> dict[str, Any]:
    row = step.figure
    return {
        "period": row.period,
        "ends": row.ends.isoformat(),
        "value": plain(row.value),
        "unit": row.unit,
        "difference": plain(step.difference),
        "change": plain(step.change),
        "stated_change": plain(row.stated_change),
        "disagrees": step.disagrees,
        "source": row.source,
        "evidence": row.evidence.value if row.evidence else None,
    }
