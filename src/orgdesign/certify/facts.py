"""What the checker holds to be true: the plan read afresh, and the few things it takes from the brief."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property

from orgdesign.brief import Brief
from orgdesign.certify.ground import Ground
from orgdesign.certify.journeys import Journeys
from orgdesign.certify.linked import linked_teams
from orgdesign.certify.teams import TeamDue, teams_due
from orgdesign.plan import Plan
from orgdesign.plan.options import Priority
from orgdesign.plan.posts import Post
from orgdesign.plan.properties import Property, State
from orgdesign.plan.requests import Kind, Request
from orgdesign.plan.services import Service, ServiceClass
from orgdesign.units import FTE, whole


class Facts:
    """Posts, teams, properties, requests and priorities of one option.

    Taken from the brief: the plan with the option's changes, which option it is, and the class of each service.
    Everything else is worked out here again.
    """

    def __init__(self, brief: Brief) -> None:
        plan: Plan = brief.plan
        self.plan = plan
        self.option = brief.option
        self.off = frozenset(plan.settings.rules_off)
        self.ground = Ground(plan)
        self.journeys = Journeys(plan, self.ground)
        self.properties: Mapping[str, Property] = {row.id: row for row in plan.properties}
        self.services: Mapping[str, Service] = {row.id: row for row in plan.services}
        in_scope = {row.id for row in plan.services if row.in_scope}
        self.posts: Mapping[str, Post] = {row.id: row for row in plan.posts if row.service in in_scope}
        self.fte = {name: whole(row.fte, FTE) for name, row in self.posts.items()}
        staffed: dict[str, int] = {}
        for name, row in self.posts.items():
            staffed[row.service] = staffed.get(row.service, 0) + self.fte[name]
        self.classless = sorted(set(staffed) - set(brief.classes))
        self.teams = {team.id: team for team in teams_due(plan, self.ground, staffed, brief.classes)}
        self.teams_of: dict[str, list[TeamDue]] = {}
        for team in self.teams.values():
            self.teams_of.setdefault(team.service.id, []).append(team)
        self.linked = linked_teams(plan, self.teams_of)
        extended = {service for service, kind in brief.classes.items() if kind is ServiceClass.EXTENDED}
        self.extended = tuple(sorted(extended & set(staffed)))

    @cached_property
    def line(self) -> tuple[str, ...]:
        """The option, the one that it starts from, and so on."""
        parents = {row.id: row.parent for row in self.plan.options}
        line: list[str] = []
        current: str | None = self.option
        while current is not None and current not in line:
            line.append(current)
            current = parents.get(current)
        return tuple(line)

    @cached_property
    def go_live(self) -> date | None:
        """When the option goes live: its own date, else that of the nearest option that it starts from."""
        dates = {row.id: row.go_live for row in self.plan.options}
        return next((day for name in self.line if (day := dates.get(name)) is not None), None)

    @cached_property
    def requests(self) -> tuple[Request, ...]:
        """The requests that this option has to answer."""
        return tuple(row for row in self.plan.requests if row.option is None or row.option in self.line)

    @cached_property
    def priorities(self) -> tuple[tuple[Priority, ...], ...]:
        """The priorities in their order, equals together; those of the nearest option that states any."""
        for name in self.line:
            rows = [row for row in self.plan.priorities if row.option == name]
            if rows:
                ranks = sorted({row.rank for row in rows})
                return tuple(tuple(row for row in rows if row.rank == rank) for rank in ranks)
        return ()

    @cached_property
    def _pinned(self) -> dict[tuple[Kind, str], set[str]]:
        found: dict[tuple[Kind, str], set[str]] = {}
        for row in self.requests:
            if row.kind in {Kind.PIN_BASE, Kind.PIN_LOCALITY} and row.subject in self.posts:
                found.setdefault((row.kind, row.subject), set()).add(row.object)
        return found

    def pinned_properties(self, post: str) -> set[str]:
        """The properties that requests pin a post to."""
        return self._pinned.get((Kind.PIN_BASE, post), set())

    def pinned_places(self, post: str) -> set[str]:
        """The places that requests pin a post to."""
        return self._pinned.get((Kind.PIN_LOCALITY, post), set())

    def served(self, post: Post) -> str | None:
        """The locality that a post serves today: that of its place, else the one that its base stands in."""
        base = self.properties.get(post.base) if post.base is not None else None
        stands = base.place if base is not None else None
        return self.ground.locality_of(post.place or stands)

    def serves(self, post: Post) -> set[str] | None:
        """The localities that a fixed post may serve; None where it may serve any."""
        if post.base is None or post.movable:
            return None
        home = self.served(post)
        return None if home is None else {home} | self.pinned_places(post.id)

    def kept(self, name: str) -> bool:
        """Tell whether a property may be in use though nobody is there: it must be kept, or a request keeps it."""
        stays = name in self.properties and self.properties[name].state is State.MUST_KEEP
        return stays or any(row.kind is Kind.KEEP and row.subject == name for row in self.requests)

    def in_use_today(self, row: Property) -> bool:
        """Tell whether a property is in use today: all are but candidates."""
        return row.state is not State.CANDIDATE

    def stands_in(self, name: str | None) -> str | None:
        """The locality in which a property stands; None where it stands in none or is not known."""
        row = self.properties.get(name) if name is not None else None
        return self.ground.locality_of(row.place) if row is not None else None

    def named(self, name: str) -> list[TeamDue]:
        """The teams that a request names: one of them, or all of a service; none where there is no such team."""
        return [self.teams[name]] if name in self.teams else self.teams_of.get(name, [])

    def pairs_named(self, row: Request) -> Iterator[tuple[TeamDue, TeamDue]]:
        """The pairs of teams that a request is about; those of two core services within each locality."""
        both_teams = row.subject not in self.teams_of and row.object not in self.teams_of
        for one in self.named(row.subject):
            for two in self.named(row.object):
                across = None not in {one.locality, two.locality} and one.locality != two.locality
                if one.id != two.id and (both_teams or not across):
                    yield one, two
