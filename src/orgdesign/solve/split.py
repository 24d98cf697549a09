"""Each core service split on its own: the best need match there is, and a proven bound for all together.

Without desks, services do not touch each other, so the best split of each is found exactly and the sum is a lower
bound on need match for every design. Ties go to the locality nearest to where posts are based today.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

from orgdesign.brief import Brief, Pool
from orgdesign.design import Design, Placement
from orgdesign.plan.options import Goal
from orgdesign.plan.requests import Kind
from orgdesign.plan.services import ServiceClass
from orgdesign.rules.constraints.available import may_use
from orgdesign.rules.register import OBJECTIVES, in_force
from orgdesign.solve.control import Control
from orgdesign.solve.level import level
from orgdesign.solve.limits import Limits
from orgdesign.solve.model import decisions
from orgdesign.solve.search import search
from orgdesign.solve.split_exactly import SPLIT_RULES, Split, least_fte, split_exactly
from orgdesign.solve.together import two_at_a_time
from orgdesign.solve.values import values_of

_SPLIT_ASKS = frozenset({Kind.PIN_LOCALITY, Kind.FTE_FLOOR, Kind.CASELOAD_CAP})
EFFORT = 0.05
"""The most effort spent on one service; far more than most need."""


@dataclass(frozen=True)
class Splits:
    """The splits of every core service, and the bound on need match that each proves.

    ``impossible`` names services that cannot be split at all; then no design exists.
    """

    split: Split
    bounds: Mapping[str, int]
    impossible: tuple[str, ...]

    @property
    def bound(self) -> int:
        """The bound on need match over all services."""
        return sum(self.bounds.values())


def best_splits(brief: Brief, limits: Limits, control: Control) -> Splits:
    """Split every core service by itself: first how much FTE each locality gets, then which posts, nearest first."""
    limits = replace(limits, effort=min(limits.effort, EFFORT))
    split: dict[tuple[str, str], int] = {}
    bounds: dict[str, int] = {}
    impossible: list[str] = []
    core = [s for s in sorted(brief.teams_by_service) if brief.classes[s] is ServiceClass.CORE]
    parts = {service: _alike(brief, _alone(brief, service)) for service in core}
    starts = {service: _start(part) for service, (part, _) in parts.items()}
    best = {service: _exactly(part, starts[service], control) for service, (part, _) in parts.items()}
    hard = [service for service in core if best[service] is None]
    searched = two_at_a_time(lambda service: _searched(parts[service][0], starts[service], limits, control), hard)
    best |= dict(zip(hard, searched, strict=True))
    near = _Nearness(brief)
    for service, found in best.items():
        assert found is not None
        if found.impossible:
            impossible.append(service)
        if found.split is not None:
            bounds[service] = found.bound
            split |= _shared(found.split, parts[service][1], near)
    return Splits(split, bounds, tuple(impossible))


@dataclass(frozen=True)
class _Best:
    """The best split of a service, None where none was found, and what was proven of it."""

    split: Split | None
    bound: int = 0
    impossible: bool = False


def _exactly(part: Brief, start: Design, control: Control) -> _Best | None:
    """The best split without a search; None where it takes one, or there is no time left."""
    exact = None if control.stopped else split_exactly(part, start)
    return None if exact is None else _Best(*exact)


def _searched(part: Brief, start: Design, limits: Limits, control: Control) -> _Best:
    """The best split that a search finds, where what is asked of it is more than sizes of teams."""
    decide = decisions(part, [r for r in in_force(part) if r.id in SPLIT_RULES])
    need = OBJECTIVES[Goal.NEED_MATCH].cost(part, decide)
    found = search(decide, need, limits, control, hint=values_of(decide, start))
    if found.values is None:
        return _Best(None, impossible=found.impossible)
    split: dict[tuple[str, str], int] = defaultdict(int)
    for (name, team, _), (variable, factor) in decide.sit.items():
        split[name, team] += found.values[variable] * factor
    return _Best(dict(split), max(0, found.bound))


def _shared(split: Split, members: Mapping[str, tuple[Pool, ...]], near: _Nearness) -> Split:
    """A split of pools taken as alike, as one of the pools that each was made of, the nearest posts to each team."""
    shares: dict[str, dict[str, int]] = defaultdict(dict)
    for (name, team), count in split.items():
        shares[name][team] = count
    found: dict[tuple[str, str], int] = {}
    for name, wanted in shares.items():
        found |= share_out(members[name], wanted, near)
    return found


def split_of(brief: Brief, design: Design) -> Split:
    """The split that a design makes."""
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for placement in design.placements:
        counts[brief.pool_of_post[placement.post].id, placement.team] += 1
    return dict(counts)


def settle(brief: Brief, split: Split) -> Brief:
    """The same brief with its split settled: each pool parted, in order of id, into pools that belong to one team."""
    parts: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for (name, team), count in sorted(split.items()):
        if count:
            parts[name].append((team, count))
    pools: list[Pool] = []
    for pool in brief.pools:
        names = list(pool.posts)
        for to, count in parts.get(pool.id, []):
            mine, names = names[:count], names[count:]
            pools.append(replace(pool, id=f"{pool.id}>{to}", count=count, posts=tuple(mine), team=to))
        if names:
            pools.append(replace(pool, count=len(names), posts=tuple(names)))
    return replace(brief, pools=tuple(pools))


def _alone(brief: Brief, service: str) -> Brief:
    """The brief of one service, with one site a locality and those that its posts are fixed or pinned to."""
    teams = brief.teams_by_service[service]
    pools = brief.pools_by_service[service]
    names = {t.id for t in teams} | {service} | {p for pool in pools for p in pool.posts}
    sites: dict[str | None, str] = {}
    for site in brief.sites:
        sites.setdefault(site.locality, site.id)
    keep = {s for locality, s in sites.items() if locality} | {p.fixed_site for p in pools}
    keep |= {s for pool in pools for s in brief.pinned_sites.get(pool.apart, ())}
    asked = tuple(r for r in brief.requests if r.kind in _SPLIT_ASKS and r.subject in names and r.strength == "must")
    return replace(
        brief,
        teams=teams,
        pools=pools,
        pairs=(),
        requests=asked,
        sites=tuple(s for s in brief.sites if s.id in keep),
    )


def _alike(brief: Brief, part: Brief) -> tuple[Brief, dict[str, tuple[Pool, ...]]]:
    """The same part with pools that differ only in where they are based today made one; and what each was made of."""
    capped = bool(part.asks(Kind.CASELOAD_CAP))
    groups: dict[tuple[object, ...], list[Pool]] = defaultdict(list)
    for pool in part.pools:
        groups[pool.fte, pool.filled or not capped, pool.fixed_site, pool.home, pool.apart].append(pool)
    members = {pools[0].id: tuple(pools) for pools in groups.values()}
    merged = tuple(
        replace(
            pools[0],
            base=None,
            skills=(),
            count=sum(p.count for p in pools),
            posts=tuple(sorted(post for p in pools for post in p.posts)),
        )
        for pools in members.values()
    )
    return replace(part, pools=merged), members


def _start(part: Brief) -> Design:
    """A split to start from: posts that are not free first, then the largest to the team furthest below its target."""
    teams = {t.id: t for t in part.teams}
    place = {name: i for i, name in enumerate(teams)}
    least = [max(least_fte(part, t), 1) if t.locality else 0 for t in teams.values()]
    target = [max(t.target or 0, low) for t, low in zip(teams.values(), least, strict=True)]
    free = [p for p in part.pools if p.fixed_site is None and not p.apart]
    held = np.zeros(len(teams), dtype=np.int64)
    members: dict[str, list[Pool]] = defaultdict(list)
    for pool in (p for p in part.pools if p not in free):
        asked = part.pinned_localities.get(pool.apart, set())
        able = [t for t in teams.values() if part.may_serve(pool, t)]
        able = [t for t in able if t.locality in asked] or able
        for _ in range(pool.count if able else 0):
            team = max(able, key=lambda t: target[place[t.id]] - held[place[t.id]])
            members[team.id].append(pool)
            held[place[team.id]] += pool.fte
    counts = np.zeros((len(teams), len(free)), dtype=np.int64)
    short = np.array(target) - held
    for kind in sorted(range(len(free)), key=lambda i: -free[i].fte):
        for _ in range(free[kind].count):
            chosen = int(np.argmax(short))
            counts[chosen, kind] += 1
            short[chosen] -= free[kind].fte
    counts = level(counts, [p.fte for p in free], [t.target or 0 for t in teams.values()], least, held)
    for name, row in zip(teams, counts, strict=True):
        members[name] += [free[kind] for kind, count in enumerate(row) for _ in range(count)]
    return _design(part, members)


def _design(part: Brief, members: Mapping[str, Sequence[Pool]]) -> Design:
    """The design of teams with so many posts of each pool, named in order, each team at its locality's site."""
    site = {s.locality: s.id for s in reversed(part.sites)}
    names = {p.id: iter(p.posts) for p in part.pools}
    placements = [
        Placement(next(names[pool.id]), team.id, pool.fixed_site or site.get(team.locality))
        for team in part.teams
        for pool in members.get(team.id, ())
    ]
    bases = {t.id: (site[t.locality],) for t in part.teams if t.locality in site}
    return Design(tuple(placements), bases, tuple(sorted({b for sites in bases.values() for b in sites})))


