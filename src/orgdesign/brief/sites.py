"""Properties as the solver and the checker see them, and the travel between them."""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from orgdesign.plan import Plan
from orgdesign.plan.properties import Property, State
from orgdesign.plan.tree import PlaceTree
from orgdesign.units import MINUTE, MONEY, whole

_EARTH_RADIUS_M = 6_371_000


@dataclass(frozen=True)
class Site:
    """A property with its free desks (whole), costs (pence) and what it is open for.

    ``rooms`` are its meeting and its interview rooms, None where not known; ``kind`` is what it is, capitals aside.
    """

    id: str
    locality: str | None
    place: str
    desks: int
    running_cost: int
    one_off_cost: int
    release_cost: int
    in_use: bool
    must_keep: bool
    closing: bool
    available_from: date | None
    ict: tuple[str, ...]
    step_free: bool | None
    public_access: bool | None
    rooms: tuple[int | None, int | None] = (None, None)
    kind: str = ""


def make_site(row: Property, tree: PlaceTree) -> Site:
    """A property of the plan as a site; desks are those that outside occupants leave free."""
    return Site(
        id=row.id,
        locality=tree.locality_of(row.place),
        place=row.place,
        desks=max(0, row.desks - row.desks_taken),
        running_cost=whole(row.running_cost, MONEY),
        one_off_cost=whole(row.one_off_cost, MONEY),
        release_cost=whole(row.release_cost, MONEY),
        in_use=row.state in {State.IN_USE, State.MUST_KEEP, State.CLOSING},
        must_keep=row.state is State.MUST_KEEP,
        closing=row.state is State.CLOSING,
        available_from=row.available_from,
        ict=row.ict,
        step_free=row.step_free,
        public_access=row.public_access,
        rooms=(row.meeting_rooms, row.interview_rooms),
        kind=row.kind.casefold(),
    )


class Travel:
    """Seconds of travel, one way: the travel table where it has a row, else straight line times circuity.

    ``measured`` counts nothing; ``is_measured`` tells whether a figure rests on the table. Places and properties
    without coordinates take those of the nearest place above them that has some.
    """

    def __init__(self, plan: Plan, tree: PlaceTree) -> None:
        self._table = {(t.origin, t.destination): whole(t.minutes, MINUTE) for t in plan.travel}
        self._degrees = plan.settings.coordinates == "degrees"
        metres_a_second = float(plan.settings.speed_kmh) / 3.6
        self._seconds_a_metre = float(plan.settings.circuity) / metres_a_second
        self._circuity = float(plan.settings.circuity)
        self._at: dict[str, tuple[float, float]] = {}
        for place in plan.places:
            spot = next(((p.x, p.y) for p in tree.upward(place.id) if p.x is not None and p.y is not None), None)
            if spot is not None:
                self._at[place.id] = (float(spot[0] or 0), float(spot[1] or 0))
        for row in plan.properties:
            if row.x is not None and row.y is not None:
                self._at[row.id] = (float(row.x), float(row.y))
            elif row.place in self._at:
                self._at[row.id] = self._at[row.place]
        self._kept: dict[tuple[str, str], int] = {}

    def seconds(self, origin: str, destination: str) -> int:
        """Seconds from one property or place to another; 0 to itself, or where neither table nor map knows."""
        if origin == destination:
            return 0
        key = (origin, destination)
        if key not in self._kept:
            self._kept[key] = self._look_up(origin, destination)
        return self._kept[key]

    def between(self, ids: Sequence[str]) -> list[array[int]]:
        """Seconds from each of some properties or places to each, to be looked up by number."""
        return [array("q", [0 if a == b else self._look_up(a, b) for b in ids]) for a in ids]

    def is_measured(self, origin: str, destination: str) -> bool:
        """Tell whether the figure comes from the travel table."""
        return (origin, destination) in self._table or (destination, origin) in self._table

    def metres(self, origin: str, destination: str) -> int:
        """Metres by road as estimated from the straight line; 0 where the map does not know."""
        return round(self._straight(origin, destination) * self._circuity)

    def _look_up(self, origin: str, destination: str) -> int:
        for key in ((origin, destination), (destination, origin)):
            if key in self._table:
                return self._table[key]
        return round(self._straight(origin, destination) * self._seconds_a_metre)

    def _straight(self, origin: str, destination: str) -> float:
        if origin not in self._at or destination not in self._at:
            return 0.0
        (ax, ay), (bx, by) = self._at[origin], self._at[destination]
        if not self._degrees:
            return math.hypot(ax - bx, ay - by)
        half = math.radians(by - ay) / 2
        turn = math.radians(bx - ax) / 2
        chord = math.sin(half) ** 2 + math.cos(math.radians(ay)) * math.cos(math.radians(by)) * math.sin(turn) ** 2
        return 2 * _EARTH_RADIUS_M * math.asin(math.sqrt(chord))
