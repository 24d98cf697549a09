"""A brief as decisions and linear rows, and those as a CP-SAT model."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ortools.sat.python import cp_model

from orgdesign.brief import Brief, Site, Stage, Team
from orgdesign.plan.options import Goal
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
    """The terms of each objective, said to the model when first asked for.

    ``need_bounds`` holds a proven bound on need match by service, said along with it; ``said`` holds terms that
    stand in for an objective's own.
    """

    def __init__(
        self,
        brief: Brief,
        decide: Decisions,
        need_bounds: Mapping[str, int],
        said: Mapping[Goal, Terms] | None = None,
    ) -> None:
        self._brief = brief
        self._decide = decide
        self._need_bounds = need_bounds
        self._said: dict[Goal, Terms] = dict(said or {})

    def of(self, stage: Stage) -> Terms:
        """The weighted terms of a stage, in ten-thousandths of the objectives' units."""
        terms: Terms = []
        for term in stage.terms:
            if term.goal not in self._said:
                self._said[term.goal] = OBJECTIVES[term.goal].cost(self._brief, self._decide)
                if term.goal is Goal.NEED_MATCH:
                    self._tighten(self._said[term.goal])
            terms += [(variable, factor * term.weight) for variable, factor in self._said[term.goal]]
        return terms

    def _tighten(self, away: Terms) -> None:
        """Hold each service's distance from its targets above what its own best split proves."""
        of: dict[str, Terms] = defaultdict(list)
        for team, term in zip((t for t in self._brief.teams if t.target is not None), away, strict=True):
            of[team.service].append(term)
        for service, terms in of.items():
            if self._need_bounds.get(service):
                self._decide.row(terms, low=self._need_bounds[service])


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
