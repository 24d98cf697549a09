"""A split levelled by exchanging posts between two teams at a time, until no exchange brings both nearer their targets.

The deviation of a team from its target is what it costs; being below its least size costs far more, so that a
levelled split keeps least sizes wherever exchanges can reach that.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations_with_replacement

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]

HANDFUL = 2
"""The most posts that each of two teams gives the other in one exchange."""
TOO_SMALL = 1_000
"""What it costs to be below the least size, for each unit of deviation from the target."""


def level(counts: Counts, fte: Sequence[int], target: Sequence[int], least: Sequence[int], fixed: Counts) -> Counts:
    """The counts (teams x kinds of post) after exchanges.

    ``fte`` is the FTE of one post of each kind, ``target`` and ``least`` the FTE wanted and the least of each team,
    ``fixed`` the FTE that each team has beside these counts.
    """
    have = counts.copy()
    if not len(fte):
        return have
    sizes = np.asarray(fte, dtype=np.int64)
    wanted, low = np.asarray(target, dtype=np.int64), np.asarray(least, dtype=np.int64)
    give, take = _exchanges(len(fte))
    shift = (take - give) @ sizes
    total = have @ sizes + fixed
    cost = _cost(total, wanted, low)
    idle = 0
    team = 0
    while idle < len(have):
        gain = _gains(have, team, give, take, shift, total, cost, wanted, low)
        other, exchange = np.unravel_index(int(np.argmin(gain)), gain.shape)
        if gain[other, exchange] < 0:
            have[team] += take[exchange] - give[exchange]
            have[other] -= take[exchange] - give[exchange]
            total = have @ sizes + fixed
            cost = _cost(total, wanted, low)
            idle = 0
        else:
            idle += 1
            team = (team + 1) % len(have)
    return have


def _exchanges(kinds: int) -> tuple[Counts, Counts]:
    """Every way for one team to give some posts and take others, as rows of counts by kind."""
    handfuls = [
        np.bincount(np.asarray(chosen, dtype=np.int64), minlength=kinds)
        for size in range(HANDFUL + 1)
        for chosen in combinations_with_replacement(range(kinds), size)
    ]
    ways = [(g, t) for g in handfuls for t in handfuls if not np.any(np.minimum(g, t)) and (g.any() or t.any())]
    return np.array([g for g, _ in ways]), np.array([t for _, t in ways])


def _cost(total: Counts, wanted: Counts, low: Counts) -> Counts:
    away: Counts = np.abs(total - wanted) + TOO_SMALL * np.maximum(0, low - total)
    return away


def _gains(
    have: Counts, team: int, give: Counts, take: Counts, shift: Counts, total: Counts,
    cost: Counts, wanted: Counts, low: Counts,
) -> Counts:  # fmt: skip
    """The change of cost by other team and exchange; more than nothing where posts are lacking."""
    mine = _cost(total[team] + shift, wanted[team], low[team]) - cost[team]
    theirs = _cost(total[:, None] - shift[None, :], wanted[:, None], low[:, None]) - cost[:, None]
    gain: Counts = theirs + mine[None, :]
    lacking = (have[team] < give).any(axis=1)[None, :] | (have[:, None, :] < take[None, :, :]).any(axis=2)
    gain[lacking] = 1
    gain[team] = 1
    return gain
