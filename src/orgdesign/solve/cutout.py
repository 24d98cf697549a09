"""A few teams cut out of a design: a small model of them alone, with the rest standing round as it is.

Desks and rooms that others take are not offered, properties that they use cost nothing more, and a link to one of
them is a cost of each base. So a draw costs no more to build in a county than in a town. What the model cannot say
(rules over the whole area) is asked of the whole design afterwards.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from orgdesign.brief import Brief, Pool, Site, Stage
from orgdesign.design import Design
from orgdesign.plan.options import Goal
from orgdesign.rules.amounts import desks_needed
from orgdesign.rules.decisions import NO_LIMIT, Decisions, Line, Terms
from orgdesign.rules.register import OBJECTIVES, in_force
from orgdesign.solve.model import Costs, decisions
from orgdesign.solve.near import Near
from orgdesign.solve.parts import Kept
from orgdesign.solve.portion import EVERY, asks_alike, costless, design_in, portion
from orgdesign.solve.search import worth
from orgdesign.solve.sizes import hold_kept_sizes
from orgdesign.solve.values import values_of
from orgdesign.units import ROOM


@dataclass(frozen=True)
class Cut:
    """The model of some teams, what it minimises, the design in hand as its values, and what earlier stages leave."""

    decide: Decisions
    objective: Terms
    values: list[int]
    kept: list[Line]


@dataclass(frozen=True)
class Cutter:
    """Cuts teams out of one design."""

    brief: Brief
    design: Design
    need: Mapping[str, int]
    kept: Sequence[Kept]

    def cut(self, stage: Stage, near: Near, room: Sequence[int]) -> Cut:
        """The teams of a part within its properties; its services' posts are free to change team among them.

        ``room`` is what each earlier stage may be worse by.
        """
        part = self._portion(near)
        decide = decisions(part, in_force(part), {team: list(near.within[team]) for team in part.team})
        costs = Costs(part, decide, {}, {Goal.LINKS_APART: self._links(part, decide, stage)})
        terms = [costs.of(done.stage) for done in self.kept]
        for done in self.kept:
            hold_kept_sizes(part, decide, costs, done.stage, done.limit, self.need)
        objective = costs.of(stage)
        values = values_of(decide, design_in(part, self.design, self.brief.may_keep))
        kept = [
            Line(said, -NO_LIMIT, worth(said, values) + more) for said, more in zip(terms, room, strict=True) if said
        ]
        return Cut(decide, objective, values, kept)

    def _portion(self, near: Near) -> Brief:
        """The brief of the teams, with what the others leave of the properties."""
        teams = [self.brief.team[name] for name in sorted(near.within)]
        names = set(near.within)
        part = replace(self.brief, teams=tuple(teams), pools=self._pools(near))
        offered = {site for sites in near.within.values() for site in sites}
        offered |= {p.fixed_site for p in part.pools if p.fixed_site}
        sites = [self._left(self.brief.site[site], names) for site in sorted(offered)]
        part = portion(part, teams, sites, EVERY)
        requests = tuple(r for r in part.requests if asks_alike(self.brief, part, r))
        pairs = {p: None for name in sorted(names) for p in self.brief.pairs_of[name] if {p.first, p.second} <= names}
        return replace(part, requests=requests, pairs=tuple(sorted(pairs, key=lambda p: (p.first, p.second))))

    def _pools(self, near: Near) -> tuple[Pool, ...]:
        """The teams' posts: of each pool those free to change team together, and those of each team."""
        posts: dict[tuple[str, str], list[str]] = defaultdict(list)
        pools = self.brief.pool_of_post
        for team in near.within:
            free = self.brief.team[team].service in near.services
            for placement in self.design.members.get(team, ()):
                posts[pools[placement.post].id, "" if free else team].append(placement.post)
        return tuple(
            replace(pools[own[0]], id=f"{name}>{team}", team=team or None, count=len(own), posts=tuple(sorted(own)))
            for (name, team), own in sorted(posts.items())
        )

    def _left(self, site: Site, names: set[str]) -> Site:
        """What others leave of a property; one that is in use without these teams costs nothing more."""
        desks = site.desks - sum(n for team, n in self._desks.get(site.id, {}).items() if team not in names)
        rooms = tuple(
            None if held is None else max(0, held - self._rooms_of_others(site.id, names, sort))
            for sort, held in enumerate(site.rooms)
        )
        left = replace(site, desks=max(0, desks), rooms=(rooms[0], rooms[1]))
        others = self._users.get(site.id, set()) - names
        kept = site.id in self.brief.may_keep and site.id in self.design.sites
        return costless(left, left.desks) if others or kept else left

    def _rooms_of_others(self, site: str, names: set[str], sort: int) -> int:
        taken = sum(self.brief.team[t].rooms[sort] for t in self._led.get(site, ()) if t not in names)
        return -(-taken // ROOM)

    def _links(self, part: Brief, decide: Decisions, stage: Stage) -> Terms:
        """The cost of links among the teams, and to the bases of others."""
        goals = {term.goal for s in (stage, *(k.stage for k in self.kept)) for term in s.terms}
        if Goal.LINKS_APART not in goals:
            return []
        found: Terms = list(OBJECTIVES[Goal.LINKS_APART].cost(part, decide))
        seconds = self.brief.travel.seconds
        for name in part.team:
            away = self._linked_beyond(name, part)
            for site in decide.candidates[name] if away else ():
                cost = sum(n * (seconds(site, at) if out else seconds(at, site)) for at, out, n in away)
                found.append((decide.lead[name, site], cost))
        return found

    def _linked_beyond(self, name: str, part: Brief) -> list[tuple[str, bool, int]]:
        """Where teams outside the part that a team is linked to lead from, whether the link is to them, its weight."""
        pairs = self.brief.pairs_of[name]
        ends = [(p.second if p.first == name else p.first, p.first == name, p.weight) for p in pairs]
        leads = [(self.design.lead(other), out, weight) for other, out, weight in ends if other not in part.team]
        return [(lead, out, weight) for lead, out, weight in leads if lead is not None]

    @cached_property
    def _desks(self) -> Mapping[str, Mapping[str, int]]:
        return desks_needed(self.brief, self.design)

    @cached_property
    def _led(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for team, sites in self.design.bases.items():
            if any(self.brief.team[team].rooms):
                found[sites[0]].append(team)
        return found

    @cached_property
    def _users(self) -> Mapping[str, set[str]]:
        """The teams with a base or a post at each property."""
        found: dict[str, set[str]] = defaultdict(set)
        for team, sites in self.design.bases.items():
            for site in sites:
                found[site].add(team)
        for placement in self.design.placements:
            if placement.site:
                found[placement.site].add(placement.team)
        return found
