"""A coarse relaxation: the properties of a lot stand for one, so that a bound is soon proven.

A lot is a locality, or a few properties of it that are near each other. Every design maps to a coarse one that costs
no more: teams need no more desks when their bases in a lot are counted together, the lot offers the desks of all its
properties in use, and travel is to the nearest of them.
What cannot be said so coarsely (who shares a building, which one is forbidden) is left out. So the least coarse
cost is a lower bound for every design, small enough to be found at any scale.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from orgdesign.brief import Brief, Site, Team
from orgdesign.brief.sites import Travel
from orgdesign.design import Design
from orgdesign.plan.requests import Kind, Request
from orgdesign.rules.constraints.available import may_use
from orgdesign.rules.decisions import Decisions, Terms
from orgdesign.rules.register import in_force

_MARK = "\N{ALMOST EQUAL TO}"
_KEPT = frozenset({
    Kind.PIN_LOCALITY, Kind.PIN_BASE, Kind.HOST_IN, Kind.TOGETHER, Kind.FTE_FLOOR, Kind.CASELOAD_CAP, Kind.COVER,
    Kind.KEEP, Kind.CLOSE, Kind.USE_AT_MOST, Kind.RUNNING_COST_CEILING, Kind.ONE_OFF_COST_CEILING,
})  # fmt: skip


def lots_of(brief: Brief, most: int) -> dict[str, str]:
    """The lot of each property: up to so many in a locality, each property in that of the nearest seed.

    The seeds are the largest property and then, again and again, the one farthest from all before.
    """
    found: dict[str, str] = {}
    inside: dict[str, list[Site]] = defaultdict(list)
    for site in brief.sites:
        inside[site.locality or ""].append(site)
    for locality, sites in inside.items():
        seeds = [max(sites, key=lambda s: (s.desks, s.id)).id]
        far = {s.id: brief.travel.seconds(seeds[0], s.id) for s in sites}
        nearest = dict.fromkeys(far, 0)
        while len(seeds) < min(most, len(sites)):
            seed = max((name for name in far if name not in seeds), key=lambda name: (far[name], name))
            for name, seconds in far.items():
                if name == seed or brief.travel.seconds(seed, name) < seconds:
                    far[name], nearest[name] = brief.travel.seconds(seed, name), len(seeds)
            seeds.append(seed)
        found |= {name: f"{_MARK}{locality}" + (f" {lot}" if lot else "") for name, lot in nearest.items()}
    return found


def coarse(brief: Brief, most: int = 1) -> tuple[Brief, Decisions]:
    """The relaxed brief and its decisions, with ``most`` lots in a locality."""
    lump = lots_of(brief, most)
    groups: dict[str, list[Site]] = defaultdict(list)
    for site in brief.sites:
        groups[lump[site.id]].append(site)
    lumps = tuple(_lump(name, sites) for name, sites in sorted(groups.items()))
    relaxed = replace(
        brief,
        sites=(*lumps, *brief.sites),
        pools=tuple(replace(p, fixed_site=lump[p.fixed_site] if p.fixed_site else None) for p in brief.pools),
        requests=tuple(_relaxed(r, lump, brief, groups) for r in brief.requests if r.kind in _KEPT),
        travel=_Nearest(brief, groups),
    )
    rules = [r for r in in_force(relaxed) if r.id != "desks"]

    def admits(team: Team, site: Site) -> bool:
        return site.id in groups and all(rule.admits(relaxed, team, site) for rule in rules)

    decide = Decisions(relaxed, admits, idle=True)
    for rule in rules:
        rule.enforce(relaxed, decide)
    for pool in brief.pools:
        if pool.fixed_site:
            decide.row([(decide.use[pool.fixed_site], 1)], low=1)
    if any(r.id == "desks" for r in in_force(relaxed)):
        for site in lumps:
            needed = [term for team in decide.teams_at(site.id) for term in decide.desks(brief.team[team], site)]
            decide.row([*needed, *((decide.use[s.id], -s.desks) for s in groups[site.id])], high=0)
        _round_up(relaxed, decide, lumps)
    return relaxed, decide


def coarse_design(brief: Brief, design: Design, most: int = 1) -> Design:
    """The coarse design that a design maps to; ``brief`` is the exact one."""
    lump = lots_of(brief, most)
    bases = {team: tuple(dict.fromkeys(lump[s] for s in sites)) for team, sites in design.bases.items()}
    placements = tuple(replace(p, site=lump[p.site] if p.site else None) for p in design.placements)
    lumps = {p.site for p in placements if p.site} | {s for sites in bases.values() for s in sites}
    return Design(placements, bases, (*sorted(lumps), *design.sites))


def coarse_moves(relaxed: Brief, decide: Decisions) -> Terms:
    """Posts that must change base: one where no property of the locality is where the post is based today."""
    pools = {p.id: p for p in relaxed.pools}
    return [
        (variable, factor)
        for (pool, _, site), (variable, factor) in decide.sit.items()
        if (base := pools[pool].base) and pools[pool].filled and relaxed.travel.seconds(base, site)
    ]


def _lump(name: str, sites: list[Site]) -> Site:
    first = sites[0]
    return Site(
        id=name, locality=first.locality, place=first.locality or first.place, desks=sum(s.desks for s in sites),
        running_cost=0, one_off_cost=0, release_cost=0, in_use=False, must_keep=False, closing=False,
        available_from=None, ict=(), step_free=None, public_access=None,
    )  # fmt: skip


def _relaxed(request: Request, lump: Mapping[str, str], brief: Brief, groups: Mapping[str, list[Site]]) -> Request:
    """The request said of localities: their own properties count for none where properties are counted."""
    if request.kind is Kind.PIN_BASE and request.object in lump:
        return request.model_copy(update={"object": lump[request.object]})
    if request.kind is Kind.USE_AT_MOST and request.amount is not None:
        more = sum(1 for sites in groups.values() if _inside(brief, sites[0], request.subject))
        return request.model_copy(update={"amount": request.amount + Decimal(more)})
    return request


def _inside(brief: Brief, site: Site, place: str) -> bool:
    return not place or brief.tree.within(site.locality or site.place, place)


def _round_up(brief: Brief, decide: Decisions, lumps: Sequence[Site]) -> None:
    """Say that all teams of a service need as many whole desks as its FTE, rounded up once: it follows, and tightens.

    Nothing is said of services that state their desks outright, nor of those with one team.
    """
    needed: dict[str, Terms] = defaultdict(list)
    for site in lumps:
        for name in decide.teams_at(site.id):
            needed[brief.team[name].service] += decide.desks(brief.team[name], site)
    for service, terms in needed.items():
        teams = brief.teams_by_service[service]
        if len(teams) > 1 and all(t.desks is None for t in teams):
            fte = sum(p.fte * p.count for p in brief.pools_by_service[service])
            decide.row(terms, low=teams[0].desks_by_ratio(fte))


class _Nearest(Travel):
    """Travel to the nearest property of a locality that may be used."""

    def __init__(self, brief: Brief, groups: Mapping[str, list[Site]]) -> None:
        self._exact = brief.travel
        self._open = {name: [s.id for s in sites if may_use(brief, s)] for name, sites in groups.items()}
        self._nearest: dict[tuple[str, str], int] = {}

    def seconds(self, origin: str, destination: str) -> int:
        """The least travel between any property of the one and any of the other."""
        key = (origin, destination)
        if key not in self._nearest:
            ends = self._open.get(destination, [destination])
            starts = self._open.get(origin, [origin])
            if origin == destination:
                ends = starts[:1]
                starts = starts[:1]
            self._nearest[key] = min((self._exact.seconds(a, b) for a in starts for b in ends), default=0)
        return self._nearest[key]

    def is_measured(self, origin: str, destination: str) -> bool:
        """Nothing rests on the table alone."""
        return False
