"""Plans fitted tightly round a design drawn first, so that the design is valid by construction.

The design is drawn at random; then every property gets exactly the desks that the design needs, every core service
the floor and least team that its smallest team just meets, and requests that just hold. So the least change breaks
something, and no solver or checker is needed to know that the design as drawn is valid.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil
from random import Random
from typing import Any

from orgdesign.brief import Brief
from orgdesign.design import Design, Placement
from orgdesign.plan import Plan
from orgdesign.plan.services import ServiceClass
from tests.builders import (
    CITY_WIDE,
    CORE,
    EXTENDED,
    HOSTED,
    a_brief,
    a_city,
    a_link,
    a_need,
    a_place,
    a_plan,
    a_post,
    a_property,
    a_service,
    an_option,
    some_settings,
)

Values = dict[str, Any]
LOCALITIES = ("north", "south", "west")
GO_LIVE = "2010-04-01"


@dataclass(frozen=True)
class Fitted:
    """A plan, the classes of its services, and a design of it that is valid and just so."""

    plan: Plan
    classes: dict[str, ServiceClass]
    design: Design

    def brief(self, plan: Plan | None = None) -> Brief:
        """The brief of the plan, or of one altered from it."""
        return a_brief(plan or self.plan, **self.classes)


class Fitting:
    """One draw. Posts, services and properties are kept as column values until the plan is made."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(f"fitted {seed}")
        self.aside = Random(f"aside {seed}")
        self.ratio = self.chance.choice(("0.5", "0.8", "1"))
        kinds = [CORE, HOSTED, self.chance.choice((EXTENDED, CITY_WIDE)), self.chance.choice((CORE, HOSTED))]
        self.classes = {f"s{n}": kind for n, kind in enumerate(kinds, 1)}
        self.where = {f"p{n}": LOCALITIES[n % 3] for n in range(9)} | {"p9": "city"}
        self.services = {name: self._service(name) for name in self.classes}
        self.bases = {team: self._bases(team) for name in self.classes for team in self._teams(name)}
        self.posts: dict[str, Values] = {}
        self.placements: list[Placement] = []
        for name in self.classes:
            self._staff(name)
        self.used = {p.site for p in self.placements if p.site} | {s for at in self.bases.values() for s in at}
        self.properties = {name: self._property(name) for name in self.where}
        self.kept = {name for name, row in self.properties.items() if row["state"] == "must keep"}

    def may(self, share: float) -> bool:
        return self.chance.random() < share

    def locality(self, site: str) -> str | None:
        return self.where[site] if self.where[site] != "city" else None

    def _service(self, name: str) -> Values:
        return {
            "agency": "council",
            "max_bases": self.chance.choice((1, 2)),
            "need_measure": self.chance.choice(("children", None)),
            "caseload_measure": "children",
            "team_desks": self.chance.choice((None, None, 0, 2)),
            "desk_ratio": self.chance.choice((None, "0.25")),
            "public_access": self.may(0.5),
            "meeting_rooms": self.aside.choice((None, "0.5", 1)),
            "interview_rooms": self.aside.choice((None, "0.2")),
        }

    def _teams(self, name: str) -> list[str]:
        return [f"{name}@{place}" for place in LOCALITIES] if self.classes[name] is CORE else [name]

    def _bases(self, team: str) -> tuple[str, ...]:
        """Core teams where they serve, hosted ones in any one locality, the others anywhere."""
        name, _, place = team.partition("@")
        host = place or self.chance.choice(LOCALITIES)
        free = self.classes[name] in {EXTENDED, CITY_WIDE}
        sites = [site for site, at in self.where.items() if free or at == host]
        return tuple(self.chance.sample(sites, self.chance.randint(1, self.services[name]["max_bases"])))

    def _staff(self, name: str) -> None:
        teams = self._teams(name)
        for number in range(len(teams) + self.chance.randint(1, 3)):
            team = teams[number] if number < len(teams) else self.chance.choice(teams)
            self._post(f"{name}-{number:02}", name, team, number >= len(teams) and self.may(0.4))

    def _post(self, ident: str, name: str, team: str, fixed: bool) -> None:
        place = team.partition("@")[2]
        homes = [site for site, at in self.where.items() if not place or at in {place, "city"}]
        base = self.chance.choice(homes if fixed else [*self.where, None])
        site = base if fixed else self.chance.choice(self.bases[team])
        self.posts[ident] = {
            "service": name,
            "fte": self.chance.choice(("1", "0.8", "0.5", "0.6667")),
            "vacant": self.may(0.2),
            "base": base,
            "movable": not fixed,
            "skills": ("signing",) if self.may(0.4) else (),
            "profession": self.aside.choice(("", "nursing", "Play; nursing")),
            "manager": self._manager(name, team),
        }
        self.placements.append(Placement(ident, team, site))

    def _manager(self, name: str, team: str) -> str | None:
        """The first post of the same team, or now and then of another team of the service, where there is one."""
        mine = [p.post for p in self.placements if p.team == team]
        own = [post for post, row in self.posts.items() if row["service"] == name]
        return self.aside.choice((*mine[:1], *mine[:1], *own[:1], None))

    def fte(self, team: str, site: str | None = None) -> Decimal:
        found = [p.post for p in self.placements if p.team == team and site in {None, p.site}]
        return sum((Decimal(self.posts[post]["fte"]) for post in found), Decimal(0))

    def fte_of(self, team: str, word: str) -> Decimal:
        """FTE of a team's posts with a skill or profession."""
        found = [(p.post, self.posts[p.post]) for p in self.placements if p.team == team]
        has = {post: (*row["skills"], *row["profession"].split("; ")) for post, row in found}
        return sum((Decimal(self.posts[post]["fte"]) for post, words in has.items() if word in words), Decimal(0))

    def _desks(self, site: str) -> int:
        needed = 0
        for team, bases in self.bases.items():
            service = self.services[team.partition("@")[0]]
            if bases[0] == site and service["team_desks"] is not None:
                needed += service["team_desks"]
            else:
                needed += ceil(Fraction(self.fte(team, site)) * Fraction(service["desk_ratio"] or self.ratio))
        return needed

    def _rooms(self, site: str, sort: str) -> int | None:
        """As many as are needed, rounded up; now and then not known."""
        led = (team.partition("@")[0] for team, bases in self.bases.items() if bases[0] == site)
        needed = ceil(sum(Fraction(self.services[name][sort] or 0) for name in led))
        return self.aside.choice((needed, needed, None))

    def _property(self, site: str) -> Values:
        used, taken = site in self.used, self.chance.randint(0, 2)
        states = ("in use", "candidate", "must keep", *(() if used else ("closing",)))
        return {
            "place": self.where[site],
            "x": self.chance.randint(0, 9) * 1000,
            "y": 1000,
            "desks": self._desks(site) + taken,
            "desks_taken": taken,
            "state": self.chance.choice(states),
            "running_cost": Decimal(self.chance.randint(1, 90_000)) / 100,
            "one_off_cost": self.chance.randint(0, 50),
            "release_cost": self.chance.randint(-50, 50),
            "ict": self.chance.choice(((), ("council", "trust"))) if used else ("trust",),
            "available_from": self.chance.choice((None, GO_LIVE)) if used else "2010-04-02",
            "public_access": self.chance.choice((None, True)) if used else False,
            "meeting_rooms": self._rooms(site, "meeting_rooms"),
            "interview_rooms": self._rooms(site, "interview_rooms"),
            "kind": self.aside.choice(("school", "Office")),
        }

    def _least(self, name: str) -> Values:
        """The floor and the least team of a core service that its smallest team just meets."""
        least = min(self.fte(team) for team in self._teams(name))
        return {"min_team_fte": least, "floor_fte": self.chance.choice((None, least))}

    def fitted(self, *requests: Any) -> Fitted:
        """The plan with these requests, and its design."""
        core = {name: self._least(name) for name, kind in self.classes.items() if kind is CORE}
        plan = a_plan(
            some_settings(desk_ratio=self.ratio),
            places=[*a_city(*LOCALITIES), a_place("quay", tier="ward", parent="west")],
            needs=[a_need("north", 30), a_need("south", self.chance.randint(0, 50)), a_need("quay", 20)],
            services=[a_service(name, **{**row, **core.get(name, {})}) for name, row in self.services.items()],
            posts=[a_post(name, **row) for name, row in self.posts.items()],
            properties=[a_property(name, **row) for name, row in self.properties.items()],
            links=[a_link("s1", "s2", weight=3), a_link("s4", "s1"), a_link("s2", "s3", weight="0.5")],
            requests=requests,
            options=[an_option(go_live=GO_LIVE)],
        )
        placements = tuple(sorted(self.placements, key=lambda p: p.post))
        return Fitted(plan, self.classes, Design(placements, dict(self.bases), tuple(sorted(self.used | self.kept))))


def by_team(design: Design) -> dict[str, list[Placement]]:
    """Placements by team."""
    found: dict[str, list[Placement]] = defaultdict(list)
    for placement in design.placements:
        found[placement.team].append(placement)
    return found
