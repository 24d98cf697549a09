"""One service's best split exactly, where its teams are only asked for sizes, and each post is free or has its team."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import numpy as np

from orgdesign.brief import Brief, Pool, Team
from orgdesign.design import Design
from orgdesign.plan.requests import Kind
from orgdesign.rules.asks.named import amount_of
from orgdesign.rules.register import in_force
from orgdesign.solve.nearest import Wanted, nearest
from orgdesign.units import FTE

SPLIT_RULES = frozenset({"core-everywhere", "minimum-team", "base-in-locality", "requests"})
"""The rules that a split has to keep."""
_ASKS = frozenset({Kind.PIN_LOCALITY, Kind.FTE_FLOOR})

Split = Mapping[tuple[str, str], int]
"""Posts by (pool, team)."""


def least_fte(part: Brief, team: Team) -> int:
    """The FTE that a core team must have, by its service's floor and minimum and by what is asked."""
    asked = (amount_of(r, FTE) for r in part.asks(Kind.FTE_FLOOR) if r.subject in {team.id, team.service})
    return max(team.floor_fte, team.min_fte, *asked)


def split_exactly(part: Brief, start: Design) -> tuple[Split, int] | None:
    """The best split of a part of one service and what is proven of it, from one to start from.

    None where more is asked than sizes, a post that is not free has several teams to choose from, the start is too
    small somewhere, or there are too many ways.
    """
    tied = _tied(part)
    if tied is None:
        return None
    free = [pool for pool in part.pools if pool.id not in tied]
    has: Counter[str] = Counter()
    for pool in (p for p in part.pools if p.id in tied):
        has[tied[pool.id]] += pool.count * pool.fte
    sizes = sorted({pool.fte for pool in free})
    known = np.zeros((len(part.teams), len(sizes)), dtype=np.int64)
    row = {team.id: i for i, team in enumerate(part.teams)}
    for placement in start.placements:
        pool = part.pool_of_post[placement.post]
        if pool.id not in tied:
            known[row[placement.team], sizes.index(pool.fte)] += 1
    wanted = [Wanted(t.target, least_fte(part, t), has.get(t.id, 0), empty=t.id not in has) for t in part.teams]
    best = nearest(sizes, [int(n) for n in known.sum(axis=0)], wanted, known)
    if best is None:
        return None
    split = {(pool.id, tied[pool.id]): pool.count for pool in part.pools if pool.id in tied}
    for fte, counts in zip(sizes, best.counts.T, strict=True):
        seats = np.repeat([team.id for team in part.teams], counts)
        alike = np.repeat([pool.id for pool in free if pool.fte == fte], [p.count for p in free if p.fte == fte])
        split |= Counter(zip(alike.tolist(), seats.tolist(), strict=True))
    return split, best.bound


def _tied(part: Brief) -> dict[str, str] | None:
    """The team of each pool that is not free; None where some may choose, or more is asked than sizes of teams."""
    rules = {rule.id for rule in in_force(part)}
    if not rules >= SPLIT_RULES or any(r.kind not in _ASKS for r in part.requests):
        return None
    if any(team.locality is None for team in part.teams):
        return None
    tied: dict[str, str] = {}
    for pool in (p for p in part.pools if p.fixed_site or p.apart):
        teams = _teams_of(part, pool)
        if len(teams) == 1:
            tied[pool.id] = teams[0]
        elif len(teams) < len(part.teams) or part.pinned_sites.get(pool.apart):
            return None
    return tied


def _teams_of(part: Brief, pool: Pool) -> list[str]:
    """The teams that posts which are fixed, or asked something of, may join."""
    pins = {r.object for r in part.asks(Kind.PIN_LOCALITY) if r.subject in pool.posts}
    teams = [t for t in part.teams if part.may_serve(pool, t) and (not pins or t.locality in pins)]
    return [t.id for t in teams]
