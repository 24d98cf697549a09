"""The split of one service's posts that is nearest to need, by dynamic programming over its teams.

Each team takes so many posts of each kind (a kind is posts of the same FTE), every post is taken once, and the
distances of the teams' FTE from their targets are to sum to the least. What a team may take are its *options*. Prices
on posts of each kind, bettered step by step, bound the sum from below (Lagrangean relaxation), and an option that costs
more by them than the best split known allows is in no better split; few are left, so that the rest is small enough to
be gone through team by team.

Source: M. L. Fisher, "The Lagrangian relaxation method for solving integer programming problems", Management Science
27(1), 1981; the number of posts of each kind that is left is the state of the dynamic programme.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]

STEPS = 200
"""How often the prices are bettered."""
MOST_OPTIONS = 60_000
"""The most options of all teams together that are written down."""
MOST_WORK = 400_000_000
"""The most pairs of a state and an option that are gone through."""
NARROW = 8
"""The first look is at options within so small a part of what the best split allows, each later one at twice that."""
_NEVER = np.int64(1) << 60


@dataclass(frozen=True)
class Wanted:
    """A team: the FTE that it should have (None for any), the least that it must have, and what it has beside.

    ``empty`` says that nothing beside is a post, so that it must take one.
    """

    target: int | None
    least: int
    has: int
    empty: bool

    def away(self, fte: Counts) -> Counts:
        """The distance from the target with so much FTE taken."""
        return np.zeros_like(fte) if self.target is None else np.abs(fte + self.has - self.target)


@dataclass(frozen=True)
class Nearest:
    """A split as counts (teams x kinds), its distance from need, and what no split can be below."""

    counts: Counts
    value: int
    bound: int


@dataclass(frozen=True)
class _Options:
    """What each team may take: rows of counts by kind, and the distance that each leaves."""

    takes: list[Counts]
    costs: list[Counts]


def nearest(sizes: Sequence[int], count: Sequence[int], teams: Sequence[Wanted], known: Counts) -> Nearest | None:
    """The split nearest to need, from one that is ``known``.

    ``sizes`` is the FTE of one post of each kind, ``count`` how many there are. Where going through all states would
    take too long, it is the best found so far with what is proven by then. None where the known split leaves a team
    too small, or there are too many options to write down.
    """
    fte, posts = np.asarray(sizes, dtype=np.int64), np.asarray(count, dtype=np.int64)
    if not _is_split(fte, posts, teams, known):
        return None
    value = _value(fte, teams, known)
    if value == 0 or not posts.any():
        return Nearest(known, value, value)
    options = _options(fte, posts, teams, value)
    if options is None:
        return None
    prices, bound = _prices(options, posts, value)
    proven, spare = bound, (value - bound) // NARROW
    while proven < value:
        left = _within(options, prices, min(spare, value - 1 - bound))
        boxes = _boxes(left, posts)
        if _work(left, boxes) > MOST_WORK:
            break
        found = _through(left, boxes)
        if found is not None and (better := _value(fte, teams, found)) < value:
            known, value = found, better
        proven, spare = min(value, bound + spare + 1), 2 * spare + 1
    return Nearest(known, value, proven)


def _is_split(fte: Counts, posts: Counts, teams: Sequence[Wanted], counts: Counts) -> bool:
    """Tell whether every post is taken once, and every team has what it must."""
    large = (
        t.has + mine >= t.least and (row.any() or not t.empty)
        for t, mine, row in zip(teams, counts @ fte, counts, strict=True)
    )
    return bool((counts >= 0).all() and (counts.sum(axis=0) == posts).all() and all(large))


def _value(fte: Counts, teams: Sequence[Wanted], counts: Counts) -> int:
    """The distance of a split from need."""
    return int(sum(t.away(mine) for t, mine in zip(teams, counts @ fte, strict=True)))


def _options(fte: Counts, posts: Counts, teams: Sequence[Wanted], value: int) -> _Options | None:
    """The options of each team that a split no worse than the value may have: the others leave at least their least."""
    grid = int(np.gcd.reduce(fte))
    least = [_least_away(t, grid) for t in teams]
    spare = value - sum(least)
    takes: list[Counts] = []
    total = 0
    for team, own in zip(teams, least, strict=True):
        low = max(0, team.least - team.has)
        high = int(posts @ fte)
        if team.target is not None:
            low = max(low, team.target - team.has - own - spare)
            high = min(high, team.target - team.has + own + spare)
        rows = _takes(fte, posts, low, high, MOST_OPTIONS - total)
        if rows is None:
            return None
        total += len(rows)
        takes.append(rows[rows.any(axis=1)] if team.empty else rows)
    return _Options(takes, [team.away(rows @ fte) for team, rows in zip(teams, takes, strict=True)])


def _least_away(team: Wanted, grid: int) -> int:
    """The least distance at a whole number of grid steps, and at the least size or above."""
    if team.target is None:
        return 0
    low = max(0, -(-(team.least - team.has) // grid), int(team.empty))
    steps = {max(low, (team.target - team.has) // grid), max(low, -(-(team.target - team.has) // grid))}
    return min(abs(team.has + step * grid - team.target) for step in steps)


def _takes(fte: Counts, posts: Counts, low: int, high: int, most: int) -> Counts | None:
    """Counts by kind whose FTE is within two limits; None where they are more than so many."""
    rows, taken = np.zeros((1, len(fte)), dtype=np.int64), np.zeros(1, dtype=np.int64)
    for kind in np.argsort(-fte, kind="stable"):
        rest = int(posts[fte < fte[kind]] @ fte[fte < fte[kind]])
        first = np.maximum(0, -((taken + rest - low) // fte[kind]))
        last = np.minimum(posts[kind], (high - taken) // fte[kind])
        ways = np.maximum(0, last - first + 1)
        if ways.sum() > most:
            return None
        rows = np.repeat(rows, ways, axis=0)
        rows[:, kind] = np.repeat(first, ways) + np.arange(len(rows)) - np.repeat(np.cumsum(ways) - ways, ways)
        taken = rows @ fte
    return rows


def _prices(options: _Options, posts: Counts, value: int) -> tuple[Counts, int]:
    """Whole-number prices of a post of each kind, and what they prove (Polyak's steps towards the value known)."""
    team = np.repeat(np.arange(len(options.takes)), [len(rows) for rows in options.takes])
    starts = np.flatnonzero(np.diff(team, prepend=-1))
    takes, costs = np.concatenate(options.takes), np.concatenate(options.costs)
    prices = np.zeros(len(posts))
    best, proven = np.zeros(len(posts), dtype=np.int64), -1
    pace = 1.0
    idle = 0
    for _ in range(STEPS):
        whole = np.rint(prices).astype(np.int64)
        priced = costs + takes @ whole
        least = np.minimum.reduceat(priced, starts)
        bound = int(least.sum() - whole @ posts)
        if bound > proven:
            best, proven, idle = whole, bound, 0
        else:
            idle += 1
            if idle == 10:
                pace, idle = pace / 2, 0
        first = np.full(len(starts), len(team))
        np.minimum.at(first, team, np.where(priced == least[team], np.arange(len(team)), len(team)))
        over = takes[first].sum(axis=0) - posts
        if proven >= value or not over.any():
            break
        prices = prices + pace * max(1, value - bound) / float(over @ over) * over
    return best, proven


def _within(options: _Options, prices: Counts, spare: int) -> _Options:
    """The options that cost no more than ``spare`` above their team's cheapest by the prices."""
    takes, costs = [], []
    for rows, away in zip(options.takes, options.costs, strict=True):
        priced = away + rows @ prices
        kept = priced - priced.min() <= spare
        takes.append(rows[kept])
        costs.append(away[kept])
    return _Options(takes, costs)


def _boxes(options: _Options, posts: Counts) -> list[tuple[Counts, Counts]]:
    """The least and most posts of each kind that the first so many teams may take: none, one of them, and so on."""
    low = np.array([rows.min(axis=0) for rows in options.takes])
    high = np.array([rows.max(axis=0) for rows in options.takes])
    nothing = np.zeros((1, len(posts)), dtype=np.int64)
    before_low = np.cumsum(np.concatenate([nothing, low]), axis=0)
    before_high = np.cumsum(np.concatenate([nothing, high]), axis=0)
    after_low, after_high = before_low[-1] - before_low, before_high[-1] - before_high
    return [
        (np.maximum(a, posts - d), np.minimum(b, posts - c))
        for a, b, c, d in zip(before_low, before_high, after_low, after_high, strict=True)
    ]


def _work(options: _Options, boxes: Sequence[tuple[Counts, Counts]]) -> int:
    """The pairs of a state and an option that going through them all has to do with."""
    states = (int(np.prod(np.maximum(0, high - low + 1))) for low, high in boxes)
    return sum(number * len(takes) for number, takes in zip(states, options.takes, strict=False))


def _through(options: _Options, boxes: Sequence[tuple[Counts, Counts]]) -> Counts | None:
    """The best split made of the options; None where they make none."""
    if any((low > high).any() for low, high in boxes):
        return None
    cost = np.zeros(np.ones(len(boxes[0][0]), dtype=np.int64), dtype=np.int64)
    chosen: list[NDArray[np.int32]] = []
    for team, (rows, away) in enumerate(zip(options.takes, options.costs, strict=True)):
        (low, high), (to_low, to_high) = boxes[team], boxes[team + 1]
        now = np.full(to_high - to_low + 1, _NEVER)
        choice = np.full(now.shape, -1, dtype=np.int32)
        for option, (take, much) in enumerate(zip(rows, away, strict=True)):
            first, last = np.maximum(low + take, to_low), np.minimum(high + take, to_high)
            if (first > last).any():
                continue
            there = tuple(slice(a, b) for a, b in zip(first - to_low, last - to_low + 1, strict=True))
            here = tuple(slice(a, b) for a, b in zip(first - take - low, last - take - low + 1, strict=True))
            tried = cost[here] + much
            better = tried < now[there]
            now[there][better] = tried[better]
            choice[there][better] = option
        cost = now
        chosen.append(choice)
    if cost.min() >= _NEVER:
        return None
    left, counts = boxes[-1][0].copy(), []
    for team in reversed(range(len(chosen))):
        take = options.takes[team][chosen[team][tuple(left - boxes[team + 1][0])]]
        counts.append(take)
        left = left - take
    return np.array(counts[::-1])
