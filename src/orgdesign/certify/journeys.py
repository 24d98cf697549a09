"""How long it takes to travel, counted afresh from the travel table and the map."""

from __future__ import annotations

import math

from orgdesign.certify.ground import Ground
from orgdesign.plan import Plan
from orgdesign.plan.places import Place
from orgdesign.plan.properties import Property
from orgdesign.units import MINUTE, whole

EARTH_RADIUS_M = 6_371_000
"""Mean radius of the earth, in metres. Source: the mean radius of the International Union of Geodesy, rounded."""
KMH_IN_A_METRE_A_SECOND = 3.6

_Point = tuple[float, float]


class Journeys:
    """Seconds one way between properties and places.

    The travel table decides, in either direction, the direction asked for first; else the straight line times
    circuity at the plan's speed, to the nearest second. Nothing to where you are, nor where the map does not know.
    """

    def __init__(self, plan: Plan, ground: Ground) -> None:
        self._degrees = plan.settings.coordinates == "degrees"
        # One factor, made in this order, so that half seconds fall the same way as wherever else it is made so.
        self._pace = float(plan.settings.circuity) / (float(plan.settings.speed_kmh) / KMH_IN_A_METRE_A_SECOND)
        self._table = {(row.origin, row.destination): whole(row.minutes, MINUTE) for row in plan.travel}
        known = {row.id: point for row in plan.places if (point := _stated(row)) is not None}
        self._points: dict[str, _Point] = {}
        for place in plan.places:
            self._put(place.id, next((known[above] for above in ground.upward(place.id) if above in known), None))
        for row in plan.properties:
            self._put(row.id, _stated(row) or self._points.get(row.place))
        self._found: dict[tuple[str, str], int] = {}

    def _put(self, name: str, point: _Point | None) -> None:
        if point is not None:
            self._points[name] = point

    def seconds(self, origin: str, destination: str) -> int:
        """Seconds from one property or place to another."""
        ends = (origin, destination)
        if ends not in self._found:
            self._found[ends] = self._count(origin, destination)
        return self._found[ends]

    def _count(self, origin: str, destination: str) -> int:
        if origin == destination:
            return 0
        there, back = (origin, destination), (destination, origin)
        if there in self._table or back in self._table:
            return self._table.get(there, self._table.get(back, 0))
        if origin not in self._points or destination not in self._points:
            return 0
        line = _over_the_earth if self._degrees else math.dist
        return round(line(self._points[origin], self._points[destination]) * self._pace)


def _stated(row: Place | Property) -> _Point | None:
    return None if row.x is None or row.y is None else (float(row.x), float(row.y))


def _over_the_earth(one: _Point, two: _Point) -> float:
    """Metres along the great circle, by the chord between two points on a sphere."""
    return 2 * EARTH_RADIUS_M * math.asin(math.dist(_on_sphere(one), _on_sphere(two)) / 2)


def _on_sphere(point: _Point) -> tuple[float, float, float]:
    longitude, latitude = math.radians(point[0]), math.radians(point[1])
    return (
        math.cos(latitude) * math.cos(longitude),
        math.cos(latitude) * math.sin(longitude),
        math.sin(latitude),
    )
