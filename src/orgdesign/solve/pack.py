"""Teams packed into properties one by one, the largest first, each where it costs least: a plan to start from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping

from orgdesign.brief import Brief, Team
from orgdesign.design import Design, Placement
from orgdesign.plan.requests import Kind
from orgdesign.rules.decisions import Decisions, Terms


def packed(decide: Decisions, objective: Terms, most: Mapping[str, int], *, scarce: bool = False) -> Design:
    """A design in which every pool sits at the one base of its team, fixed posts at their property.

    ``most`` is how many desks may be taken in a locality. Teams that must be together go together, and each team
    goes where it has room and costs least, a property not yet in use costing its opening too; one that has room
    nowhere goes where most is left, so that the plan may break rules. With ``scarce``, teams that few properties suit
    come first.
    """
    return _Packing(decide, objective, most).design(scarce)


def fixed_desks(settled: Brief, of: Callable[[str], bool]) -> dict[str, int]:
    """The desks, by property, of posts that are fixed or asked to be there, of the teams that ``of`` tells."""
    fte: dict[tuple[str, str], int] = defaultdict(int)
    for pool in settled.pools:
        team = pool.team or settled.teams_by_service[pool.service][0].id
        for site in {pool.fixed_site, *settled.pinned_sites.get(pool.apart, ())} - {None}:
            if of(team):
                fte[str(site), team] += pool.fte * pool.count
    desks: dict[str, int] = defaultdict(int)
    for (at, team), amount in sorted(fte.items()):
        desks[at] += settled.team[team].desks_by_ratio(amount)
    return desks


class _Packing:
    def __init__(self, decide: Decisions, objective: Terms, most: Mapping[str, int]) -> None:
        self.decide = decide
        self.brief: Brief = decide.brief
        self.cost: dict[int, int] = defaultdict(int)
        for variable, factor in objective:
            self.cost[variable] += factor
        self.room = {s.id: s.desks for s in self.brief.sites}
        self.sites = self._asked_for()
        self.left = dict(most)
        for site, desks in fixed_desks(self.brief, lambda _: True).items():
            self._take(site, desks)
        self.open = {p.fixed_site for p in self.brief.pools if p.fixed_site} | self.brief.to_keep
        self.base: dict[str, str] = {}

    def design(self, scarce: bool) -> Design:
        def key(group: tuple[str, ...]) -> tuple[int, int, tuple[str, ...]]:
            shared = self._shared(group)
            offered = sum(self.room[s] for s in shared) if scarce else 0
            return offered, -max((self._need(group, s) for s in shared), default=0), group

        for group in sorted(self._groups(), key=key):
            self._settle(group)
        bases = {team: (site,) for team, site in self.base.items()}
        placements = [
            Placement(post, team.id, pool.fixed_site or self.base.get(team.id))
            for pool in self.brief.pools
            for team in self._team_of(pool.service, pool.team)
            for post in pool.posts
        ]
        return Design(tuple(placements), bases, tuple(sorted(self.open)))

    def _team_of(self, service: str, team: str | None) -> tuple[Team, ...]:
        return (self.brief.team[team],) if team else self.brief.teams_by_service[service][:1]

    def _groups(self) -> list[tuple[str, ...]]:
        """Teams by whom they must share a base with, alone where nobody."""
        root = {t.id: t.id for t in self.brief.teams}

        def top(name: str) -> str:
            while root[name] != name:
                name = root[name]
            return name

        for request in self.brief.asks(Kind.TOGETHER):
            for one in self.brief.teams_named(request.subject) if request.strength == "must" else ():
                for two in self.brief.teams_named(request.object):
                    if not one.locality or not two.locality or one.locality == two.locality:
                        root[top(two.id)] = top(one.id)
        found: dict[str, list[str]] = defaultdict(list)
        for team in root:
            found[top(team)].append(team)
        return [tuple(sorted(teams)) for teams in found.values()]

    def _asked_for(self) -> dict[str, set[str]]:
        """The sites of each team, less those to be closed, and those that a row of its own leaves out."""
        sites = {team: set(at) - self.brief.to_close or set(at) for team, at in self.decide.candidates.items()}
        of = {variable: key for key, variable in self.decide.lead.items()}
        for line in self.decide.lines:
            if line.low == 1 and all(factor == 1 and v in of for v, factor in line.terms):
                teams = {of[v][0] for v, _ in line.terms}
                if len(teams) == 1:
                    team = teams.pop()
                    sites[team] = sites[team] & {of[v][1] for v, _ in line.terms} or sites[team]
        return sites

    def _shared(self, group: tuple[str, ...]) -> list[str]:
        sites = set.intersection(*(self.sites[t] for t in group))
        return sorted(sites) or sorted(self.sites[group[0]])

    def _need(self, group: tuple[str, ...], site: str) -> int:
        wanted = ((self.brief.team[t], self.brief.site[site]) for t in group)
        return sum(self.decide.reach(self.decide.desks(team, at))[1] for team, at in wanted)

    def _settle(self, group: tuple[str, ...]) -> None:
        def key(site: str) -> tuple[bool, int, int, str]:
            locality = self.brief.site[site].locality or ""
            need = self._need(group, site)
            over = need > self.room[site] or need > self.left.get(locality, need)
            dear = sum(self.cost[self.decide.lead[t, site]] for t in group if (t, site) in self.decide.lead)
            opening = 0 if site in self.open else self.cost[self.decide.use[site]]
            return over, need - self.room[site] if over else dear + opening, -self.room[site], site

        site = min(self._shared(group), key=key, default=None)
        if site is None:
            return
        self._take(site, self._need(group, site))
        self.open.add(site)
        for team in group:
            self.base[team] = site if site in self.decide.candidates[team] else self.decide.candidates[team][0]

    def _take(self, site: str, desks: int) -> None:
        self.room[site] -= desks
        locality = self.brief.site[site].locality or ""
        if locality in self.left:
            self.left[locality] -= desks
