"""The ground that a plan covers: which locality holds a place, and how much need there is in it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from orgdesign.plan import Plan


class Ground:
    """Localities and need, walked afresh from the rows of the plan."""

    def __init__(self, plan: Plan) -> None:
        tier = plan.settings.delivery_tier
        self._parent = {row.id: row.parent for row in plan.places}
        self.localities = tuple(sorted(row.id for row in plan.places if row.tier == tier))
        self.tops = tuple(row.id for row in plan.places if row.parent is None)
        self._parts: dict[str, list[str]] = {}
        for row in plan.places:
            if row.parent is not None:
                self._parts.setdefault(row.parent, []).append(row.id)
        self._locality: dict[str, str | None] = {}
        delivering = set(self.localities)
        for place in self._parent:
            self._locality[place] = next((above for above in self.upward(place) if above in delivering), None)
        self._period: dict[str, str] = {}
        for need in plan.needs:
            self._period[need.measure] = max(need.period, self._period.get(need.measure, need.period))
        self._stated = {
            (need.measure, need.place): need.value for need in plan.needs if need.period == self._period[need.measure]
        }

    def upward(self, place: str) -> list[str]:
        """The place and all that it is a part of, smallest first."""
        line: list[str] = []
        current: str | None = place
        while current is not None and current not in line:
            line.append(current)
            current = self._parent.get(current)
        return line

    def locality_of(self, place: str | None) -> str | None:
        """The locality that holds a place; None where none does."""
        return self._locality.get(place) if place is not None else None

    def inside(self, place: str, whole: str) -> bool:
        """Tell whether a place is another, or a part of it; an empty ``whole`` is the whole area."""
        return not whole or whole in self.upward(place)

    def own_needs(self, measure: str) -> Iterator[tuple[str, Decimal]]:
        """Each place and its latest amount less what its parts have, where that leaves something."""
        for (name, place), amount in self._stated.items():
            if name == measure:
                left = amount - sum((self.need(measure, part) for part in self._parts.get(place, ())), Decimal(0))
                if left > 0:
                    yield place, left

    def need(self, measure: str | None, place: str) -> Decimal:
        """A measure's latest amount in a place: stated there, else what its parts have together; 0 where unknown."""
        if measure is None:
            return Decimal(0)
        if (measure, place) in self._stated:
            return self._stated[measure, place]
        return sum((self.need(measure, part) for part in self._parts.get(place, ())), Decimal(0))
