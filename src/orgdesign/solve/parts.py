"""Bounds for plans whose coarse relaxation is still too large: relaxed further, to units of FTE or service by service.

**Units**: where nobody's way to work is counted, the free posts of a service are taken for as many units of the
greatest common divisor of their FTE, all alike. Every split of the posts is one of the units, so the least cost of
the units is a lower bound.

**By service**: where only the split and the way to work count, no service touches another but by the desks and by
limits on the whole, which are left out but for need match: a service may be away from its targets by what the limit
leaves when all others are at their own bound. The sum of the services' least costs is a lower bound.

A stage that weighs both sorts of objectives has the sum of the two bounds.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from orgdesign.brief import Brief, Pool, Stage
from orgdesign.plan.options import Goal
from orgdesign.plan.requests import Kind
from orgdesign.rules.decisions import NO_LIMIT, Line
from orgdesign.solve.coarse import coarse, coarse_moves
from orgdesign.solve.control import Control
from orgdesign.solve.limits import Limits
from orgdesign.solve.model import Costs
from orgdesign.solve.search import search
from orgdesign.solve.together import two_at_a_time

OF_SERVICES = frozenset({Goal.NEED_MATCH, Goal.STAFF_TRAVEL, Goal.MOVES})
"""Objectives that are sums over services."""
OF_JOURNEYS = frozenset({Goal.STAFF_TRAVEL, Goal.MOVES})
"""Objectives that ask where posts are based today."""


SERVICE_SHARE = 0.1
"""Share of a stage's effort spent on the bound of one service."""
_OF_PAIRS = frozenset({Kind.TOGETHER, Kind.APART})


class Kept(NamedTuple):
    """An earlier stage and the value that it may not exceed."""

    stage: Stage
    limit: int


def bound_by_parts(
    brief: Brief, stage: Stage, kept: Sequence[Kept], need: Mapping[str, int], limits: Limits, control: Control
) -> int:
    """A proven lower bound of a stage's value; ``need`` is each service's bound on need match.

    Of a weighed stage what services add up to and the rest are bounded apart: no design costs less than both together.
    """
    mine = tuple(term for term in stage.terms if term.goal in OF_SERVICES)
    rest = tuple(term for term in stage.terms if term.goal not in OF_SERVICES)
    bound = _by_service(brief, replace(stage, terms=mine), kept, need, limits, control) if mine else 0
    return bound + (_by_units(brief, replace(stage, terms=rest), kept, need, limits, control) if rest else 0)


def _by_units(
    brief: Brief, stage: Stage, kept: Sequence[Kept], need: Mapping[str, int], limits: Limits, control: Control
) -> int:
    relaxed, decide = coarse(replace(brief, pools=in_units(brief)))
    costs = Costs(relaxed, decide, need)
    lines = [Line(costs.of(k.stage), -NO_LIMIT, k.limit) for k in kept if not k.stage.goals & OF_JOURNEYS]
    return search(decide, costs.of(stage), limits, control, extra=lines).bound


def _by_service(
    brief: Brief, stage: Stage, kept: Sequence[Kept], need: Mapping[str, int], limits: Limits, control: Control
) -> int:
    limits = replace(limits, effort=limits.effort * SERVICE_SHARE)
    away = [k.limit // k.stage.terms[0].weight for k in kept if k.stage.goals == {Goal.NEED_MATCH}]
    spare = min(away) - sum(need.values()) if away else None

    def least(service: str) -> int:
        part = _only(brief, service)
        relaxed, decide = coarse(part)
        costs = Costs(relaxed, decide, need, {Goal.MOVES: coarse_moves(relaxed, decide)})
        lines = []
        if spare is not None and brief.teams_by_service[service][0].target is not None:
            mine = costs.of_goal(Goal.NEED_MATCH)
            lines.append(Line(mine, -NO_LIMIT, need.get(service, 0) + max(0, spare)))
        return search(decide, costs.of(stage), limits, control, extra=lines).bound

    return sum(max(0, bound) for bound in two_at_a_time(least, sorted(brief.teams_by_service)))


def _only(brief: Brief, service: str) -> Brief:
    """The brief of one service, with nothing asked of it but what binds its own posts and teams."""
    teams = brief.teams_by_service[service]
    pools = brief.pools_by_service[service]
    names = {service, *(t.id for t in teams), *(p for pool in pools for p in pool.posts)}
    asked = tuple(r for r in brief.requests if r.strength == "must" and r.subject in names and r.kind not in _OF_PAIRS)
    return replace(brief, teams=teams, pools=pools, pairs=(), requests=asked)


def in_units(brief: Brief) -> tuple[Pool, ...]:
    """The pools with the free posts of each service taken for units of their FTE's greatest common divisor."""
    free: dict[str, list[Pool]] = defaultdict(list)
    kept: list[Pool] = []
    for pool in brief.pools:
        if pool.fixed_site or pool.apart or pool.skills or len(brief.teams_by_service[pool.service]) == 1:
            kept.append(pool)
        else:
            free[pool.service].append(pool)
    for pools in free.values():
        unit = math.gcd(*(p.fte for p in pools))
        amount = sum(p.fte * p.count for p in pools)
        kept.append(replace(pools[0], fte=unit, count=amount // unit, base=None, filled=True, posts=()))
    return tuple(sorted(kept, key=lambda p: p.id))
