"""The tree of places: who is above whom, and sums up and down."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from orgdesign.plan.places import Need, Place


class PlaceTree:
    """Places by id with their parents; assumes that the plan's checks have passed (no circle, one parent)."""

    def __init__(self, places: Sequence[Place], delivery_tier: str) -> None:
        self.places: Mapping[str, Place] = {p.id: p for p in places}
        self.delivery_tier = delivery_tier
        self._children: dict[str, list[str]] = {}
        for place in places:
            if place.parent is not None:
                self._children.setdefault(place.parent, []).append(place.id)

    def upward(self, place: str) -> Iterator[Place]:
        """The place itself, then each place that it is a part of."""
        current: str | None = place
        while current is not None:
            found = self.places[current]
            yield found
            current = found.parent

    def within(self, place: str, whole: str) -> bool:
        """Tell whether ``place`` is the same as ``whole`` or a part of it."""
        return any(p.id == whole for p in self.upward(place))

    def locality_of(self, place: str) -> str | None:
        """The place of the delivery tier that holds ``place``, or None where it stands above that tier."""
        return next((p.id for p in self.upward(place) if p.tier == self.delivery_tier), None)

    def localities(self) -> tuple[str, ...]:
        """Ids of every place of the delivery tier, sorted."""
        return tuple(sorted(p.id for p in self.places.values() if p.tier == self.delivery_tier))

    def children(self, place: str) -> tuple[str, ...]:
        """Ids of the places directly below, sorted."""
        return tuple(sorted(self._children.get(place, ())))

    def total(self, needs: Mapping[str, Decimal], place: str) -> Decimal | None:
        """A measure's amount in a place: stated there, else the sum of what its parts have; None where unknown.

        ``needs`` holds one measure in one period by place id.
        """
        if place in needs:
            return needs[place]
        parts = [self.total(needs, child) for child in self.children(place)]
        known = [part for part in parts if part is not None]
        return sum(known, Decimal(0)) if known else None


def latest(needs: Sequence[Need], measure: str) -> tuple[str, dict[str, Decimal]]:
    """The latest period that a measure has, and its values by place; an empty period where it has none."""
    rows = [n for n in needs if n.measure == measure]
    if not rows:
        return "", {}
    period = max(n.period for n in rows)
    return period, {n.place: n.value for n in rows if n.period == period}
