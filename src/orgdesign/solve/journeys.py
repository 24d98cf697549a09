"""Links between teams said sparsely, never as more than they cost.

How far apart two teams are is a table of every base of the one with every base of the other. Between teams that are
searched together it is said by the rows of bases in designs seen so far, exact there and wherever one end moves.
Between teams in different searches it falls apart into a share of either end.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from orgdesign.brief import Brief, Pair
from orgdesign.rules.decisions import Decisions, Terms

Legs = NDArray[np.int64]


class Distances:
    """Seconds between all properties of a brief, as a table."""

    def __init__(self, brief: Brief) -> None:
        names = [s.id for s in brief.sites]
        self._at = {name: i for i, name in enumerate(names)}
        self._shares: dict[tuple[str, ...], tuple[Legs, Legs]] = {}
        self._table: Legs = np.array([[brief.travel.seconds(a, b) for b in names] for a in names], dtype=np.int64)

    def legs(self, origins: Sequence[str], ends: Sequence[str]) -> Legs:
        """Seconds from each origin (rows) to each end (columns)."""
        return self._table[np.ix_([self._at[o] for o in origins], [self._at[e] for e in ends])]

    def shares(self, origins: Sequence[str], ends: Sequence[str]) -> tuple[Legs, Legs]:
        """What each origin and each end bears of the way between them (see ``shares``)."""
        key = (*origins, "", *ends)
        if key not in self._shares:
            self._shares[key] = shares(self.legs(origins, ends))
        return self._shares[key]


def row_at(legs: Legs, base: int) -> tuple[Legs, Legs]:
    """What each base of the first team adds (nothing or less) and each of the second, by the row of one base."""
    return -(legs[base] - legs).max(axis=1), legs[base]


def within(
    decide: Decisions, pairs: Sequence[Pair], distances: Distances, seen: Mapping[Pair, Collection[tuple[str, str]]]
) -> Terms:
    """The cost of links between teams that are searched together, by the rows of the bases seen so far."""
    terms: Terms = []
    for pair in pairs:
        ends = decide.candidates[pair.first], decide.candidates[pair.second]
        legs = distances.legs(*ends)
        if not legs.max(initial=0) or not seen[pair]:
            continue
        between = decide.number(f"between {pair.first} {pair.second}", 0, int(legs.max()))
        rows: dict[tuple[int, ...], None] = {}
        for bases in seen[pair]:
            if any(base not in sites for base, sites in zip(bases, ends, strict=True)):
                continue
            first, second = (at.index(base) for at, base in zip(ends, bases, strict=True))
            ours, theirs = row_at(legs, first)
            back, forth = row_at(legs.T, second)
            rows |= {(*ours, *theirs): None, (*forth, *back): None}
        leads = [decide.lead[team, site] for team, sites in zip((pair.first, pair.second), ends, strict=True)
                 for site in sites]  # fmt: skip
        for row in rows:
            decide.row([(between, 1), *((lead, -int(s)) for lead, s in zip(leads, row, strict=True) if s)], low=0)
        terms.append((between, pair.weight))
    return terms


def shares(legs: Legs) -> tuple[Legs, Legs]:
    """What each base of the first team bears of a link and each of the second: never more together than the truth.

    Seen from afar the bases of a locality are nearly one, so that averages of rows and columns leave little out; what
    they are too much is taken off the rows, and what is then still left is given to rows and to columns in turn.
    """
    middle = int(legs.mean()) // 2
    first, second = legs.mean(axis=1).astype(np.int64) - middle, legs.mean(axis=0).astype(np.int64) - middle
    first += (legs - first[:, None] - second).min(axis=1)
    second += (legs - first[:, None] - second).min(axis=0)
    return first, second


def beyond(
    decide: Decisions, pairs: Sequence[Pair], distances: Distances, offered: Mapping[str, Sequence[str]]
) -> Terms:
    """The share of links to teams outside that the teams inside bear.

    ``offered`` are the properties that each team may lead from at most.
    """
    found: dict[int, int] = defaultdict(int)
    for pair in pairs:
        ours, theirs = distances.shares(offered[pair.first], offered[pair.second])
        inside, own = (pair.first, ours) if pair.first in decide.candidates else (pair.second, theirs)
        for site, share in zip(offered[inside], own, strict=True):
            if share and (inside, site) in decide.lead:
                found[decide.lead[inside, site]] += pair.weight * int(share)
    return list(found.items())
