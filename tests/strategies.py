"""Tiny plans, of which every design can be listed: for brute force, and drawn by hypothesis.

Every service's class follows from its answers by the shipped rules (level 4 only, or at most two criteria met:
city-wide; C4 no: hosted; C5 no: extended; else core), so that nothing is open. About half of the plans are
feasible.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from random import Random

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from orgdesign.plan import Plan
from orgdesign.plan.fields import Row
from orgdesign.plan.links import Alliance, Link
from orgdesign.plan.options import Goal, Option, Priority
from orgdesign.plan.places import Need, Place, Travel
from orgdesign.plan.posts import Post
from orgdesign.plan.properties import Property, State
from orgdesign.plan.requests import Kind
from orgdesign.plan.services import Answer, Reply, Service, ServiceClass
from orgdesign.plan.settings import Settings
from tests.tiny_requests import PLAIN_KINDS, TinyRequests

MEASURES = ("children", "referrals")
EAST, NORTH = 500_000, 300_000
_ANSWERS: dict[ServiceClass, str] = {
    ServiceClass.CORE: "yyyyy",
    ServiceClass.EXTENDED: "yyyyn",
    ServiceClass.HOSTED: "yyyny",
    ServiceClass.CITY_WIDE: "nnynn",
}
_REPLIES = {"y": Reply.YES, "n": Reply.NO}


def tiny_plan(
    seed: int,
    *,
    localities: int = 2,
    services: int = 3,
    posts: int = 6,
    properties: int = 4,
    kinds: Sequence[Kind] = PLAIN_KINDS,
) -> Plan:
    """A tiny plan with one option 'o1'; the same arguments give the same plan."""
    return _Draw(Random(f"tiny {seed}"), localities, services, posts, properties, kinds).plan()


@st.composite
def tiny_plans(draw: DrawFn, kinds: Sequence[Kind] = PLAIN_KINDS) -> Plan:
    """Tiny plans of two localities, two to four services, four to eight posts, three to five properties."""
    services = draw(st.integers(2, 4))
    posts = draw(st.integers(max(4, services), 8))
    properties = draw(st.integers(3, 5))
    chance = draw(st.randoms(use_true_random=False))
    return _Draw(chance, 2, services, posts, properties, kinds).plan()


def any_tiny_plan(kinds: Sequence[Kind] = PLAIN_KINDS) -> SearchStrategy[Plan]:
    """The same plans by seed: quicker to draw, poorer to shrink."""
    return st.integers(0, 10**6).map(lambda seed: tiny_plan(seed, kinds=kinds))


def class_meant(plan: Plan, service: str) -> ServiceClass:
    """The class that a tiny plan's answers were written for."""
    replies = "".join(answer.answer.value[0] for answer in plan.answers if answer.service == service)
    return next(kind for kind, letters in _ANSWERS.items() if letters == replies)


