"""Needs: the parts of a place sum to what is stated for the whole, and every locality has its figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from orgdesign.errors import Problem
from orgdesign.plan.check.rows import Rows, error, warning
from orgdesign.plan.places import Need, Place
from orgdesign.plan.services import Service

TOLERANCE = Decimal("0.005")
"""How far the parts may be from the whole, as a share of it: rounded figures need not add up exactly."""

_Series = tuple[str, str]
_Stated = Mapping[str, tuple[int, Decimal]]
_Children = Mapping[str, Sequence[str]]


def totals(rows: Rows) -> Iterator[Problem]:
    """What the parts of a place have adds up to what is stated for it, for the same measure and period."""
    if not rows.whole(Place, Need):
        return
    children: dict[str, list[str]] = defaultdict(list)
    for place in rows.of(Place):
        if place.parent is not None:
            children[place.parent].append(place.id)
    order = _downwards(rows, children)
    for series, stated in _series(rows).items():
        yield from _compare(series, stated, order, children)


def _downwards(rows: Rows, children: _Children) -> list[str]:
    order = [p.id for p in rows.of(Place) if p.parent is None][:1]
    for place in order:
        order.extend(children.get(place, ()))
    return order


def _compare(series: _Series, stated: _Stated, order: Sequence[str], children: _Children) -> Iterator[Problem]:
    """From the smallest places up: the sum of the parts, and whether every part has a figure."""
    sums: dict[str, tuple[Decimal, bool]] = {}
    for place in reversed(order):
        parts = [sums[child] for child in children.get(place, ()) if child in sums]
        amount = sum((part for part, _ in parts), Decimal(0))
        complete = len(parts) == len(children.get(place, ())) and all(whole for _, whole in parts)
        if place in stated and parts:
            yield from _differs(series, place, stated[place], amount, complete)
        if place in stated:
            sums[place] = (stated[place][1], True)
        elif parts:
            sums[place] = (amount, complete)


def _differs(
    series: _Series, place: str, found: tuple[int, Decimal], parts: Decimal, complete: bool
) -> Iterator[Problem]:
    at, value = found
    off = abs(parts - value) if complete else parts - value
    if off > value * TOLERANCE:
        given = "" if complete else " given so far"
        expected = (
            f'{series[0]} in {series[1]}: "{place}" is stated as {value:,}, but its parts{given} sum to {parts:,}.'
        )
        yield error(Need, at, "value", value, "total", expected)


def _series(rows: Rows) -> Mapping[_Series, _Stated]:
    found: dict[_Series, dict[str, tuple[int, Decimal]]] = defaultdict(dict)
    for at, row in rows.at(Need):
        found[row.measure, row.period].setdefault(row.place, (at, row.value))
    return found


def latest(rows: Rows) -> Iterator[Problem]:
    """A measure that drives staffing has a figure for every locality in its latest period, in one unit."""
    if rows.delivery_tier is None or not rows.whole(Place, Need):
        return
    localities = [p.id for p in rows.of(Place) if p.tier == rows.delivery_tier]
    used = sorted({m for s in rows.of(Service) for m in (s.need_measure, s.caseload_measure) if m})
    for measure in used:
        found = [(at, n) for at, n in rows.at(Need) if n.measure == measure]
        if not found:
            continue
        period = max(n.period for _, n in found)
        at = next(at for at, n in found if n.period == period)
        given = {where for _, n in found if n.period == period for where in (n.place, rows.locality_of(n.place))}
        missing = [place for place in localities if place not in given]
        if missing:
            expected = f"{measure} has no figure in its latest period ({period}) for {', '.join(missing[:5])}"
            more = f" and {len(missing) - 5} more" if len(missing) > 5 else ""
            yield warning(Need, at, "period", period, "no-need", f"{expected}{more}: counted as none.")


def units(rows: Rows) -> Iterator[Problem]:
    """A measure is given in one unit throughout."""
    first: dict[str, str] = {}
    for at, row in rows.at(Need):
        if row.unit and first.setdefault(row.measure, row.unit) != row.unit:
            expected = f'"{row.measure}" is given in "{first[row.measure]}" on an earlier row.'
            yield warning(Need, at, "unit", row.unit, "mixed-units", expected)
