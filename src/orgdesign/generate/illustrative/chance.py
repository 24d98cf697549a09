"""Small deviations with a fixed seed, and the mark that every made-up row bears."""

from __future__ import annotations

from random import Random
from typing import TypeAlias

Cells: TypeAlias = dict[str, object]
"""A row of a table, by column."""

STEP_POUNDS = 500


class Chance:
    """A source of chance of its own for each table, so that a change in one leaves the others as they are."""

    def __init__(self, seed: int, table: str) -> None:
        self._dice = Random(f"{seed} {table}")
        self.mark: Cells = {"source": f"illustrative: made by illustrate.py, seed {seed}", "evidence": "illustrative"}

    def stray(self, share: float) -> float:
        """A factor about 1, at most the share away from it."""
        return 1 + share * (2 * self._dice.random() - 1)

    def offset(self, metres: int) -> int:
        """A distance in metres to either side."""
        return round(metres * (2 * self._dice.random() - 1))

    def happens(self, share: float) -> bool:
        """Tell whether something of this likelihood comes about."""
        return self._dice.random() < share


def in_steps(pounds: float) -> int:
    """An amount of money rounded as an estate register would have it."""
    return STEP_POUNDS * round(pounds / STEP_POUNDS)
