"""Somebody who wants to know what was held back: an interval for each held-back figure from all that was printed.

Linear programs over every table at once. Tables share the totals of services; nothing is known of a held-back figure
but that it is not negative.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import Any

from ortools.linear_solver import pywraplp

Figure = Hashable
_MOST = 1_000_000
"""More than any figure."""


class Attacker:
    """Knows the printed figures and the sums that hold between figures."""

    def __init__(self) -> None:
        self.solver: Any = pywraplp.Solver.CreateSolver("GLOP")
        self.figures: dict[Figure, Any] = {}
        self.secret: list[Figure] = []

    def learn(self, figure: Figure, value: float | None) -> None:
        """See a figure printed, or held back where the value is None."""
        self.suppose(figure)
        if value is not None:
            self.figures[figure].SetBounds(value, value)
        elif figure not in self.secret:
            self.secret.append(figure)

    def suppose(self, figure: Figure) -> None:
        """Know that there is such a figure, which no table has."""
        if figure not in self.figures:
            self.figures[figure] = self.solver.NumVar(0, _MOST, str(figure))

    def sums(self, total: Figure, parts: Iterable[Figure]) -> None:
        """Know that a figure is the sum of others."""
        row = self.solver.Constraint(0, 0)
        row.SetCoefficient(self.figures[total], -1)
        for part in parts:
            row.SetCoefficient(self.figures[part], 1)

    def widths(self) -> Mapping[Figure, float]:
        """How far apart the least and the most are that each held-back figure can be."""
        return {figure: self._bound(figure, most=True) - self._bound(figure, most=False) for figure in self.secret}

    def _bound(self, figure: Figure, *, most: bool) -> float:
        objective = self.solver.Objective()
        objective.Clear()
        objective.SetCoefficient(self.figures[figure], 1)
        objective.SetOptimizationDirection(most)
        assert self.solver.Solve() == pywraplp.Solver.OPTIMAL
        return float(objective.Value())
