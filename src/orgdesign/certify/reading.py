"""A design as the checker reads it: sums by team and property, whatever the design may hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from orgdesign.certify.facts import Facts
from orgdesign.design import Design, Placement


class Reading:
    """Who sits where, counted once for each post that is in scope; nothing in it rests on the design being valid."""

    def __init__(self, facts: Facts, design: Design) -> None:
        self.design = design
        self.seats: dict[str, Placement] = {}
        for placement in design.placements:
            if placement.post in facts.posts:
                self.seats.setdefault(placement.post, placement)
        self.bases: Mapping[str, tuple[str, ...]] = design.bases
        self.posts: Counter[str] = Counter()
        self.fte: Counter[str] = Counter()
        self.filled: Counter[str] = Counter()
        self.there: Counter[tuple[str, str]] = Counter()
        self.used: set[str] = {site for sites in design.bases.values() for site in sites}
        for post, seat in self.seats.items():
            self._count(facts, post, seat)
        self.in_use = (self.used | set(design.sites)) & set(facts.properties)

    def _count(self, facts: Facts, post: str, seat: Placement) -> None:
        amount = facts.fte[post]
        self.posts[seat.team] += 1
        self.fte[seat.team] += amount
        if not facts.posts[post].vacant:
            self.filled[seat.team] += amount
        if seat.site is not None:
            self.there[seat.team, seat.site] += amount
            self.used.add(seat.site)

    def lead(self, team: str) -> str | None:
        """The lead base of a team."""
        return next(iter(self.bases.get(team, ())), None)
