"""A brief as decisions and linear rows, and those as a CP-SAT model."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from ortools.sat.python import cp_model

from orgdesign.brief import Brief, Site, Stage, Team
from orgdesign.plan.options import Goal
from orgdesign.rules.decisions import NO_LIMIT, Decisions, Line, Terms, merged
from orgdesign.rules.register import OBJECTIVES
from orgdesign.rules.rule import Constraint


def decisions(
    brief: Brief, constraints: Iterable[Constraint], within: Mapping[str, Sequence[str]] | None = None
) -> Decisions:
    """Every decision of the brief under the given constraints, without any objective.

    ``within`` names the only properties that some teams may be based in.
    """
    rules = tuple(constraints)

    def admits(team: Team, site: Site) -> bool:
        return all(rule.admits(brief, team, site) for rule in rules)

    decide = Decisions(brief, admits, within=within)
    for rule in rules:
        rule.enforce(brief, decide)
    return decide


class Costs:
    """The terms of each objective, said to the model when first asked for.

    ``need_bounds`` holds a proven bound on need match by service, said along with it; ``said`` holds terms that
    stand in for an objective's own, and ``ways`` other ways to say an objective when first asked for.
    """

    def __init__(
        self,
        brief: Brief,
        decide: Decisions,
        need_bounds: Mapping[str, int],
        said: Mapping[Goal, Terms] | None = None,
        ways: Mapping[Goal, Callable[[Brief, Decisions], Terms]] | None = None,
    ) -> None:
        self._ways = ways or {}
        self._brief = brief
        self._decide = decide
        self._need_bounds = need_bounds
        self._said: dict[Goal, Terms] = dict(said or {})

    def of(self, stage: Stage) -> Terms:
        """The weighted terms of a stage, in ten-thousandths of the objectives' units."""
        return [
            (variable, factor * term.weight) for term in stage.terms for variable, factor in self.of_goal(term.goal)
        ]

    def of_goal(self, goal: Goal) -> Terms:
        """The terms of one objective, in its smallest unit."""
        if goal not in self._said:
            say = self._ways.get(goal, OBJECTIVES[goal].cost)
            self._said[goal] = say(self._brief, self._decide)
            if goal is Goal.NEED_MATCH:
                self._tighten(self._said[goal])
        return self._said[goal]

    def _tighten(self, away: Terms) -> None:
        """Hold each service's distance from its targets above what its own best split proves."""
        of: dict[str, Terms] = defaultdict(list)
        for team, term in zip((t for t in self._brief.teams if t.target is not None), away, strict=True):
            of[team.service].append(term)
        for service, terms in of.items():
            if self._need_bounds.get(service):
                self._decide.row(terms, low=self._need_bounds[service])


def cp_model_of(decide: Decisions, extra: Sequence[Line] = ()) -> tuple[cp_model.CpModel, list[cp_model.IntVar]]:
    """The rows as a CP-SAT model; variables keep their order, and rows are said of those that are not fixed.

    Rows go straight into the model's own tables, which was measured to take half the time of expressions.
    """
    model = cp_model.CpModel()
    variables = [model.new_int_var(low, high, "") for low, high in zip(decide.lower, decide.upper, strict=True)]
    for line in decide.lines:
        _add(model, decide, line)
    for line in extra:
        _add(model, decide, replace(line, terms=merged(line.terms)))
    return model, variables


def _add(model: cp_model.CpModel, decide: Decisions, line: Line) -> None:
    """Say a row that has each variable once."""
    lower, upper = decide.lower, decide.upper
    free = sorted([term for term in line.terms if lower[term[0]] != upper[term[0]]])
    known = 0 if len(free) == len(line.terms) else sum(f * lower[v] for v, f in line.terms if lower[v] == upper[v])
    low = cp_model.INT_MIN if line.low <= -NO_LIMIT else line.low - known
    high = cp_model.INT_MAX if line.high >= NO_LIMIT else line.high - known
    if free:
        row = model.proto.constraints.add().linear
        row.vars.extend([v for v, _ in free])
        row.coeffs.extend([f for _, f in free])
        row.domain.extend([low, high])
    elif low > 0 or high < 0:
        model.add_bool_or([])
