"""Which teams and posts of a design are loose, and what requests that hold leave them to choose from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from orgdesign.brief import Brief, Pool, Site, Team
from orgdesign.design import Design
from orgdesign.plan.requests import Kind, Request
from orgdesign.rules.amounts import desks_needed, rooms_needed
from orgdesign.rules.asks.named import amount_of, pairs_named
from orgdesign.rules.asks.register import ASKS
from orgdesign.rules.register import in_force
from orgdesign.solve.loose import Loose, Lot, is_held
from orgdesign.units import FTE, ROOM

_OF_POSTS = frozenset({Kind.CASELOAD_CAP, Kind.SKILL_MIX, Kind.SUPERVISION})
"""Requests on how teams are made up: posts of the services that they name stay in their teams."""
_OF_BASES = frozenset({Kind.PIN_BASE, Kind.HOST_IN, Kind.REACH, Kind.KIND_OF_BASE, Kind.FORBID})
"""Requests on where single teams are based."""


def loose_of(brief: Brief, design: Design) -> Loose:
    """What of a design that keeps every rule may be moved."""
    return _Loosening(brief, design).loose()


class _Loosening:
    def __init__(self, brief: Brief, design: Design) -> None:
        self.brief, self.design = brief, design
        self.holding = [r for r in brief.requests if not self._short(design, r)]
        self.number = {site.id: q for q, site in enumerate(brief.sites)}
        self.teams = [team for team in brief.teams if self._is_loose(team)]
        self.index = {team.id: t for t, team in enumerate(self.teams)}
        self.rules = in_force(brief)

    def loose(self) -> Loose:
        groups = self._groups()
        lots, count, stay = self._posts()
        return Loose(
            brief=self.brief,
            design=self.design,
            teams=tuple(self.teams),
            sites=self.brief.sites,
            base=tuple(self.number[self.design.bases[team.id][0]] for team in self.teams),
            groups=groups,
            options=tuple(self._options(group) for group in groups),
            apart=self._apart(groups),
            held=tuple(self._held(team) for team in self.teams),
            stay=stay,
            seated=tuple(sum(pool.fte * pool.count for pool in pools) for pools in stay),
            lots=lots,
            count=count,
            least=tuple(self._least(team) for team in self.teams),
            free=tuple(self._free(site) for site in self.brief.sites),
            rooms=tuple(self._rooms(site) for site in self.brief.sites),
            always=self._always(),
        )

    def _is_loose(self, team: Team) -> bool:
        """Tell whether a team has one base, and its posts sit there or where they sit whatever its base."""
        bases = self.design.bases[team.id]
        members = self.design.members.get(team.id, ())
        return len(bases) == 1 and all(p.site == bases[0] or is_held(self.brief, p) for p in members)

    def _held(self, team: Team) -> dict[int, int]:
        found: dict[int, int] = defaultdict(int)
        for p in self.design.members.get(team.id, ()):
            if p.site is not None and is_held(self.brief, p):
                found[self.number[p.site]] += self.brief.pool_of_post[p.post].fte
        return dict(found)

    def _posts(self) -> tuple[tuple[Lot, ...], tuple[Mapping[int, int], ...], tuple[tuple[Pool, ...], ...]]:
        """The lots, how many posts of each are in each team, and the posts of each that do not change team."""
        lots: list[Lot] = []
        numbers: dict[str, int] = {}
        for pool in self.brief.pools:
            teams = [t for t in self.brief.teams_by_service[pool.service] if self.brief.may_serve(pool, t)]
            if len(teams) > 1 and all(t.id in self.index for t in teams) and self._may_change(pool):
                numbers[pool.id] = len(lots)
                lots.append(Lot(pool, tuple(self.index[t.id] for t in teams)))
        count: list[dict[int, int]] = []
        stay: list[tuple[Pool, ...]] = []
        for team in self.teams:
            mine: dict[int, int] = defaultdict(int)
            others: dict[str, list[str]] = defaultdict(list)
            for p in self.design.members.get(team.id, ()):
                pool = self.brief.pool_of_post[p.post]
                if pool.id in numbers:
                    mine[numbers[pool.id]] += 1
                elif not is_held(self.brief, p):
                    others[pool.id].append(p.post)
            count.append(dict(mine))
            stay.append(tuple(self._part(posts) for posts in others.values()))
        return tuple(lots), tuple(count), tuple(stay)

    def _part(self, posts: Sequence[str]) -> Pool:
        return replace(self.brief.pool_of_post[posts[0]], count=len(posts), posts=tuple(posts))

    def _may_change(self, pool: Pool) -> bool:
        """Tell whether posts of a pool may change team: nothing is asked of them or of how their teams are made up."""
        told = pool.fixed_site or pool.apart or pool.manager or pool.traits or pool.skills
        return not told and pool.team is None and pool.service not in self._made_up

    @cached_property
    def _made_up(self) -> set[str]:
        """The services of which a request asks how their teams are made up."""
        found: set[str] = set()
        for request in self.holding:
            if request.kind in _OF_POSTS:
                named = self.brief.teams_named(request.subject) if request.subject else self.brief.teams
                found |= {team.service for team in named}
        return found

    def _least(self, team: Team) -> int:
        floors = [amount_of(r, FTE) for r in self.holding if r.kind is Kind.FTE_FLOOR and team in self._named(r)]
        return max(team.floor_fte, team.min_fte, *floors, 1)

    def _named(self, request: Request) -> tuple[Team, ...]:
        return self.brief.teams_named(request.subject)

    def _groups(self) -> tuple[tuple[int, ...], ...]:
        """Loose teams by whom they have to share a base with, alone where nobody."""
        root = list(range(len(self.teams)))

        def top(t: int) -> int:
            while root[t] != t:
                t = root[t]
            return t

        for one, two in self._pairs(Kind.TOGETHER):
            if one.id in self.index and two.id in self.index:
                root[top(self.index[two.id])] = top(self.index[one.id])
        found: dict[int, list[int]] = defaultdict(list)
        for t in root:
            found[top(t)] = []
        for t in range(len(root)):
            found[top(t)].append(t)
        return tuple(tuple(found[r]) for r in sorted(found))

    def _pairs(self, kind: Kind) -> Iterator[tuple[Team, Team]]:
        for request in self.holding:
            if request.kind is kind:
                yield from pairs_named(self.brief, request)

    def _options(self, group: Sequence[int]) -> tuple[int, ...]:
        """The properties that the teams of a group may all be based in; only that of now where one may not move."""
        teams = [self.teams[t] for t in group]
        now = self.design.bases[teams[0].id][0]
        if any(team.id in self._bound for team in teams):
            return (self.number[now],)
        sites = [s for s in self.brief.sites if s.id == now or all(self._may_go(team, s) for team in teams)]
        return tuple(self.number[s.id] for s in sites)

    def _may_go(self, team: Team, site: Site) -> bool:
        if site.id in self._closed or site.id in self._avoided[team.id]:
            return False
        if team.id in self._at_home and site.locality != self.brief.site[self.design.bases[team.id][0]].locality:
            return False
        if not all(rule.admits(self.brief, team, site) for rule in self.rules):
            return False
        there = replace(self.design, bases={**self.design.bases, team.id: (site.id,)}) if self._asked[team.id] else None
        return there is None or not any(self._short(there, request) for request in self._asked[team.id])

    def _short(self, design: Design, request: Request) -> bool:
        return ASKS[request.kind].shortfall(self.brief, design, request)[0] > 0

    @cached_property
    def _closed(self) -> set[str]:
        return {r.subject for r in self.holding if r.kind is Kind.CLOSE}

    @cached_property
    def _asked(self) -> Mapping[str, list[Request]]:
        """What is asked of where each team is based."""
        found: dict[str, list[Request]] = defaultdict(list)
        for request in self.holding:
            if request.kind in _OF_BASES:
                for team in self._named(request):
                    found[team.id].append(request)
        return found

    @cached_property
    def _bound(self) -> set[str]:
        """Loose teams that have to share a base with one that is not."""
        pairs = [(one.id, two.id) for one, two in self._pairs(Kind.TOGETHER)]
        return {t for pair in pairs if len(self.index.keys() & set(pair)) == 1 for t in pair if t in self.index}

    @cached_property
    def _at_home(self) -> set[str]:
        """Teams of the whole area of whose posts a locality is asked: they stay in it."""
        pinned = self.brief.pinned_localities
        return {
            team.id
            for team in self.teams
            if team.locality is None
            and any(p.skills or p.apart in pinned for p in self.brief.pools_by_service.get(team.service, ()))
        }

    @cached_property
    def _avoided(self) -> Mapping[str, set[str]]:
        """The bases of teams that are not loose, which a team may not share."""
        found: dict[str, set[str]] = defaultdict(set)
        for one, two in self._pairs(Kind.APART):
            for mine, other in ((one, two), (two, one)):
                if mine.id in self.index and other.id not in self.index:
                    found[mine.id] |= set(self.design.bases[other.id])
        return found

    def _apart(self, groups: Sequence[Sequence[int]]) -> tuple[frozenset[int], ...]:
        of = {t: g for g, group in enumerate(groups) for t in group}
        found: list[set[int]] = [set() for _ in groups]
        for one, two in self._pairs(Kind.APART):
            if one.id in self.index and two.id in self.index:
                first, second = of[self.index[one.id]], of[self.index[two.id]]
                found[first].add(second)
                found[second].add(first)
        return tuple(frozenset(groups) for groups in found)

    @cached_property
    def _taken(self) -> Mapping[str, Mapping[str, int]]:
        return desks_needed(self.brief, self.design)

    def _free(self, site: Site) -> int:
        """The desks that teams which are not loose leave."""
        return site.desks - sum(n for team, n in self._taken.get(site.id, {}).items() if team not in self.index)

    @cached_property
    def _led(self) -> Mapping[str, tuple[int, int]]:
        return rooms_needed(self.brief, self.design)

    def _rooms(self, site: Site) -> tuple[int | None, int | None]:
        """The rooms that teams which are not loose leave."""
        mine = [team for team in self.teams if self.design.bases[team.id][0] == site.id]
        led = self._led.get(site.id, (0, 0))
        left = [
            None if held is None else held * ROOM - led[sort] + sum(team.rooms[sort] for team in mine)
            for sort, held in enumerate(site.rooms)
        ]
        return left[0], left[1]

    def _always(self) -> tuple[bool, ...]:
        """Properties where somebody sits or is based who does not move, and those kept in use."""
        used = {p.site for p in self.design.placements if p.team not in self.index or is_held(self.brief, p)}
        used |= {s for team, sites in self.design.bases.items() if team not in self.index for s in sites}
        kept = self.brief.to_keep | {r.subject for r in self.holding if r.kind is Kind.KEEP}
        return tuple(site.id in used | kept for site in self.brief.sites)
