"""The ways in which teams can be made up of a service's posts where need match is limited, by dynamic programming.

Posts of one FTE are alike here. A service's distance from need is the sum of its teams' distances, so a team can be
made up in a way only if the other teams can take what is left with the distance that is left. What remains are a few
ways for each team, often one: far fewer than any band on its size allows, for fractions of posts fill a band as whole
posts cannot.

Source: the labels of a resource-constrained path that no completion within the resource is possible from are left out,
S. Irnich and G. Desaulniers, "Shortest path problems with resource constraints", in Column Generation, Springer 2005.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

MOST_STATES = 20_000
"""The most ways to take posts out of a service's that are written down."""
MOST_OPTIONS, MOST_WORK = 4_000, 50_000_000
"""The most that all teams might take, and the most pairs of that and of what is left, that are gone through."""
MOST_WAYS = 600
"""The most ways of all teams together that are worth telling apart: more have a hull that says next to nothing."""
_NEVER = np.int64(1) << 60

Numbers = NDArray[np.int64]


class Asked(NamedTuple):
    """A team's target, and the FTE that it has whatever is decided (both in ten-thousandths)."""

    target: int
    has: int


class Compositions(NamedTuple):
    """The ways to make up one team: posts of each FTE (ways x sizes), its FTE so, and its service's least distance."""

    counts: Numbers
    fte: Numbers
    away: Numbers


@lru_cache(maxsize=1_000)
def compositions_of(
    sizes: tuple[int, ...], counts: tuple[int, ...], teams: tuple[Asked, ...], limit: int
) -> tuple[Compositions, ...] | None:
    """The ways to make up each team out of so many posts of each FTE, all of which are shared out.

    The sum of the teams' distances from their targets is at most ``limit``. None where there are too many ways to go
    through or to tell apart, or none at all for some team.
    """
    if math.prod(n + 1 for n in counts) > MOST_STATES:
        return None
    every = np.indices([n + 1 for n in counts]).reshape(len(counts), -1).T
    taken = every @ np.array(sizes, dtype=np.int64)
    away = [np.abs(taken + team.has - team.target) for team in teams]
    able = [np.flatnonzero(distance <= limit) for distance in away]
    options = sum(map(len, able))
    if options > MOST_OPTIONS or len(every) * options > MOST_WORK:
        return None
    before = [_start(len(every), 0)]
    for distance, mine in zip(away[:-1], able, strict=False):
        before.append(_extended(before[-1], every, distance, mine, counts))
    found: list[Compositions] = []
    after = _start(len(every), len(every) - 1)
    for team, distance, mine, sofar in zip(
        reversed(teams), reversed(away), reversed(able), reversed(before), strict=True
    ):
        least = _least(sofar, after, every, mine, counts) + distance[mine]
        kept = least <= limit
        if not kept.any():
            return None
        found.append(Compositions(every[mine[kept]], taken[mine[kept]] + team.has, least[kept]))
        after = _extended(after[::-1], every, distance, mine, counts)[::-1]
    return tuple(reversed(found)) if sum(len(mine.fte) for mine in found) <= MOST_WAYS else None


def _start(states: int, at: int) -> Numbers:
    values = np.full(states, _NEVER, dtype=np.int64)
    values[at] = 0
    return values


def _grid(values: Numbers, counts: Sequence[int]) -> Numbers:
    return values.reshape([n + 1 for n in counts])


def _moved(way: Numbers, counts: Sequence[int]) -> tuple[tuple[slice, ...], tuple[slice, ...]]:
    """The states that a way can be taken from, and those that it leads to, in the same order."""
    return (
        tuple(slice(0, n + 1 - w) for n, w in zip(counts, way, strict=True)),
        tuple(slice(w, n + 1) for n, w in zip(counts, way, strict=True)),
    )


def _extended(values: Numbers, every: Numbers, away: Numbers, options: Numbers, counts: Sequence[int]) -> Numbers:
    """The least distance with so many posts taken, once one more team has taken its own."""
    now, grown = _grid(values, counts), np.full([n + 1 for n in counts], _NEVER, dtype=np.int64)
    for option in options:
        begin, end = _moved(every[option], counts)
        np.minimum(grown[end], now[begin] + away[option], out=grown[end])
    return np.minimum(grown.reshape(-1), _NEVER)


def _least(before: Numbers, after: Numbers, every: Numbers, options: Numbers, counts: Sequence[int]) -> Numbers:
    """For each option of a team the least distance of all other teams together."""
    sofar, left = _grid(before, counts), _grid(after, counts)
    found = np.empty(len(options), dtype=np.int64)
    for place, option in enumerate(options):
        begin, end = _moved(every[option], counts)
        found[place] = (sofar[begin] + left[end]).min()
    return found
