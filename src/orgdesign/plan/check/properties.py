"""Properties: desks, and whether they stand where the coordinates say."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from orgdesign.errors import Problem
from orgdesign.plan.check.rows import Rows, error, warning
from orgdesign.plan.options import Goal, Priority
from orgdesign.plan.places import Need, Place, Travel
from orgdesign.plan.properties import Property
from orgdesign.plan.requests import Kind, Request

GRID_EAST, GRID_NORTH = Decimal(700_000), Decimal(1_300_000)
"""Extent of the British National Grid in metres. Source: Ordnance Survey, National Grid."""
_UK_LONGITUDE, _UK_LATITUDE = (Decimal(-9), Decimal(3)), (Decimal(49), Decimal(62))


def desks(rows: Rows) -> Iterator[Problem]:
    """Occupants outside the plan do not take more desks than there are."""
    for at, row in rows.at(Property):
        if row.desks_taken > row.desks:
            expected = f"is more than the {row.desks} desks of the property; none is counted as free."
            yield warning(Property, at, "desks_taken", row.desks_taken, "desks-taken", expected)


def coordinates(rows: Rows) -> Iterator[Problem]:
    """Coordinates come in pairs and lie where the plan's kind of coordinates can lie."""
    kinds: tuple[type[Place] | type[Property], ...] = (Place, Property)
    for kind in kinds:
        for at, row in rows.at(kind):
            yield from _point(rows, kind, at, row.x, row.y)


def _point(
    rows: Rows, kind: type[Place] | type[Property], at: int, x: Decimal | None, y: Decimal | None
) -> Iterator[Problem]:
    if x is None and y is None:
        return
    if x is None or y is None:
        missing = "x" if x is None else "y"
        yield error(kind, at, missing, None, "half-a-point", "x and y must be given together.")
    elif x == 0 and y == 0:
        yield warning(kind, at, "x", x, "coordinates", "0, 0 is no place in the area; leave both empty if unknown.")
    elif rows.setting("coordinates") == "grid":
        yield from _grid(kind, at, x, y)
    elif rows.setting("coordinates") == "degrees":
        yield from _degrees(kind, at, x, y)


def _grid(kind: type[Place] | type[Property], at: int, x: Decimal, y: Decimal) -> Iterator[Problem]:
    if abs(x) <= 180 and abs(y) <= 90:
        expected = "looks like degrees, but the plan's coordinates are 'grid': easting and northing in metres."
        yield error(kind, at, "x", x, "coordinates", expected)
        return
    for name, value, most in (("x", x, GRID_EAST), ("y", y, GRID_NORTH)):
        if not 0 <= value <= most:
            expected = f"must be from 0 to {most:,} metres on the British National Grid."
            yield error(kind, at, name, value, "coordinates", expected)


def _degrees(kind: type[Place] | type[Property], at: int, x: Decimal, y: Decimal) -> Iterator[Problem]:
    for name, value, most in (("x", x, 180), ("y", y, 90)):
        if abs(value) > most:
            word = "longitude" if name == "x" else "latitude"
            expected = f"must be a {word} from -{most} to {most} degrees, as the plan's coordinates are 'degrees'."
            yield error(kind, at, name, value, "coordinates", expected)
    if _UK_LATITUDE[0] <= x <= _UK_LATITUDE[1] and _UK_LONGITUDE[0] <= y <= _UK_LONGITUDE[1]:
        expected = "x is the longitude and y the latitude; these look swapped."
        yield warning(kind, at, "x", x, "swapped", expected)


def located(rows: Rows) -> Iterator[Problem]:
    """Where travel counts, every property must be on the map or in the travel table."""
    if not _travel_counts(rows) or not rows.whole(Place, Travel):
        return
    measured = {end for row in rows.of(Travel) for end in (row.origin, row.destination)}
    for at, row in rows.at(Property):
        if row.x is None and row.id not in measured and not _map_knows(rows, row.place):
            expected = "no coordinates and no travel row: travel to it counts as nothing."
            yield warning(Property, at, "x", None, "nowhere", expected)


def reached(rows: Rows) -> Iterator[Problem]:
    """Where residents' travel counts, every place with a figure of its own must be on the map or in the table."""
    counts = any(p.objective is Goal.RESIDENTS_ACCESS for p in rows.of(Priority))
    if not counts or not rows.whole(Place, Travel):
        return
    measured = {end for row in rows.of(Travel) for end in (row.origin, row.destination)}
    needed = {need.place for need in rows.of(Need)} - measured
    for at, row in rows.at(Place):
        if row.id in needed and not _map_knows(rows, row.id):
            expected = "no coordinates here or above and no travel row: residents' travel from it counts as nothing."
            yield warning(Place, at, "x", None, "nowhere", expected)


def _travel_counts(rows: Rows) -> bool:
    goals = {Goal.STAFF_TRAVEL, Goal.LINKS_APART, Goal.RESIDENTS_ACCESS}
    return any(p.objective in goals for p in rows.of(Priority)) or any(r.kind is Kind.REACH for r in rows.of(Request))


def _map_knows(rows: Rows, place: str) -> bool:
    seen: set[str] = set()
    current = rows.places.get(place)
    while current is not None and current.id not in seen:
        if current.x is not None:
            return True
        seen.add(current.id)
        current = rows.places.get(current.parent) if current.parent else None
    return False