class _Draw:
    """One draw of a tiny plan: small whole numbers everywhere."""

    def __init__(
        self, chance: Random, localities: int, services: int, posts: int, properties: int, kinds: Sequence[Kind]
    ) -> None:
        self.chance, self.kinds = chance, tuple(kinds)
        self.localities = [f"l{i}" for i in range(1, localities + 1)]
        self.wards = [f"{locality}w{n}" for locality in self.localities for n in (1, 2)]
        self.sites = [f"p{i}" for i in range(1, properties + 1)]
        self.where = {site: self.localities[i % localities] for i, site in enumerate(self.sites)}
        self.posts = [f"{i:02}" for i in range(1, posts + 1)]
        self.classes = self._classes(services)
        self.members = self._members()
        self.aside = Random(f"aside {self.classes} {self.members}")

    def _may(self, share: float) -> bool:
        return self.chance.random() < share

    def plan(self) -> Plan:
        """All tables together."""
        return Plan.of(
            {
                "plan": [self._settings()],
                "places": self._places(),
                "needs": self._needs(),
                "services": [self._service(service) for service in self.classes],
                "answers": self._answers(),
                "posts": self._posts(),
                "properties": [self._property(i, site) for i, site in enumerate(self.sites)],
                "links": self._links(),
                "travel": self._travel(),
                "requests": TinyRequests(self.chance, self.kinds, self.classes, self.members, self.where).rows(),
                "options": [Option(id="o1", name="Option 1")],
                "priorities": self._priorities(),
                "alliances": self._alliances(),
            }
        )

    def _classes(self, services: int) -> dict[str, ServiceClass]:
        """At least one core service in most plans, the other classes as they come."""
        kinds = [self.chance.choice(tuple(ServiceClass)) for _ in range(services)]
        if self._may(0.8):
            kinds[self.chance.randrange(services)] = ServiceClass.CORE
        return {f"s{i}": kind for i, kind in enumerate(kinds, 1)}

    def _members(self) -> dict[str, str]:
        """The service of each post: one for each, then a second for core ones, then as they come."""
        core = [service for service, kind in self.classes.items() if kind is ServiceClass.CORE]
        order = [*self.classes, *(core * (len(self.localities) - 1))]
        services = list(self.classes)
        return {post: order[i] if i < len(order) else self.chance.choice(services) for i, post in enumerate(self.posts)}

    def _settings(self) -> Settings:
        straight = self._may(0.6)
        return Settings(
            name="tiny",
            area="tiny area",
            as_at=date(2024, 9, 1),
            tiers=("city", "locality", "ward"),
            delivery_tier="locality",
            desk_ratio=self.chance.choice((Decimal("0.8"), Decimal(1))),
            min_team_fte=self.chance.choice((Decimal(0), Decimal("0.5"), Decimal("0.5"), Decimal("0.6"))),
            circuity=Decimal(1) if straight else Decimal("1.3"),
            speed_kmh=60 if straight else 25,
        )

    def _places(self) -> list[Row]:
        rows: list[Row] = [Place(id="city", name="City", tier="city", x=EAST, y=NORTH)]
        for i, place in enumerate(self.localities):
            rows.append(Place(id=place, name=place.upper(), tier="locality", parent="city", x=EAST + 6000 * i, y=NORTH))
        for i, ward in enumerate(self.wards):
            parent = ward.split("w")[0]
            rows.append(Place(id=ward, name=ward.upper(), tier="ward", parent=parent, x=EAST + 3000 * i, y=NORTH))
        return rows

    def _needs(self) -> list[Row]:
        """By ward for one measure; by locality, sometimes with an older period, for the other."""
        rows: list[Row] = [
            Need(place=ward, measure=MEASURES[0], period="2024", value=self.chance.randint(1, 6)) for ward in self.wards
        ]
        for period in ("2023", "2024") if self._may(0.3) else ("2024",):
            for place in self.localities:
                value = self.chance.randint(0, 5)
                rows.append(Need(place=place, measure=MEASURES[1], period=period, value=value))
        return rows

    def _service(self, ident: str) -> Service:
        kind = self.classes[ident]
        tied = kind is ServiceClass.HOSTED and self._may(0.2)
        return Service(
            id=ident,
            name=f"Service {ident}",
            level_from=4 if kind is ServiceClass.CITY_WIDE and self._may(0.5) else 1,
            level_to=4 if kind is ServiceClass.CITY_WIDE else self.chance.randint(1, 4),
            need_measure=self.chance.choice((*MEASURES, None)),
            floor_fte=self.chance.choice((None, None, None, Decimal("0.5"))),
            min_team_fte=self.chance.choice((None, None, None, None, Decimal("0.5"), Decimal(1))),
            caseload_measure=self.chance.choice((None, MEASURES[0])),
            team_desks=self.chance.choice((None, None, None, None, 1, 2)),
            desk_ratio=self.chance.choice((None, None, None, Decimal("0.5"))),
            max_bases=self.chance.choice((1, 1, 1, 2)),
            meeting_rooms=self.aside.choice((*(None,) * 8, Decimal("0.5"), 1)),
            interview_rooms=self.aside.choice((*(None,) * 8, Decimal("0.2"))),
            tied_place=self.chance.choice(self.wards) if tied else None,
            tied_reason="It is there." if tied else "",
        )

    def _answers(self) -> list[Row]:
        return [
            Answer(service=service, criterion=f"C{n}", answer=_REPLIES[letter])
            for service, kind in self.classes.items()
            for n, letter in enumerate(_ANSWERS[kind], 1)
        ]

    def _posts(self) -> list[Row]:
        return [self._post(post) for post in self.posts]

    def _post(self, ident: str) -> Post:
        movable = self._may(0.9)
        base = self.chance.choice(self.sites) if self._may(0.9) or not movable else None
        return Post(
            id=ident,
            service=self.members[ident],
            fte=self.chance.choice((Decimal(1), Decimal(1), Decimal("0.6"), Decimal("0.5"))),
            vacant=movable and self._may(0.15),
            base=base,
            place=self.chance.choice(self.localities) if self._may(0.1) else None,
            movable=movable,
            not_movable_because="" if movable else "employed by a partner",
            skills=("signing",) if self._may(0.3) else (),
            profession=self.aside.choice(("", "nursing", "play; Nursing")),
            manager=self._manager(ident),
        )

    def _manager(self, ident: str) -> str | None:
        """An earlier post of the service, most often the first; now and then of another service, or none."""
        before = [post for post in self.posts if post < ident]
        own = [post for post in before if self.members[post] == self.members[ident]]
        return self.aside.choice((*(2 * own[:1]), *own, *before[:1], None)) if Kind.SUPERVISION in self.kinds else None

    def _property(self, i: int, ident: str) -> Property:
        place = self.where[ident]
        states = (State.IN_USE,) * 6 + (State.CANDIDATE, State.CANDIDATE, State.MUST_KEEP, State.CLOSING)
        state = self.chance.choice(states)
        return Property(
            id=ident,
            name=f"Property {ident}",
            place=self.chance.choice((place, f"{place}w1", f"{place}w2")),
            x=EAST + 1000 * self.chance.randint(0, 12),
            y=NORTH + self.chance.choice((0, 0, 1000)),
            desks=self.chance.randint(1, 5),
            desks_taken=self.chance.choice((0, 0, 0, 1)),
            state=state,
            running_cost=self.chance.randint(0, 9),
            one_off_cost=self.chance.randint(0, 3) if state is State.CANDIDATE else 0,
            release_cost=self.chance.randint(-5, 2),
            meeting_rooms=self.aside.choice((None, 1, 1, 2, 0)),
            interview_rooms=self.aside.choice((None, 1, 1, 0)),
            kind=self.aside.choice(("", "school", "School", "office")),
        )

    def _links(self) -> list[Row]:
        services = list(self.classes)
        pairs = [(a, b) for a in services for b in services if a != b]
        chosen = self.chance.sample(pairs, self.chance.randint(0, min(3, len(pairs))))
        return [Link(origin=a, destination=b, kind="works with", weight=self.chance.randint(1, 4)) for a, b in chosen]

    def _travel(self) -> list[Row]:
        """Some pairs measured, one way or both ways with different minutes."""
        pairs = [(a, b) for a in self.sites for b in self.sites if a != b]
        chosen = self.chance.sample(pairs, self.chance.randint(0, 4))
        return [Travel(origin=a, destination=b, minutes=self.chance.randint(1, 20)) for a, b in chosen]

    def _alliances(self) -> list[Row]:
        """Up to two, of two or three services each; a strength by row."""
        chance = Random(f"allies {self.classes} {self.members}")
        rows: list[Row] = []
        for name in ("First", "Second")[: chance.choice((0, 1, 1, 2))]:
            count = min(len(self.classes), chance.choice((2, 2, 3)))
            for service in chance.sample(list(self.classes), count):
                strength = chance.choice((Decimal("0.5"), Decimal(1), Decimal(1), Decimal(3)))
                rows.append(Alliance(alliance=name, service=service, strength=strength))
        return rows

    def _priorities(self) -> list[Row]:
        """One to three ranks; now and then two objectives share one."""
        goals = self.chance.sample(tuple(Goal), self.chance.randint(1, 4))
        ranks = [min(i + 1, 3) for i in range(len(goals))]
        slacks = {rank: self.chance.choice((0, 0, 10, 50)) for rank in sorted(set(ranks))}
        return [
            Priority(
                option="o1",
                rank=rank,
                objective=goal,
                weight=self.chance.choice((1, 1, 2, 3)) if ranks.count(rank) > 1 else 1,
                slack=slacks[rank],
                slack_unit="percent",
            )
            for rank, goal in zip(ranks, goals, strict=True)
        ]
