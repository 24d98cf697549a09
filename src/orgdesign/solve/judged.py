"""Small models with named figures, most important first: what a decision taken after the design is solved by.

The same model goes to CP-SAT, one figure after another, and on demand to a second solver.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

from orgdesign.solve.control import Control
from orgdesign.solve.limits import Limits
from orgdesign.solve.stepwise import Steps, stepwise


@dataclass(frozen=True)
class Figure:
    """A sum that is to be small: what can be chosen of it (None where nothing can), and what is there already."""

    name: str
    terms: cp_model.LinearExprT | None
    already: int = 0


@dataclass(frozen=True)
class Judged:
    """One small problem of a decision: the rows that hold, and its figures in order; one without a name breaks ties."""

    about: str
    model: cp_model.CpModel
    figures: tuple[Figure, ...]

    def solve(self, limits: Limits, control: Control) -> Steps | None:
        """Minimise the figures in their order; None where nothing was found within the effort."""
        return stepwise(self.model, [f.terms for f in self.figures if f.terms is not None], limits, control)

    def bounds(self, found: Steps | None) -> dict[str, int]:
        """What is proven of each figure; of what can be chosen nothing where nothing was found."""
        proven = iter(found.bounds if found is not None else ())
        return {
            figure.name: figure.already + (0 if figure.terms is None else next(proven, 0))
            for figure in self.figures
            if figure.name
        }


def total(terms: Sequence[tuple[cp_model.IntVar, int]]) -> cp_model.LinearExprT:
    """The weighted sum of variables."""
    return cp_model.LinearExpr.weighted_sum([v for v, _ in terms], [factor for _, factor in terms])
