"""The ways in which teams can be made up of whole posts, said to the model as their convex hull.

It is said of every two figures of a team, in all and wherever it may lead from: posts of each FTE, FTE, desks, and its
service's distance from need. Every design whose service is no further from need than the limit keeps all these rows.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from orgdesign.brief import Brief, Pool, Site, Team
from orgdesign.rules.decisions import Decisions, Terms
from orgdesign.solve.compositions import Asked, Compositions, compositions_of
from orgdesign.solve.hull import Edge, Point, around, below

Size = tuple[int, bool]
"""What posts are alike by here: their FTE, and whether they may sit where their team has no base."""


def hold_service(brief: Brief, decide: Decisions, service: str, away: Terms, limit: int) -> dict[str, tuple[int, int]]:
    """Hold a service's teams to the ways in which they can be made up; the least and most FTE of each.

    ``away`` are the terms of its distance from need, which is at most ``limit``. Nothing is held, and nothing returned,
    where there are too many ways.
    """
    teams = brief.teams_by_service[service]
    if any(team.target is None for team in teams):
        return {}
    has: Counter[str] = Counter()
    free: Counter[Size] = Counter()
    for pool in brief.pools_by_service[service]:
        able = [team.id for team in teams if brief.may_serve(pool, team)]
        if len(able) == 1:
            has[able[0]] += pool.fte * pool.count
        elif able:
            free[_size(brief, pool)] += pool.count
    kinds = sorted(free)
    if not kinds:
        return {team.id: (has[team.id], has[team.id]) for team in teams}
    asked = tuple(Asked(team.target or 0, has[team.id]) for team in teams)
    ways = compositions_of(tuple(fte for fte, _ in kinds), tuple(free[kind] for kind in kinds), asked, limit)
    if ways is None:
        return {}
    for team, mine in zip(teams, ways, strict=True):
        _Team(brief, decide, team, free, mine).hold(away)
    return {t.id: (int(mine.fte.min()), int(mine.fte.max())) for t, mine in zip(teams, ways, strict=True)}


def _size(brief: Brief, pool: Pool) -> Size:
    return pool.fte, sits_apart(brief, pool)


def sits_apart(brief: Brief, pool: Pool) -> bool:
    """Tell whether posts may sit where their team has no base."""
    return bool(pool.fixed_site or brief.pinned_sites.get(pool.apart))


@dataclass(frozen=True)
class _Team:
    """One team and the ways in which it can be made up of posts of some sizes, of each of which there are so many."""

    brief: Brief
    decide: Decisions
    team: Team
    free: Mapping[Size, int]
    ways: Compositions

    @cached_property
    def kinds(self) -> list[Size]:
        """The sizes in the order in which the ways count them."""
        return sorted(self.free)

    def hold(self, away: Terms) -> None:
        """Hold the team to the hull of its ways, in all and at each base that it may lead from."""
        decide = self.decide
        members = decide.members(self.team)
        here = self._by_kind((pool, variable, factor) for pool, _, variable, factor in members)
        self._pairs(self.kinds, here, None)
        for kind in self.kinds:
            least, most = self._reach(kind)
            if least or most < self.free[kind]:
                decide.row(here[kind], least, most)
            for edge in below(self._points(kind, self.ways.away)):
                self._edge(edge, here[kind], away, None)
        for edge in below(zip(self.ways.fte.tolist(), self.ways.away.tolist(), strict=True)):
            self._edge(edge, decide.fte(self.team), away, None)
        if self.team.max_bases == 1:
            for site in decide.candidates[self.team.id]:
                self._hold_at(self.brief.site[site])

    def _hold_at(self, site: Site) -> None:
        """All posts that do not sit apart sit where the team leads."""
        decide, lead = self.decide, self.decide.lead[self.team.id, site.id]
        sitting = decide.sitting(self.team.id, site.id)
        there = self._by_kind(sitting)
        kinds = [kind for kind in self.kinds if not kind[1]]
        if len(self.kinds) > 1:
            for kind in kinds:
                least, most = self._reach(kind)
                if most < self.free[kind]:
                    decide.row([*there[kind], (lead, -most)], high=0)
                if least:
                    decide.row([*there[kind], (lead, -least)], low=0)
        self._pairs(kinds, there, lead)
        apart = any(sits_apart(self.brief, pool) for pool in self.brief.pools_by_service[self.team.service])
        desks = decide.desks(self.team, site)
        if desks and self.team.desks is None and not apart:
            fte = [(variable, pool.fte * factor) for pool, variable, factor in sitting]
            for edge in self._desks_by_fte:
                self._edge(edge, fte, desks, lead)

    def _pairs(self, kinds: Sequence[Size], terms: Mapping[Size, Terms], lead: int | None) -> None:
        """Hold posts of every two sizes to the hull of what the ways have of them."""
        for one, two in combinations(kinds, 2):
            for edge in self._of_pair[one, two]:
                self._edge(edge, terms[one], terms[two], lead)

    @cached_property
    def _of_pair(self) -> Mapping[tuple[Size, Size], Sequence[Edge]]:
        """The hull of what the ways have of posts of two sizes; how many there are of each is said beside it."""
        found: dict[tuple[Size, Size], Sequence[Edge]] = {}
        for (i, one), (j, two) in combinations(enumerate(self.kinds), 2):
            seen = self.ways.counts[:, [i, j]].tolist()
            found[one, two] = [edge for edge in around({(x, y) for x, y in seen}) if edge.slope]
        return found

    @cached_property
    def _desks_by_fte(self) -> Sequence[Edge]:
        """The hull of the desks that the ways need, by their FTE, where the whole team sits together."""
        return below((fte, self.team.desks_by_ratio(fte)) for fte in sorted(set(self.ways.fte.tolist())))

    def _edge(self, edge: Edge, across: Terms, up: Terms, lead: int | None) -> None:
        """Say an edge of two sums; where the team does not lead from the base meant, both are nothing."""
        terms = [*((v, edge.rise * f) for v, f in up), *((v, -edge.slope * f) for v, f in across)]
        if lead is None:
            self.decide.row(terms, low=edge.level)
        else:
            self.decide.row([*terms, (lead, -edge.level)], low=0)

    def _reach(self, kind: Size) -> tuple[int, int]:
        taken = self.ways.counts[:, self.kinds.index(kind)]
        return int(taken.min()), int(taken.max())

    def _points(self, kind: Size, up: Iterable[int]) -> Iterator[Point]:
        taken = self.ways.counts[:, self.kinds.index(kind)].tolist()
        return zip(taken, map(int, up), strict=True)

    def _by_kind(self, sitting: Iterable[tuple[Pool, int, int]]) -> Mapping[Size, Terms]:
        """The free posts of each size among some of the team's."""
        found: dict[Size, Terms] = defaultdict(list)
        for pool, variable, factor in sitting:
            if pool.id in self._free:
                found[_size(self.brief, pool)].append((variable, factor))
        return found

    @cached_property
    def _free(self) -> frozenset[str]:
        """The service's pools that more than one team may have posts of."""
        teams, pools = self.brief.teams_by_service, self.brief.pools_by_service
        service = self.team.service
        return frozenset(p.id for p in pools[service] if sum(self.brief.may_serve(p, t) for t in teams[service]) > 1)
