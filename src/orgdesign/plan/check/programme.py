"""The programme: milestones in order, ratings with reasons, and series whose figures go together."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesign.errors import Problem
from orgdesign.plan.backwards import needed_by
from orgdesign.plan.check.circles import circles, described
from orgdesign.plan.check.rows import Rows, error, warning
from orgdesign.plan.options import Option
from orgdesign.plan.programme import Figure, Milestone, Progress, Rating, Workstream
from orgdesign.plan.trend import series_of

_UNFINISHED = ("planned", "under way")


def subjects(rows: Rows) -> Iterator[Problem]:
    """An id names a workstream or a milestone, never both."""
    known = {row.id for row in rows.of(Workstream)}
    for at, row in rows.at(Milestone):
        if row.id in known:
            expected = "is the id of a workstream too; give one of them another id."
            yield error(Milestone, at, "id", row.id, "ambiguous", expected)


def order(rows: Rows) -> Iterator[Problem]:
    """A milestone is due no earlier than those that must be reached before it, and none waits for itself."""
    known = {row.id: row for row in rows.of(Milestone)}
    for at, row in rows.at(Milestone):
        for name in row.after:
            first = known.get(name)
            if first is not None and first.due is not None and row.due is not None and row.due < first.due:
                expected = f'must not be before "{name}", which comes first and is due {first.due}.'
                yield error(Milestone, at, "due", row.due, "milestone-order", expected)
    yield from _circles(rows)


def _circles(rows: Rows) -> Iterator[Problem]:
    waits = {row.id: [name for name in row.after if name != row.id] for row in rows.of(Milestone)}
    positions = {row.id: at for at, row in rows.at(Milestone)}
    for at, row in rows.at(Milestone):
        if row.id in row.after:
            yield error(Milestone, at, "after", row.id, "itself", "a milestone cannot come after itself.")
    free: set[str] = set()
    while ready := [name for name in waits if name not in free and not (set(waits[name]) & waits.keys()) - free]:
        free.update(ready)
    stuck = {name: next(w for w in waits[name] if w in waits and w not in free) for name in waits if name not in free}
    for circle in circles(stuck):
        expected = f"milestones wait for each other in a circle: {described(circle)}."
        yield error(Milestone, positions[circle[0]], "after", stuck[circle[0]], "circle", expected)


def too_late(rows: Rows) -> Iterator[Problem]:
    """A milestone whose date leaves those after it less time than they take is pointed out."""
    due = {row.id: row.due for row in rows.of(Milestone)}
    needed = needed_by(rows.of(Milestone), rows.of(Option))
    late = {
        name for row in rows.of(Milestone) for name in row.after if row.due and (due.get(name) or row.due) > row.due
    }
    for at, row in rows.at(Milestone):
        latest = needed.get(row.id)
        if row.id not in late and row.due is not None and latest is not None and latest < row.due:
            expected = f"must be reached by {latest} for what comes after it to be in time."
            yield warning(Milestone, at, "due", row.due, "too-late", expected)


def overdue(rows: Rows) -> Iterator[Problem]:
    """A milestone that was due before the plan's own date and is not reached is pointed out."""
    as_at = rows.setting("as_at")
    for at, row in rows.at(Milestone):
        if as_at is not None and row.due is not None and row.due < as_at and row.status in _UNFINISHED:
            expected = f"was due before the date that the plan is as at ({as_at}), and its status is '{row.status}'."
            yield warning(Milestone, at, "due", row.due, "overdue", expected)


def reported(rows: Rows) -> Iterator[Problem]:
    """Reports and ratings are not of days to come, and a rating that is not green says why."""
    as_at = rows.setting("as_at")
    kinds: tuple[type[Progress] | type[Rating], ...] = (Progress, Rating)
    for kind in kinds:
        for at, row in rows.at(kind):
            if as_at is not None and row.as_at > as_at:
                expected = f"is after the date that the plan is as at ({as_at})."
                yield warning(kind, at, "as_at", row.as_at, "to-come", expected)
    for at, rating in rows.at(Rating):
        if rating.rating != "green" and not rating.reason:
            expected = f"a rating of {rating.rating} should say why."
            yield warning(Rating, at, "reason", None, "no-reason", expected)


def dimensions(rows: Rows) -> Iterator[Problem]:
    """Dimensions that differ only in capitals are pointed out."""
    first: dict[str, str] = {}
    for at, row in rows.at(Rating):
        known = first.setdefault(row.dimension.casefold(), row.dimension)
        if known != row.dimension:
            expected = f'differs only in capitals from "{known}"; are they two?'
            yield warning(Rating, at, "dimension", row.dimension, "near-duplicate", expected)


def figures(rows: Rows) -> Iterator[Problem]:
    """A series has one unit and one figure for each day that a period ends on."""
    units: dict[str, str] = {}
    ends: dict[tuple[str, str, str], str] = {}
    for at, row in rows.at(Figure):
        if row.unit and units.setdefault(row.measure, row.unit) != row.unit:
            expected = f'"{row.measure}" is given in "{units[row.measure]}" on an earlier row.'
            yield error(Figure, at, "unit", row.unit, "unit", expected)
        key = (row.measure, row.place, str(row.ends))
        if ends.setdefault(key, row.period) != row.period:
            expected = f'"{ends[key]}" of the same measure and place ends on this day too.'
            yield error(Figure, at, "ends", row.ends, "same-end", expected)


def stated_changes(rows: Rows) -> Iterator[Problem]:
    """A change that the source states agrees with the figures."""
    positions = {(row.measure, row.place, row.period): at for at, row in rows.at(Figure)}
    for steps in series_of(rows.of(Figure)):
        for step in steps:
            row, stated = step.figure, step.figure.stated_change
            at = positions[row.measure, row.place, row.period]
            if stated is not None and step.exact_change is None:
                expected = "there is no earlier figure, other than 0, that it could be a change from."
                yield warning(Figure, at, "stated_change", stated, "change-of-nothing", expected)
            elif step.disagrees and step.before is not None:
                expected = f"the figures ({step.before.value:,} to {row.value:,}) make a change of {step.change}%."
                yield warning(Figure, at, "stated_change", stated, "change-differs", expected)
