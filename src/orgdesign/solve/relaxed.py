"""The linear relaxation of a plan: a bound from the prices of its rows, where branching would take too long.

OR-Tools' simplex method (GLOP) prices the rows in floating point. What the prices prove is worked out afterwards in
whole numbers: any prices give a valid bound by weak duality, good ones a strong bound, so that nothing rests on how
exactly the method worked, nor on whether it was through.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

from ortools.glop import parameters_pb2
from ortools.math_opt import model_pb2
from ortools.math_opt.python import mathopt
from ortools.util.python.solve_interrupter import SolveInterrupter

from orgdesign.rules.decisions import NO_LIMIT, Decisions, Line, Terms, merged
from orgdesign.solve.control import Control
from orgdesign.solve.limits import Limits

GRAIN = 1 << 24
"""Prices are rounded to one part in so many of the objective's unit."""
LARGEST = 1e6
"""What the largest coefficient of the objective is brought to, within what floating point tells apart."""
WORK = 20.0
"""GLOP's deterministic seconds for one unit of effort; a county's coarse relaxation takes about as many in all."""


def relaxed_bound(decide: Decisions, objective: Terms, extra: Sequence[Line], limits: Limits, control: Control) -> int:
    """A proven lower bound of the objective, as far as the linear relaxation tells."""
    lines = [*decide.lines, *extra]
    return priced_bound(decide, objective, lines, _prices(decide, objective, lines, limits, control))


def priced_bound(decide: Decisions, objective: Terms, lines: Sequence[Line], prices: Sequence[float]) -> int:
    r"""What prices of rows prove, exactly.

    For prices $y$ the bound is $\sum_i (y_i^+ l_i - y_i^- u_i) + \sum_j \min(r_j a_j, r_j b_j)$ with reduced costs
    $r = c - A^T y$, rows between $l$ and $u$ and variables between $a$ and $b$; a price on a limit that a row does not
    have counts for nothing.
    """
    reduced: dict[int, int] = defaultdict(int)
    for variable, factor in objective:
        reduced[variable] += factor * GRAIN
    unit = math.gcd(*reduced.values()) // GRAIN or 1
    total = 0
    for line, raw in zip(lines, prices, strict=True):
        price = round(raw * GRAIN)
        limit = line.low if price > 0 else line.high
        if not price or abs(limit) >= NO_LIMIT:
            continue
        total += price * limit
        for variable, factor in line.terms:
            reduced[variable] -= price * factor
    total += sum(min(cost * decide.lower[v], cost * decide.upper[v]) for v, cost in reduced.items())
    return -(-total // (GRAIN * unit)) * unit


def _prices(
    decide: Decisions, objective: Terms, lines: Sequence[Line], limits: Limits, control: Control
) -> list[float]:
    """The price of each row, in units of the objective; nothing where the method did not come so far."""
    none = [0.0] * len(lines)
    scale = max(1.0, max((abs(factor) for _, factor in objective), default=0) / LARGEST)
    if control.stopped or not objective:
        return none
    model = mathopt.Model.from_model_proto(_proto(decide, objective, lines, scale))
    interrupter = SolveInterrupter()
    with control.attached(interrupter.interrupt):
        result = mathopt.solve(
            model, mathopt.SolverType.GLOP, params=_parameters(limits), remove_names=True, interrupter=interrupter
        )
    if not result.has_dual_feasible_solution():
        return none
    found = result.dual_values()
    return [found[row] * scale for row in model.linear_constraints()]


def _parameters(limits: Limits) -> mathopt.SolveParameters:
    """As much work as the effort allows: the same on every machine, but for a fast search.

    The dual method took a quarter of the primal's time for a county.
    """
    glop = parameters_pb2.GlopParameters(use_dual_simplex=True)
    if limits.fast:
        glop.max_time_in_seconds = limits.effort
    else:
        glop.max_deterministic_time = limits.effort * WORK
    return mathopt.SolveParameters(glop=glop)


def _proto(decide: Decisions, objective: Terms, lines: Sequence[Line], scale: float) -> model_pb2.ModelProto:
    """The relaxation, variable by variable and row by row; no limit where ours is beyond every amount."""
    proto = model_pb2.ModelProto()
    proto.variables.ids.extend(range(len(decide.lower)))
    proto.variables.lower_bounds.extend(decide.lower)
    proto.variables.upper_bounds.extend(decide.upper)
    proto.variables.integers.extend([False] * len(decide.lower))
    proto.linear_constraints.ids.extend(range(len(lines)))
    proto.linear_constraints.lower_bounds.extend(-math.inf if x.low <= -NO_LIMIT else x.low for x in lines)
    proto.linear_constraints.upper_bounds.extend(math.inf if x.high >= NO_LIMIT else x.high for x in lines)
    costs = proto.objective.linear_coefficients
    for variable, factor in sorted(merged(objective)):
        costs.ids.append(variable)
        costs.values.append(factor / scale)
    matrix = proto.linear_constraint_matrix
    for number, line in enumerate(lines):
        terms = sorted(merged(line.terms))
        matrix.row_ids.extend([number] * len(terms))
        matrix.column_ids.extend(variable for variable, _ in terms)
        matrix.coefficients.extend(factor for _, factor in terms)
    return proto
