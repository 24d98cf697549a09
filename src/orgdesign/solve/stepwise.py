"""Small models minimised one figure after another, each held while the next is bettered."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

from orgdesign.solve.control import Control
from orgdesign.solve.limits import Limits


@dataclass(frozen=True)
class Steps:
    """The end of it: the model's values, and for each figure its value and the bound proven for it.

    A bound is given the figures before it as they were reached.
    """

    values: Sequence[int]
    figures: tuple[int, ...]
    bounds: tuple[int, ...]

    def value(self, variable: cp_model.IntVar) -> int:
        """A variable's value."""
        return self.values[variable.index]


AFTER_STOP = 0.05
"""Effort of a figure once somebody asked to stop: enough to go on from what there is."""


def stepwise(
    model: cp_model.CpModel, figures: Sequence[cp_model.LinearExprT], limits: Limits, control: Control
) -> Steps | None:
    """Minimise the figures in their order, each with the effort of the limits.

    On one thread and in deterministic seconds whatever else the limits say, so that the same model gives the same
    answer unless it is stopped. None where the model has no solution or none was found within the effort.
    """
    reached: list[int] = []
    bounds: list[int] = []
    values: list[int] | None = None
    for figure in figures:
        model.minimize(figure)
        if values is not None:
            _hint(model, values)
        solver = _solver(limits, min(limits.effort, AFTER_STOP) if control.stopped else limits.effort)
        status = solver.solve(model)
        if status == cp_model.MODEL_INVALID:
            raise RuntimeError(f"the model is invalid: {model.validate()}")
        if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
            return None
        values = list(solver.response_proto.solution)
        value = round(solver.objective_value)
        proven = status == cp_model.OPTIMAL
        reached.append(value)
        bounds.append(value if proven else max(0, math.ceil(solver.best_objective_bound - 1e-6)))
        model.add(figure <= value)
    return None if values is None else Steps(values, tuple(reached), tuple(bounds))


def _hint(model: cp_model.CpModel, values: Sequence[int]) -> None:
    model.clear_hints()  # type: ignore[no-untyped-call]
    for index, value in enumerate(values):
        model.add_hint(model.get_int_var_from_proto_index(index), value)


def _solver(limits: Limits, effort: float) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.random_seed = limits.seed
    solver.parameters.max_memory_in_mb = limits.memory_mb
    solver.parameters.max_deterministic_time = effort
    solver.parameters.num_workers = 1
    solver.parameters.interleave_search = True
    solver.parameters.catch_sigint_signal = False
    return solver
