"""What is put to the second solver, and what it says: whole numbers both ways, checked exactly here."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

Row = tuple[int | None, int | None, list[tuple[int, int]]]
"""Least sum, most sum (None for no limit), and (variable, coefficient) pairs."""

EXACT = 1 << 50
"""Beyond this, floating-point numbers no longer tell whole numbers apart safely."""
TIGHT = 1e-9
"""Tolerance for rows, whole numbers and prices; costs are whole numbers up to tens of millions."""
SPARED = 49
"""Binary digits of a floating-point number that HiGHS may be exact to: of the 52 it has three are for rounding."""
PRICED = 0.1
"""HiGHS holds reduced costs to this share of the tolerance for whole numbers."""
HALF = 0.5
"""How far a bound in floating point may be off, in whole units, before it would be misread."""


class Ending(StrEnum):
    """How the second solver ended."""

    PROVEN = "proven"
    IMPOSSIBLE = "impossible"
    OUT_OF_TIME = "out of time"
    FAILED = "failed"


@dataclass(frozen=True)
class Question:
    """Whole numbers between limits, rows that hold, and terms whose sum is to be small (none: any values will do).

    ``start`` are values that keep every row, if some are known; ``enough`` ends the search once no better is proven;
    ``looks`` ends it after so many looks at where it stands, which come at the same moments of every run, whatever
    the machine; ``gap`` ends it once (best - bound) / best is no more. ``tolerance`` is how far rows and prices may be
    off in floating point.
    """

    lower: Sequence[int]
    upper: Sequence[int]
    rows: Sequence[Row]
    objective: Sequence[tuple[int, int]] = ()
    start: Sequence[int] | None = None
    enough: int | None = None
    looks: int | None = None
    gap: float = 0.0
    tolerance: float = TIGHT

    @cached_property
    def merged(self) -> list[tuple[int, int]]:
        """The objective with each variable once."""
        return _merged(self.objective)

    @cached_property
    def unit(self) -> int:
        """What every value of the objective is a multiple of."""
        return math.gcd(*(f for _, f in self.merged)) or 1

    def worth(self, values: Sequence[int]) -> int:
        """The objective's exact sum."""
        return sum(f * values[v] for v, f in self.objective)

    def kept_by(self, values: Sequence[int]) -> bool:
        """Tell exactly whether the values are within every limit and keep every row."""
        return all(low <= v <= high for low, v, high in zip(self.lower, values, self.upper, strict=True)) and all(
            (low is None or low <= total) and (high is None or total <= high)
            for low, high, terms in self.rows
            for total in (sum(f * values[v] for v, f in terms),)
        )

    def to_json(self, seconds: float) -> dict[str, Any]:
        """The question for the other process, each row and the objective divided by what its coefficients share."""
        return {
            "seconds": seconds,
            "lower": list(self.lower),
            "upper": list(self.upper),
            "rows": [_shorter(row, self.tolerance) for row in self.rows],
            "objective": [[v, f // self.unit] for v, f in self.merged],
            "start": None if self.start is None else list(self.start),
            "enough": None if self.enough is None else -(-self.enough // self.unit) - HALF,
            "looks": self.looks,
            "gap": self.gap,
            "tolerance": self.tolerance,
            "divided by": divisor((f // self.unit for _, f in self.merged), self.tolerance * PRICED),
        }

    def bound_of(self, raw: float | None) -> int | None:
        """A bound in floating point as one in the objective's own units; None where it says nothing."""
        if raw is None or not math.isfinite(raw) or abs(raw) >= EXACT:
            return None
        return math.ceil(raw - HALF) * self.unit

    @property
    def too_large(self) -> bool:
        """Tell whether a sum could be too large for floating point to be exact."""
        sums = [terms for _, _, terms in self.rows] + [[(v, f // self.unit) for v, f in self.merged]]
        most = max((sum(abs(f) * self._size(v) for v, f in terms) for terms in sums), default=0)
        return most >= EXACT

    def _size(self, variable: int) -> int:
        return max(abs(self.lower[variable]), abs(self.upper[variable]), 1)


@dataclass(frozen=True)
class Answer:
    """What the second solver says: how it ended, a bound in the question's own units, and values checked exactly.

    ``values`` is None where it has none, or where those it has do not keep the rows once rounded to whole numbers.
    """

    ending: Ending
    bound: int | None = None
    values: tuple[int, ...] | None = None
    solver: str = ""
    seconds: float = 0.0
    words: str = ""

    @classmethod
    def read(cls, question: Question, said: Mapping[str, Any]) -> Answer:
        """Read what the other process said, trusting nothing in it that can be checked."""
        values = said.get("values")
        if values is not None and not question.kept_by(values):
            values = None
        return cls(
            Ending(said["ending"]),
            question.bound_of(said.get("bound")),
            None if values is None else tuple(values),
            str(said.get("solver", "")),
            float(said.get("seconds", 0.0)),
            str(said.get("words", "")),
        )


def divisor(amounts: Iterable[int], tolerance: float) -> float:
    """What amounts are to be divided by for HiGHS, a power of two so that it is exact: 1 unless they are too large.

    Where an amount has more digits than the tolerance leaves it, HiGHS's simplex method cannot get to an end. At costs
    of a thousand million and a tolerance of 1e-9 it was seen to take such a relaxation for impossible, and a plan that
    was 28 % too dear for proven best. See also its issue 2033, on such tolerances.
    """
    largest = max(map(abs, amounts), default=0)
    return 2.0 ** max(0, math.ceil(math.log2(largest / (tolerance * 2.0**SPARED)))) if largest else 1.0


def _merged(terms: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    sums: dict[int, int] = defaultdict(int)
    for variable, factor in terms:
        sums[variable] += factor
    return [(v, f) for v, f in sums.items() if f]


def _shorter(row: Row, tolerance: float) -> list[Any]:
    """The row divided by the greatest number that divides its coefficients, its limits rounded inwards.

    Divided further where it is too large for the tolerance.
    """
    low, high, terms = row[0], row[1], _merged(row[2])
    share = math.gcd(*(f for _, f in terms)) or 1
    limits = (None if low is None else -(-low // share), None if high is None else high // share)
    factors = [f // share for _, f in terms]
    large = divisor((*factors, *(limit for limit in limits if limit is not None)), tolerance)
    return [
        *(None if limit is None else limit / large for limit in limits),
        [v for v, _ in terms],
        [f / large for f in factors],
    ]
