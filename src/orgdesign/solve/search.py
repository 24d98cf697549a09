"""One search: a model, a hint, limits; what it found and what it proved."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ortools.sat.python import cp_model

from orgdesign.rules.decisions import NO_LIMIT, Decisions, Line, Terms
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


FAST_WORKERS = 2
"""Workers of a fast search: one proves by linear relaxation (``max_lp``), the other looks for better plans.

A reproducible search interleaves the same strategies on one thread: on two threads, interleaved, CP-SAT 9.15 was
seen to give other designs for the same input when the machine was busy.
"""

TURN = 4.0
"""The most effort of one turn of a reproducible search, in deterministic seconds.

A stop is heard between turns: ending an interleaved search from outside aborts the process in CP-SAT 9.15.6755
("Check failed: solution->size() == postsolve_mapping.size()"), while a deterministic limit ends it cleanly.
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
        model.minimize(_sum(variables, objective))
    found = _known(decide, objective, hint, extra)
    start = hint
    while not control.stopped and not found.proven and not found.impossible and found.effort < limits.effort:
        left = limits.effort - found.effort
        turn = replace(limits, effort=left if limits.fast else min(left, TURN))
        model.clear_hints()  # type: ignore[no-untyped-call]
        for variable, wanted in zip(variables, start or (), strict=start is not None):
            model.add_hint(variable, wanted)
        if found.effort and objective:
            model.add(_sum(variables, objective) >= found.bound)
        found = _better(found, _turn(model, variables, objective, turn, control, report or (lambda *_: None)))
        start = found.values or start
        if limits.fast:
            break
    return replace(found, seconds=time.monotonic() - started)


def _known(decide: Decisions, objective: Terms, hint: Sequence[int] | None, extra: Sequence[Line]) -> Found:
    """What is known before any search: the least that the variables allow, and the hint if it keeps every row."""
    bound = decide.reach(objective)[0]
    none = Found(None, None, bound, proven=False, impossible=False, seconds=0.0, effort=0.0)
    if hint is None or not keeps(decide, hint, extra):
        return none
    value = sum(f * hint[v] for v, f in objective)
    return replace(none, values=list(hint), value=value, proven=value <= bound)


def keeps(decide: Decisions, values: Sequence[int], extra: Sequence[Line] = ()) -> bool:
    """Tell whether the values are within the variables' limits and every row's."""
    inside = all(low <= v <= high for low, v, high in zip(decide.lower, values, decide.upper, strict=True))
    return inside and all(
        line.low <= sum(f * values[v] for v, f in line.terms) <= line.high for line in (*decide.lines, *extra)
    )


def _turn(
    model: cp_model.CpModel,
    variables: list[cp_model.IntVar],
    objective: Terms,
    limits: Limits,
    control: Control,
    report: Report,
) -> Found:
    solver = _solver(limits)
    watcher = _Watcher(report)
    solver.best_bound_callback = watcher.on_bound
    with control.attached(solver if limits.fast else None):
        status = solver.solve(model, watcher)
    if status == cp_model.MODEL_INVALID:
        raise RuntimeError(f"the model is invalid: {model.validate()}")
    if status in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        values = [int(solver.value(v)) for v in variables]
        value = sum(f * values[v] for v, f in objective)
        proven = status == cp_model.OPTIMAL
        bound = value if proven else math.ceil(solver.best_objective_bound - 1e-6)
        return Found(values, value, bound, proven, False, 0.0, max(limits.effort, 1e-9))
    bound = math.ceil(solver.best_objective_bound - 1e-6) if objective and status != cp_model.INFEASIBLE else -NO_LIMIT
    return Found(None, None, bound, False, status == cp_model.INFEASIBLE, 0.0, max(limits.effort, 1e-9))


def _better(before: Found, now: Found) -> Found:
    """What two turns found together; impossible only counts in the first, before bounds were added to the rows."""
    kept = before if now.value is None or (before.value is not None and before.value <= now.value) else now
    bound = max(before.bound, now.bound)
    met = kept.value is not None and bound >= kept.value
    return Found(
        kept.values,
        kept.value,
        min(bound, kept.value) if kept.value is not None else bound,
        proven=now.proven or met,
        impossible=now.impossible and not before.effort,
        seconds=0.0,
        effort=before.effort + now.effort,
    )


def _sum(variables: list[cp_model.IntVar], terms: Terms) -> cp_model.LinearExprT:
    return cp_model.LinearExpr.weighted_sum([variables[v] for v, _ in terms], [f for _, f in terms])


def _solver(limits: Limits) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    parameters = solver.parameters
    parameters.random_seed = limits.seed
    parameters.max_memory_in_mb = limits.memory_mb
    parameters.relative_gap_limit = limits.gap
    parameters.catch_sigint_signal = False
    parameters.num_workers = FAST_WORKERS if limits.fast else 1
    parameters.subsolvers.append("max_lp")
    if limits.fast:
        parameters.max_time_in_seconds = limits.effort
    else:
        parameters.interleave_search = True
        parameters.max_deterministic_time = limits.effort
    return solver


class _Watcher(cp_model.CpSolverSolutionCallback):
    """Passes best and bound on."""

    def __init__(self, report: Report) -> None:
        super().__init__()
        self._report = report
        self._best: float | None = None

    def on_solution_callback(self) -> None:
        """Note a better plan."""
        self._best = self.objective_value
        self._report(self._best, self.best_objective_bound)

    def on_bound(self, bound: float) -> None:
        """Note a better bound."""
        self._report(self._best, bound)
