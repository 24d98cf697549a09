"""One search: a model, a hint, limits; what it found and what it proved."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

from orgdesign.rules.decisions import Decisions, Line, Terms
from orgdesign.solve.control import Control
from orgdesign.solve.limits import Limits
from orgdesign.solve.model import cp_model_of


@dataclass(frozen=True)
class Found:
    """The end of a search. ``values`` is None where there is no plan; ``impossible`` only where that is proven."""

    values: list[int] | None
    value: int | None
    bound: int
    proven: bool
    impossible: bool
    seconds: float
    effort: float


WORKERS = 2
"""One worker proves by linear relaxation (``max_lp``), the other looks for better plans near the best.

With more, bounds were no better on two cores; interleaved, the two take turns in a fixed order, so that the answer
does not depend on the clock. The number is part of the answer and therefore not that of the machine's cores.
"""

Report = Callable[[float | None, float | None], None]


def search(
    decide: Decisions,
    objective: Terms,
    limits: Limits,
    control: Control,
    *,
    hint: Sequence[int] | None = None,
    extra: Sequence[Line] = (),
    report: Report | None = None,
) -> Found:
    """Minimise the objective (nothing to minimise where it is empty) over the rows and the extra ones."""
    started = time.monotonic()
    model, variables = cp_model_of(decide, extra)
    if objective:
        model.minimize(
            cp_model.LinearExpr.weighted_sum([variables[v] for v, _ in objective], [f for _, f in objective])
        )
    if hint is not None:
        for variable, wanted in zip(variables, hint, strict=True):
            model.add_hint(variable, wanted)
    solver = _solver(limits)
    watcher = _Watcher(control, solver, report or (lambda *_: None))
    solver.best_bound_callback = watcher.on_bound
    control.attach(solver)
    try:
        status = cp_model.UNKNOWN if control.stopped else solver.solve(model, watcher)
    finally:
        control.attach(None)
    if status == cp_model.MODEL_INVALID:
        raise RuntimeError(f"the model is invalid: {model.validate()}")
    seconds = time.monotonic() - started
    found = status in {cp_model.OPTIMAL, cp_model.FEASIBLE}
    values: list[int] | None = [int(solver.value(v)) for v in variables] if found else None
    value: int | None = None if values is None else sum(f * values[v] for v, f in objective)
    proven = status == cp_model.OPTIMAL
    bound = decide.reach(objective)[0]
    if value is not None and proven:
        bound = value
    elif objective and status != cp_model.UNKNOWN:
        bound = max(bound, math.ceil(solver.best_objective_bound - 1e-6))
    spent = 0.0 if control.stopped and not found else solver.response_proto.deterministic_time
    return Found(values, value, bound, proven, status == cp_model.INFEASIBLE, seconds, spent)


def _solver(limits: Limits) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    parameters = solver.parameters
    parameters.random_seed = limits.seed
    parameters.max_memory_in_mb = limits.memory_mb
    parameters.relative_gap_limit = limits.gap
    parameters.catch_sigint_signal = False
    parameters.num_workers = WORKERS
    parameters.subsolvers.append("max_lp")
    if limits.fast:
        parameters.max_time_in_seconds = limits.effort
    else:
        parameters.interleave_search = True
        parameters.max_deterministic_time = limits.effort
    return solver


class _Watcher(cp_model.CpSolverSolutionCallback):
    """Passes best and bound on, and hears a stop that came before the search could."""

    def __init__(self, control: Control, solver: cp_model.CpSolver, report: Report) -> None:
        super().__init__()
        self._control = control
        self._solver = solver
        self._report = report
        self._best: float | None = None

    def on_solution_callback(self) -> None:
        """Note a better plan."""
        self._best = self.objective_value
        self._report(self._best, self.best_objective_bound)
        if self._control.stopped:
            self.stop_search()

    def on_bound(self, bound: float) -> None:
        """Note a better bound."""
        self._report(self._best, bound)
        if self._control.stopped:
            self._solver.stop_search()