class _Nearness:
    """Travel from a pool's base to the nearest property of the locality that its team may be in."""

    def __init__(self, brief: Brief) -> None:
        self._travel = brief.travel
        self._locality = {t.id: t.locality for t in brief.teams}
        self._open: dict[str | None, list[str]] = defaultdict(list)
        for site in brief.sites:
            if may_use(brief, site):
                self._open[site.locality].append(site.id)
        self._known: dict[tuple[str, str | None], int] = {}

    def __call__(self, pool: Pool, team: str) -> int:
        if pool.base is None or not pool.filled:
            return 0
        key = (pool.base, self._locality[team])
        if key not in self._known:
            reach = (self._travel.seconds(pool.base, site) for site in self._open.get(key[1], ()))
            self._known[key] = min(reach, default=0)
        return self._known[key]


def share_out(pools: Sequence[Pool], wanted: Mapping[str, int], cost: Callable[[Pool, str], int]) -> Split:
    """Share posts of pools over teams that want so many of them, at the least cost: a minimum-cost flow."""
    teams = [team for team, count in wanted.items() if count]
    if len(teams) == 1:
        return {(pool.id, teams[0]): pool.count for pool in pools}
    flow = SimpleMinCostFlow()
    arcs = [
        (pool.id, team, flow.add_arc_with_capacity_and_unit_cost(i, len(pools) + j, pool.count, cost(pool, team)))
        for i, pool in enumerate(pools)
        for j, team in enumerate(teams)
    ]
    for i, pool in enumerate(pools):
        flow.set_node_supply(i, pool.count)
    for j, team in enumerate(teams):
        flow.set_node_supply(len(pools) + j, -wanted[team])
    if flow.solve() != flow.OPTIMAL:
        raise RuntimeError("posts and places of a split do not sum to the same")
    return {(pool, team): flow.flow(arc) for pool, team, arc in arcs if flow.flow(arc)}
