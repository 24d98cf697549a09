"""Each core service split on its own: the best need match there is, and a proven bound for all together.

Without desks, services do not touch each other, so the best split of each is found exactly and the sum is a lower
bound on need match for every design. Ties go to the locality nearest to where posts are based today.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from orgdesign.brief import Brief, Pool
from orgdesign.design import Design
from orgdesign.plan.options import Goal
from orgdesign.plan.requests import Kind
from orgdesign.plan.services import ServiceClass
from orgdesign.rules.decisions import Decisions, Terms
from orgdesign.rules.register import OBJECTIVES, in_force
from orgdesign.solve.control import Control
from orgdesign.solve.limits import Limits
from orgdesign.solve.model import decisions
from orgdesign.solve.search import search

_SPLIT_RULES = frozenset({"core-everywhere", "minimum-team", "base-in-locality", "requests"})
_SPLIT_ASKS = frozenset({Kind.PIN_LOCALITY, Kind.FTE_FLOOR, Kind.CASELOAD_CAP})
EFFORT = 0.05
"""The most effort spent on one service; far more than most need."""
Split = Mapping[tuple[str, str], int]
"""Posts by (pool, team)."""


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
    """Split every core service by itself."""
    limits = replace(limits, effort=min(limits.effort, EFFORT))
    split: dict[tuple[str, str], int] = {}
    bounds: dict[str, int] = {}
    impossible: list[str] = []
    for service in sorted(brief.teams_by_service):
        if brief.classes[service] is not ServiceClass.CORE:
            continue
        part = _alone(brief, service)
        decide = decisions(part, [r for r in in_force(part) if r.id in _SPLIT_RULES])
        need = OBJECTIVES[Goal.NEED_MATCH].cost(part, decide)
        nearness = _nearness(brief, part, decide)
        most = decide.reach(nearness)[1] + 1
        found = search(decide, [*((v, f * most) for v, f in need), *nearness], limits, control)
        if found.impossible:
            impossible.append(service)
        if found.values is None:
            continue
        bounds[service] = max(0, -(-(found.bound - most + 1) // most))
        for (name, team, _), (variable, factor) in decide.sit.items():
            split[name, team] = split.get((name, team), 0) + found.values[variable] * factor
    return Splits(split, bounds, tuple(impossible))


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


def _nearness(brief: Brief, part: Brief, decide: Decisions) -> Terms:
    """Travel from each post's base to the nearest property of the locality that its team may be in."""
    pools = {p.id: p for p in part.pools}
    nearest: dict[tuple[str, str | None], int] = {}
    terms: Terms = []
    for (pool, team, _), (variable, factor) in decide.sit.items():
        start = pools[pool].base
        if start is None or not pools[pool].filled:
            continue
        key = (start, part.team[team].locality)
        if key not in nearest:
            reach = (brief.travel.seconds(start, s.id) for s in brief.sites if s.locality == key[1] and not s.closing)
            nearest[key] = min(reach, default=0)
        if nearest[key]:
            terms.append((variable, factor * nearest[key]))
    return terms
