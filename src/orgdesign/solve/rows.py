"""A small model as plain rows, for a solver that is not CP-SAT."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ortools.sat.python import cp_model

from orgdesign.opinion import Question
from orgdesign.opinion.question import Row

LEAST, MOST = -(1 << 63), (1 << 63) - 1
"""What CP-SAT writes for no limit."""
Terms = list[tuple[int, int]]


def rows_of(model: cp_model.CpModel) -> list[Row]:
    """Every row of a model of sums, in whole numbers.

    Raises
    ------
    ValueError
        Where the model holds anything but sums between limits and counts of yes-or-no variables.
    """
    return [_row(constraint) for constraint in model.proto.constraints]


def terms_of(model: cp_model.CpModel, expression: cp_model.LinearExprT) -> tuple[Terms, int]:
    """An expression as (variable, coefficient) pairs, and what is added to their sum."""
    alone = model.clone()
    alone.minimize(expression)
    objective = alone.proto.objective
    return list(zip(objective.vars, objective.coeffs, strict=True)), round(objective.offset)


def question(model: cp_model.CpModel, held: Sequence[Row], objective: Terms, enough: int) -> Question:
    """What a second solver is asked: the rows of the model and those held, and the terms that are to be small."""
    domains = [list(variable.domain) for variable in model.proto.variables]
    return Question(
        [limits[0] for limits in domains],
        [limits[1] for limits in domains],
        [*rows_of(model), *held],
        objective,
        enough=enough,
    )


def _row(constraint: Any) -> Row:  # noqa: ANN401 - CP-SAT's own message, which has no type of its own
    if constraint.has_exactly_one():
        return _counted(constraint.exactly_one.literals, 1, 1)
    if constraint.has_bool_or():
        return _counted(constraint.bool_or.literals, 1, None)
    if not constraint.has_linear() or len(constraint.enforcement_literal) or len(constraint.linear.domain) != 2:
        raise ValueError(f"a row of another sort: {constraint}")
    linear = constraint.linear
    low, high = linear.domain
    terms = list(zip(linear.vars, linear.coeffs, strict=True))
    return None if low <= LEAST else low, None if high >= MOST else high, terms


def _counted(literals: Sequence[int], low: int, high: int | None) -> Row:
    """How many of some yes-or-no variables hold; one that is counted where it does not hold is written below 0."""
    terms = [(v, 1) if v >= 0 else (-v - 1, -1) for v in literals]
    shift = sum(v < 0 for v in literals)
    return low - shift, None if high is None else high - shift, terms
