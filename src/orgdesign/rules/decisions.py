"""The solver's variables under the domain's names, and linear rows that no solver owns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from orgdesign.brief import Brief, Pool, Site, Team
from orgdesign.plan.requests import Request
from orgdesign.units import FTE

Terms = list[tuple[int, int]]
"""(variable, coefficient) pairs; a variable may stand more than once."""

NO_LIMIT = 1 << 60
"""Beyond any amount that a plan can reach."""


@dataclass(frozen=True)
class Line:
    """One row: ``low <= sum(coefficient * variable) <= high``."""

    terms: Terms
    low: int
    high: int


def merged(terms: Iterable[tuple[int, int]]) -> Terms:
    """The same sum with each variable once, in the order in which they first stand."""
    sums: dict[int, int] = defaultdict(int)
    for variable, factor in terms:
        sums[variable] += factor
    return [(v, f) for v, f in sums.items() if f]


class Decisions:
    """What is to be decided, for one brief, as whole-number variables.

    ``lead[team, site]``: the team's lead base is there. ``base[team, site]``: it has a base there (the same
    variable where it may have only one). ``use[site]``: the property is in use. ``sit[pool, team, site]`` is a
    (variable, factor) pair whose product is how many posts of the pool belong to the team and sit there: where a
    pool can only be in one team, and that team has one base, all its posts sit where the team leads, so that the
    lead itself is the variable. Pairs that ``admits`` refuses get no variables. ``within`` names the only properties
    that some teams may be based in, to search part of a design while the rest stays. ``idle`` lets properties be in
    use with nobody there, which only a relaxation may want.

    ``meet[team, site, other, there]``, where there is one: the team leads from the site and the other from there.
    ``least_desks[team, site]``, where known: the desks that the team needs at least if it leads from the site.
    """

    def __init__(
        self,
        brief: Brief,
        admits: Callable[[Team, Site], bool],
        *,
        within: Mapping[str, Sequence[str]] | None = None,
        idle: bool = False,
    ) -> None:
        self.brief = brief
        self.lower: list[int] = []
        self.upper: list[int] = []
        self.names: list[str] = []
        self.lines: list[Line] = []
        self.candidates = {t.id: self._admitted(t, admits, within or {}) for t in brief.teams}
        self.use = {s.id: self.flag(f"use {s.id}") for s in brief.sites}
        self.lead: dict[tuple[str, str], int] = {}
        self.base: dict[tuple[str, str], int] = {}
        self.sit: dict[tuple[str, str, str], tuple[int, int]] = {}
        self.unmet: dict[str, int] = {}
        self.meet: dict[tuple[str, str, str, str], int] = {}
        self.least_desks: dict[tuple[str, str], int] = {}
        self._desks: dict[tuple[str, str], Terms] = {}
        self._teams_at: dict[str, list[str]] | None = None
        self._at_team: dict[str, list[tuple[Pool, str, int, int]]] = defaultdict(list)
        self._at_site: dict[tuple[str, str], list[tuple[Pool, int, int]]] = defaultdict(list)
        for team in brief.teams:
            self._bases(team)
        for pool in brief.pools:
            self._place(pool)
        if not idle:
            self._used_by_somebody()

    # Making variables and rows

    def _admitted(
        self, team: Team, admits: Callable[[Team, Site], bool], within: Mapping[str, Sequence[str]]
    ) -> list[str]:
        sites = [self.brief.site[s] for s in within[team.id]] if team.id in within else self.brief.sites
        return [s.id for s in sites if admits(team, s)]

    def flag(self, name: str) -> int:
        """Make a new yes-or-no variable."""
        return self.number(name, 0, 1)

    def number(self, name: str, low: int, high: int) -> int:
        """Make a new whole-number variable."""
        self.lower.append(low)
        self.upper.append(high)
        self.names.append(name)
        return len(self.names) - 1

    def always(self, name: str) -> int:
        """Make a variable that is 1 whatever is decided, for amounts that stand outright."""
        return self.number(name, 1, 1)

    def row(self, terms: Iterable[tuple[int, int]], low: int = -NO_LIMIT, high: int = NO_LIMIT) -> None:
        """Hold the sum of the terms between two limits."""
        self.lines.append(Line(merged(terms), low, high))

    def require(self, request: Request, terms: Terms, low: int = -NO_LIMIT, high: int = NO_LIMIT) -> None:
        """Hold the row if the request is a *must*, or unless it is marked unmet if it is a *should*."""
        if request.strength == "must":
            self.row(terms, low, high)
            return
        loose = self.loose(request)
        least, most = self.reach(terms)
        if low > least:
            self.row([*terms, (loose, low - least)], low=low)
        if high < most:
            self.row([*terms, (loose, high - most)], high=high)

    def loose(self, request: Request) -> int:
        """The yes-or-no variable that says a *should* request does not hold."""
        if request.id not in self.unmet:
            self.unmet[request.id] = self.flag(f"unmet {request.id}")
        return self.unmet[request.id]

    def reach(self, terms: Sequence[tuple[int, int]]) -> tuple[int, int]:
        """The least and the most that the terms can sum to by their variables' limits."""
        least = sum(f * (self.lower[v] if f > 0 else self.upper[v]) for v, f in terms)
        most = sum(f * (self.upper[v] if f > 0 else self.lower[v]) for v, f in terms)
        return least, most

    # Sums that several rules speak of

    def headcount(self, team: Team) -> Terms:
        """Posts in the team."""
        return [(variable, factor) for _, _, variable, factor in self._at_team[team.id]]

    def fte(self, team: Team, *, filled_only: bool = False) -> Terms:
        """FTE of the team in ten-thousandths."""
        return [(v, p.fte * f) for p, _, v, f in self._at_team[team.id] if p.filled or not filled_only]

    def members(self, team: Team) -> list[tuple[Pool, str, int, int]]:
        """Every (pool, site, variable, factor) of the team."""
        return self._at_team[team.id]

    def teams_at(self, site: str) -> list[str]:
        """The teams that may have a base or a post at the site."""
        if self._teams_at is None:
            found: dict[str, dict[str, None]] = defaultdict(dict)
            for team, at in (*self.lead, *self._at_site):
                found[at][team] = None
            self._teams_at = {at: sorted(teams) for at, teams in found.items()}
        return self._teams_at.get(site, [])

    def sitting(self, team: str, site: str) -> list[tuple[Pool, int, int]]:
        """Every (pool, variable, factor) of the team at the site."""
        return self._at_site.get((team, site), [])

    def desks(self, team: Team, site: Site) -> Terms:
        """The desks that the team needs at the site: a variable, or the lead base times a known number."""
        key = (team.id, site.id)
        if key not in self._desks:
            self._desks[key] = self._count_desks(team, key)
        return self._desks[key]

    def _count_desks(self, team: Team, key: tuple[str, str]) -> Terms:
        unit = 100 * FTE
        lead = self.lead.get(key)
        there = [(v, p.fte * f * team.desk_percent) for p, v, f in self.sitting(*key)]
        most = -(-self.reach(there)[1] // unit)
        if all(v == lead for v, _ in there):
            known = team.desks if team.desks is not None else most
            return [(lead, known)] if lead is not None and known else []
        if lead is None or team.desks is None:
            variable = self.number(f"desks {key[0]} {key[1]}", 0, most)
            self.row([(variable, unit), *((v, -f) for v, f in there)], low=0)
            return [(variable, 1)]
        variable = self.number(f"desks {key[0]} {key[1]}", 0, max(most, team.desks))
        self.row([(variable, 1), (lead, -team.desks)], low=0)
        self.row([(variable, unit), (lead, self.reach(there)[1]), *((v, -f) for v, f in there)], low=0)
        return [(variable, 1)]

    # What makes a design a design

    def _bases(self, team: Team) -> None:
        sites = self.candidates[team.id]
        for site in sites:
            lead = self.lead[team.id, site] = self.flag(f"lead {team.id} {site}")
            if team.max_bases == 1:
                self.base[team.id, site] = lead
            else:
                base = self.base[team.id, site] = self.flag(f"base {team.id} {site}")
                self.row([(base, 1), (lead, -1)], low=0)
            self.row([(self.use[site], 1), (self.base[team.id, site], -1)], low=0)
        self.row([(self.lead[team.id, s], 1) for s in sites], 1, 1)
        if len(sites) == 1:
            self.lower[self.lead[team.id, sites[0]]] = 1
        if team.max_bases > 1:
            self.row([(self.base[team.id, s], 1) for s in sites], high=team.max_bases)

    def _used_by_somebody(self) -> None:
        """No further base and no property is in use without a post or a team there, unless it is to be kept."""
        for team in self.brief.teams:
            for site in self.candidates[team.id] if team.max_bases > 1 else ():
                there = [(v, f) for _, v, f in self.sitting(team.id, site)]
                self.row([*there, (self.lead[team.id, site], 1), (self.base[team.id, site], -1)], low=0)
        kept = self.brief.may_keep
        at: dict[str, Terms] = defaultdict(list)
        for (_, site), variable in self.base.items():
            at[site].append((variable, 1))
        for (_, _, site), (variable, factor) in self.sit.items():
            at[site].append((variable, factor))
        for site, variable in self.use.items():
            if site not in kept:
                self.row([*at[site], (variable, -1)], low=0)

    def _place(self, pool: Pool) -> None:
        teams = [t for t in self.brief.teams_by_service[pool.service] if self.brief.may_serve(pool, t)]
        pinned = self.brief.pinned_sites.get(pool.apart, set())
        fixed = {pool.fixed_site} if pool.fixed_site else set()
        if len(teams) == 1 and teams[0].max_bases == 1 and not fixed and not pinned:
            for site in self.candidates[teams[0].id]:
                self._seat(pool, teams[0].id, site, self.lead[teams[0].id, site], pool.count)
            return
        everywhere: Terms = []
        for team in teams:
            for site in fixed or dict.fromkeys([*self.candidates[team.id], *sorted(pinned)]):
                variable = self.number(f"sit {pool.id} {team.id} {site}", 0, pool.count)
                self._seat(pool, team.id, site, variable, 1)
                everywhere.append((variable, 1))
                free = site in fixed or site in pinned
                anchor = self.use[site] if free else self.base[team.id, site]
                self.row([(variable, 1), (anchor, -pool.count)], high=0)
        self.row(everywhere, pool.count, pool.count)

    def _seat(self, pool: Pool, team: str, site: str, variable: int, factor: int) -> None:
        self.sit[pool.id, team, site] = (variable, factor)
        self._at_team[team].append((pool, site, variable, factor))
        self._at_site[team, site].append((pool, variable, factor))
