"""Requests of tiny plans: every kind, must and should, about whatever the plan has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from random import Random

from orgdesign.plan.fields import Row
from orgdesign.plan.requests import Kind, Request
from orgdesign.plan.services import ServiceClass

PLAIN_KINDS: tuple[Kind, ...] = (
    Kind.PIN_LOCALITY, Kind.PIN_BASE, Kind.HOST_IN, Kind.KEEP, Kind.CLOSE, Kind.USE_AT_MOST, Kind.TOGETHER,
    Kind.APART, Kind.FORBID, Kind.RUNNING_COST_CEILING, Kind.FTE_FLOOR, Kind.REACH,
)  # fmt: skip
"""The kinds of request that tiny plans hold unless told otherwise; ``tuple(Kind)`` asks for every kind."""


class TinyRequests:
    """Draws requests about the services, posts and properties of one tiny plan."""

    def __init__(
        self,
        chance: Random,
        kinds: Sequence[Kind],
        classes: Mapping[str, ServiceClass],
        members: Mapping[str, str],
        where: Mapping[str, str],
    ) -> None:
        self.chance, self.kinds, self.classes, self.members = chance, kinds, classes, members
        self.posts, self.sites = list(members), list(where)
        self.localities = sorted(set(where.values()))
        self.wards = [f"{locality}w{n}" for locality in self.localities for n in (1, 2)]

    def _may(self, share: float) -> bool:
        return self.chance.random() < share

    def rows(self) -> list[Row]:
        rows: list[Row] = []
        for number in range(1, self.chance.choice((0, 1, 1, 2, 2, 3, 4)) + 1):
            kind = self.chance.choice(self.kinds)
            found = self._ask(kind)
            if found is not None:
                subject, target, amount = found
                must = self._may(0.35)
                rows.append(
                    Request(
                        id=f"r{number}",
                        kind=kind,
                        subject=subject,
                        object=target,
                        amount=amount,
                        strength="must" if must else "should",
                        weight=self.chance.randint(1, 3),
                        option="o1" if self._may(0.3) else None,
                    )
                )
        return rows

    def _ask(self, kind: Kind) -> tuple[str, str, int | Decimal | None] | None:
        """Subject, object and amount of a request; None where the plan has nothing that it could be about."""
        pick, core, hosted = self.chance.choice, self._core_names(), self._of(ServiceClass.HOSTED)
        names = self._names()
        core_posts = [post for post in self.posts if self.classes[self.members[post]] is ServiceClass.CORE]
        if kind is Kind.PIN_LOCALITY:
            return (pick(core_posts), pick(self.localities), None) if core_posts else None
        if kind is Kind.PIN_BASE:
            return pick((*names, *self.posts)), pick(self.sites), None
        if kind is Kind.HOST_IN:
            return (pick(hosted), pick(self.localities), None) if hosted else None
        if kind in {Kind.KEEP, Kind.CLOSE}:
            return pick(self.sites), "", None
        if kind in {Kind.TOGETHER, Kind.APART}:
            return (*self._two(names), None)
        if kind is Kind.FORBID:
            return pick(names), pick(self.sites), None
        if kind is Kind.REACH:
            return pick(names), pick(self.wards), pick((2, 5, 10))
        if kind in {Kind.FTE_FLOOR, Kind.CASELOAD_CAP}:
            amount: int | Decimal = Decimal("0.5") * pick((1, 2)) if kind is Kind.FTE_FLOOR else pick((3, 6, 12))
            return (pick(core), "", amount) if core else None
        return self._ask_of_make_up(kind, names) or self._area_ask(kind)

    def _ask_of_make_up(self, kind: Kind, names: Sequence[str]) -> tuple[str, str, int | Decimal | None] | None:
        """Of the kinds about who is in a team, and in what sort of building it is."""
        pick = self.chance.choice
        if kind is Kind.SKILL_MIX:
            return pick(names), pick(("nursing", "play; Nursing", "signing")), Decimal("0.5")
        if kind is Kind.SUPERVISION:
            return pick(("", *self._core_names())), "", None
        if kind is Kind.KIND_OF_BASE:
            return pick(names), pick(("school", "School; office")), None
        return None

    def _area_ask(self, kind: Kind) -> tuple[str, str, int | Decimal | None]:
        """Of the kinds about a whole place."""
        place = self.chance.choice(("", "", "city", *self.localities))
        if kind is Kind.USE_AT_MOST:
            return place, "", self.chance.randint(1, len(self.sites))
        if kind is Kind.RUNNING_COST_CEILING:
            return place, "", self.chance.randint(5, 25)
        if kind is Kind.COVER:
            return "signing", self.chance.choice(("", *self.localities)), 1
        return "", "", self.chance.randint(0, 6)

    def _of(self, kind: ServiceClass) -> list[str]:
        return [service for service, its in self.classes.items() if its is kind]

    def _core_names(self) -> list[str]:
        core = self._of(ServiceClass.CORE)
        return core + [f"{service}@{place}" for service in core for place in self.localities]

    def _names(self) -> list[str]:
        return [*self.classes, *(name for name in self._core_names() if "@" in name)]

    def _two(self, names: Sequence[str]) -> tuple[str, str]:
        """Two names of different services."""
        one = self.chance.choice(names)
        others = [name for name in names if name.split("@")[0] != one.split("@")[0]]
        return one, self.chance.choice(others)
