"""Every rating with its dimension and its reason."""

from __future__ import annotations

from collections import Counter

from orgdesign.plan import Plan
from orgdesign.plan.programme import Rating
from orgdesign.report.programme.strands import RATINGS, rating_words, reading_order, text, titles
from orgdesign.report.sheet import Column, Sheet
from orgdesign.report.text import Cell, Shorthand, clean, day, inline


def ratings(plan: Plan, _hold_back: bool) -> Sheet:
    """A row for each rating, the latest of a dimension first, with the one before it."""
    columns = (
        Column("Reference", 12),
        Column("What is rated", 40),
        Column("Dimension", 18),
        Column("Rating", 18),
        Column("As at", 20),
        Column("Rated before", 18),
        Column("Why", 60),
    )
    order = reading_order(plan)
    rows = sorted(plan.ratings, key=lambda row: (order[row.subject], row.dimension, -row.as_at.toordinal()))
    return Sheet(
        label="Ratings",
        title=f"Ratings of the programme, {inline(plan.settings.area)}",
        lines=(
            f"{counted(plan)}.",
            "Letter and word: G green, G/A green/amber, A amber, R/A red/amber, R red. A part may be rated in several"
            " dimensions.",
        ),
        columns=columns,
        rows=tuple(_row(plan, row) for row in rows),
    )


def counts(plan: Plan) -> dict[str, int]:
    """How many ratings there are of each, the latest of every dimension; the best first."""
    latest = {(row.subject, row.dimension): row.rating for row in sorted(plan.ratings, key=lambda row: row.as_at)}
    found: Counter[str] = Counter(latest.values())
    return {rating: found[rating] for rating in reversed(RATINGS) if found[rating]}


def counted(plan: Plan) -> str:
    """The latest ratings counted, in words."""
    found = counts(plan)
    parts = ", ".join(f"{number} {rating}" for rating, number in found.items())
    return f"{sum(found.values())} latest ratings: {parts}"


def _row(plan: Plan, row: Rating) -> tuple[Cell, ...]:
    same = [r for r in plan.ratings if (r.subject, r.dimension) == (row.subject, row.dimension)]
    earlier = [r for r in same if r.as_at < row.as_at]
    before = max(earlier, key=lambda r: r.as_at) if earlier else None
    return (
        clean(row.subject), clean(titles(plan)[row.subject]), clean(row.dimension), rating_words(row.rating),
        day(row.as_at), rating_words(before.rating) if before else Shorthand.NOT_APPLICABLE, text(row.reason),
    )  # fmt: skip
