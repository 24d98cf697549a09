"""Workstreams and milestones as other tables name them, and the order they are read in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from orgdesign.plan import Plan
from orgdesign.plan.programme import Milestone, Progress, Rating, Workstream
from orgdesign.report.names import Names
from orgdesign.report.text import Cell, Shorthand, clean

_LAST = date.max


def titles(plan: Plan) -> Mapping[str, str]:
    """The title of every workstream and milestone by id."""
    rows: Sequence[Workstream | Milestone] = (*plan.workstreams, *plan.milestones)
    return {row.id: row.title for row in rows}


def in_order(plan: Plan) -> Sequence[Workstream]:
    """Workstreams by their place in the list, those without one last."""
    return sorted(plan.workstreams, key=lambda row: (row.order is None, row.order or 0, row.id))


def by_date(plan: Plan) -> Sequence[Milestone]:
    """Milestones by the day they are due, those without one last."""
    return sorted(plan.milestones, key=lambda row: (row.due or _LAST, row.id))


def reading_order(plan: Plan) -> Mapping[str, int]:
    """The position of every workstream, and then of every milestone, by id."""
    rows: Sequence[Workstream | Milestone] = (*in_order(plan), *by_date(plan))
    return {row.id: position for position, row in enumerate(rows)}


def latest_progress(plan: Plan) -> Mapping[str, Progress]:
    """The latest report on each workstream and milestone."""
    return {row.subject: row for row in sorted(plan.progress, key=lambda row: row.as_at)}


def latest_ratings(plan: Plan) -> Mapping[str, Sequence[Rating]]:
    """The latest rating of every dimension of each workstream and milestone, the greenest dimension first."""
    latest = {(row.subject, row.dimension): row for row in sorted(plan.ratings, key=lambda row: row.as_at)}
    found: dict[str, list[Rating]] = {}
    for row in sorted(latest.values(), key=lambda row: (-RATINGS.index(row.rating), row.dimension)):
        found.setdefault(row.subject, []).append(row)
    return found


RATINGS = ("red", "red/amber", "amber", "green/amber", "green")
"""Every rating, the worst first."""
_LETTERS = {"red": "R", "red/amber": "R/A", "amber": "A", "green/amber": "G/A", "green": "G"}


def rating_words(rating: str) -> str:
    """A rating by letter and word, so that it never rests on a colour."""
    return f"{_LETTERS[rating]}: {rating}"


def about(plan: Plan, touches: Sequence[str], hold_back: bool) -> Cell:
    """What a row is about, by name; single posts are not named where small numbers are held back."""
    names = Names([plan])
    known = {**names.properties, **names.places, **names.services}
    return lines([known.get(name, name) for name in touches if name in known or not hold_back])


def text(value: str) -> Cell:
    """A council's text, or that there is nothing to say."""
    return clean(value) if value.strip() else Shorthand.NOT_APPLICABLE


def lines(parts: Sequence[str]) -> Cell:
    """Several texts in one cell, a line each."""
    return text("\n".join(part for part in parts if part))
