"""One search: a model, a hint, limits; what it found and what it proved."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from contextlib import nullcontext
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

A reproducible search is one worker that leans on linear relaxation as far as it goes. Several strategies interleaved
on one thread, as a broad search has them, were measured to prove far less (a plan of S with its split settled: 2.3 %
open after 60 s, where the one worker proved it in 25), but find more where the split is free; on two threads they gave
other designs for the same input when the machine was busy. Ending an interleaved search from outside aborts the
process in CP-SAT 9.15.6755, while its own limit ends it cleanly.
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
    broad: bool = False,
) -> Found:
    """Minimise the objective (nothing to minimise where it is empty) over the rows and the extra ones.

    A ``broad`` search looks for better plans in many ways rather than for a proof; a stop is heard at its end.
    """
    started = time.monotonic()
    found = _known(decide, objective, hint, extra)
    if control.stopped or found.proven:
        return replace(found, seconds=time.monotonic() - started)
    model, variables = cp_model_of(decide, extra)
    if objective:
        model.minimize(_sum(variables, objective))
    for variable, wanted in zip(variables, hint or (), strict=hint is not None):
        model.add_hint(variable, wanted)
    found = _better(found, _run(model, variables, objective, limits, control, report, broad))
    return replace(found, seconds=time.monotonic() - started)


def _known(decide: Decisions, objective: Terms, hint: Sequence[int] | None, extra: Sequence[Line]) -> Found:
    """What is known before any search: the least that the variables allow, and the hint if it keeps every row."""
    bound = decide.reach(objective)[0]
    none = Found(None, None, bound, proven=False, impossible=False, seconds=0.0, effort=0.0)
    if hint is None or not keeps(decide, hint, extra):
        return none
    value = worth(objective, hint)
    return replace(none, values=list(hint), value=value, proven=value <= bound)


def worth(terms: Terms, values: Sequence[int]) -> int:
    """What the terms come to with these values."""
    return sum(factor * values[variable] for variable, factor in terms)


def keeps(decide: Decisions, values: Sequence[int], extra: Sequence[Line] = ()) -> bool:
    """Tell whether the values are within the variables' limits and every row's."""
    inside = all(low <= v <= high for low, v, high in zip(decide.lower, values, decide.upper, strict=True))
    return inside and all(line.low <= worth(line.terms, values) <= line.high for line in (*decide.lines, *extra))


def _run(
    model: cp_model.CpModel,
    variables: list[cp_model.IntVar],
    objective: Terms,
    limits: Limits,
    control: Control,
    report: Report | None,
    broad: bool,
) -> Found:
    broad = broad and not limits.fast
    solver = _solver(limits, broad)
    watcher = None if report is None else _Watcher(report)
    if watcher is not None:
        solver.best_bound_callback = watcher.on_bound
    with nullcontext() if broad else control.attached(solver.stop_search):
        status = solver.solve(model, watcher)
    if status == cp_model.MODEL_INVALID:
        raise RuntimeError(f"the model is invalid: {model.validate()}")
    if status in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        values = [int(solver.value(v)) for v in variables]
        value = worth(objective, values)
        proven = status == cp_model.OPTIMAL
        bound = value if proven else math.ceil(solver.best_objective_bound - 1e-6)
        return Found(values, value, bound, proven, False, 0.0, max(limits.effort, 1e-9))
    bound = math.ceil(solver.best_objective_bound - 1e-6) if objective and status != cp_model.INFEASIBLE else -NO_LIMIT
    return Found(None, None, bound, False, status == cp_model.INFEASIBLE, 0.0, max(limits.effort, 1e-9))


def _better(before: Found, now: Found) -> Found:
    """What was known and what a search found together."""
    kept = before if now.value is None or (before.value is not None and before.value <= now.value) else now
    bound = max(before.bound, now.bound)
    met = kept.value is not None and bound >= kept.value
    return Found(
        kept.values,
        kept.value,
        min(bound, kept.value) if kept.value is not None else bound,
        proven=now.proven or met,
        impossible=now.impossible,
        seconds=0.0,
        effort=now.effort,
    )


def _sum(variables: list[cp_model.IntVar], terms: Terms) -> cp_model.LinearExprT:
    return cp_model.LinearExpr.weighted_sum([variables[v] for v, _ in terms], [f for _, f in terms])


def _solver(limits: Limits, broad: bool) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    parameters = solver.parameters
    parameters.random_seed = limits.seed
    parameters.max_memory_in_mb = limits.memory_mb
    parameters.relative_gap_limit = limits.gap
    parameters.catch_sigint_signal = False
    parameters.num_workers = FAST_WORKERS if limits.fast else 1
    parameters.linearization_level = 2
    if broad or limits.fast:
        parameters.subsolvers.append("max_lp")
    parameters.interleave_search = broad
    if limits.fast:
        parameters.max_time_in_seconds = limits.effort
    else:
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
