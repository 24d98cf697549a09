"""A brief as decisions and linear rows, and those as a CP-SAT model."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ortools.sat.python import cp_model

from orgdesign.brief import Brief, Site, Stage, Team
from orgdesign.rules.decisions import NO_LIMIT, Decisions, Line, Terms
from orgdesign.rules.register import OBJECTIVES
from orgdesign.rules.rule import Constraint


def decisions(brief: Brief, constraints: Iterable[Constraint]) -> Decisions:
    """Every decision of the brief under the given constraints, without any objective."""
    rules = tuple(constraints)

    def admits(team: Team, site: Site) -> bool:
        return all(rule.admits(brief, team, site) for rule in rules)

    decide = Decisions(brief, admits)
    for rule in rules:
        rule.enforce(brief, decide)
    return decide


class Costs:
    """The terms of each objective, said to the model when first asked for."""

    def __init__(self, brief: Brief, decide: Decisions) -> None:
        self._brief = brief
        self._decide = decide
        self._said: dict[str, Terms] = {}

    def of(self, stage: Stage) -> Terms:
        """The weighted terms of a stage, in ten-thousandths of the objectives' units."""
        terms: Terms = []
        for term in stage.terms:
            if term.goal not in self._said:
                self._said[term.goal] = OBJECTIVES[term.goal].cost(self._brief, self._decide)
            terms += [(variable, factor * term.weight) for variable, factor in self._said[term.goal]]
        return terms


def cp_model_of(decide: Decisions, extra: Sequence[Line] = ()) -> tuple[cp_model.CpModel, list[cp_model.IntVar]]:
    """The rows as a CP-SAT model; variables keep their order."""
    model = cp_model.CpModel()
    variables = [
        model.new_int_var(low, high, name)
        for low, high, name in zip(decide.lower, decide.upper, decide.names, strict=True)
    ]
    for line in [*decide.lines, *extra]:
        _add(model, variables, line)
    return model, variables


def _add(model: cp_model.CpModel, variables: list[cp_model.IntVar], line: Line) -> None:
    if not line.terms:
        if line.low > 0 or line.high < 0:
            model.add_bool_or([])
        return
    total = cp_model.LinearExpr.weighted_sum([variables[v] for v, _ in line.terms], [f for _, f in line.terms])
    low = cp_model.INT_MIN if line.low <= -NO_LIMIT else line.low
    high = cp_model.INT_MAX if line.high >= NO_LIMIT else line.high
    model.add_linear_constraint(total, low, high)
