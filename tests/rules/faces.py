"""A rule's two faces held against each other over many designs at once.

``Faces`` takes the decisions to which a rule has been said and the designs to judge. ``refuses`` asks CP-SAT for any
one of some designs: none may be there. ``admits`` looks for a witness of one design: its decisions, with every
measuring variable at the least that the rows allow.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from ortools.sat.python import cp_model

from orgdesign.brief import Brief, Site, Team
from orgdesign.design import Design
from orgdesign.rules.decisions import NO_LIMIT, Decisions, Line, Terms
from orgdesign.solve.model import cp_model_of

Values = dict[int, int]


def everything(_team: Team, _site: Site) -> bool:
    """Every team may be based everywhere."""
    return True


class Faces:
    """One brief's designs as values of the model's variables.

    ``say`` says the rule to the solver; the terms that an objective returns are kept as ``said``.
    """

    def __init__(
        self,
        brief: Brief,
        say: Callable[[Brief, Decisions], Terms | None],
        admits: Callable[[Team, Site], bool] = everything,
    ) -> None:
        self.decide = Decisions(brief, admits)
        self.structure = len(self.decide.lines)
        self.said: Terms = say(brief, self.decide) or []

    @cached_property
    def decided(self) -> list[int]:
        """The variables that a design settles; all others measure."""
        decide = self.decide
        seats = (variable for variable, _ in decide.sit.values())
        return sorted({*decide.lead.values(), *decide.base.values(), *decide.use.values(), *seats})

    def values(self, design: Design) -> Values | None:
        """The design as values of the decided variables, or None where the model has no place for it."""
        decide, pools = self.decide, self.decide.brief.pool_of_post
        values = dict.fromkeys(self.decided, 0)
        wanted = [(decide.use.get(s), 1) for s in design.sites]
        wanted += [(decide.lead.get((team, at[0])), 1) for team, at in design.bases.items()]
        wanted += [(decide.base.get((team, s)), 1) for team, at in design.bases.items() for s in at]
        if any(variable is None for variable, _ in wanted):
            return None
        values |= {variable: value for variable, value in wanted if variable is not None}
        counts: dict[tuple[str, str, str], int] = {}
        for placement in design.placements:
            seat = (pools[placement.post].id, placement.team, str(placement.site))
            counts[seat] = counts.get(seat, 0) + 1
        return values if self._seat(values, counts) else None

    def _seat(self, values: Values, counts: Mapping[tuple[str, str, str], int]) -> bool:
        leads = set(self.decide.lead.values())
        if not counts.keys() <= self.decide.sit.keys():
            return False
        for seat, (variable, factor) in self.decide.sit.items():
            count = counts.get(seat, 0)
            if variable not in leads:
                values[variable] = count
            elif values[variable] * factor != count:
                return False
        return True

    def settle(self, values: Values, given: Mapping[int, int] | None = None) -> Values:
        """The values with those given, and every measuring variable at the least that single rows allow."""
        decide, known = self.decide, {**values, **(given or {})}
        settled = dict(known)
        settled |= {v: decide.lower[v] for v in range(len(decide.names)) if v not in known}
        for line in decide.lines[self.structure :]:
            unknown = [(v, f) for v, f in line.terms if v not in known]
            if len(unknown) != 1:
                continue
            variable, factor = unknown[0]
            rest = sum(f * known[v] for v, f in line.terms if v in known)
            if factor > 0 and line.low > -NO_LIMIT:
                settled[variable] = max(settled[variable], -((rest - line.low) // factor))
            if factor < 0 and line.high < NO_LIMIT:
                settled[variable] = max(settled[variable], -((line.high - rest) // -factor))
        return settled

    def admits(self, settled: Values) -> bool:
        """Tell whether the rows said by the rule, and the limits of every variable, hold."""
        decide = self.decide
        within = all(decide.lower[v] <= value <= decide.upper[v] for v, value in settled.items())
        return within and all(
            line.low <= sum(f * settled[v] for v, f in line.terms) <= line.high
            for line in decide.lines[self.structure :]
        )

    def refuses(self, designs: Sequence[Values], given: Mapping[int, int] | None = None) -> bool:
        """Tell whether CP-SAT proves that none of the designs can be had."""
        model, variables = self._model(given or {})
        model.add_allowed_assignments([variables[v] for v in self.decided], self._rows(designs))
        return not designs or _impossible(model)

    def costs_no_less(self, designs: Sequence[Values], amounts: Sequence[int]) -> bool:
        """Tell whether CP-SAT proves that no design's cost can be below its amount."""
        model, variables = self._model({})
        amount = model.new_int_var(min(amounts), max(amounts), "amount")
        rows = [[*row, value] for row, value in zip(self._rows(designs), amounts, strict=True)]
        model.add_allowed_assignments([*(variables[v] for v in self.decided), amount], rows)
        cost = cp_model.LinearExpr.weighted_sum([variables[v] for v, _ in self.said], [f for _, f in self.said])
        model.add(cost - amount <= -1)
        return _impossible(model)

    def _model(self, given: Mapping[int, int]) -> tuple[cp_model.CpModel, list[cp_model.IntVar]]:
        return cp_model_of(self.decide, [Line([(v, 1)], value, value) for v, value in given.items()])

    def _rows(self, designs: Sequence[Values]) -> list[list[int]]:
        return [[values[v] for v in self.decided] for values in designs]


def _impossible(model: cp_model.CpModel) -> bool:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    return bool(solver.solve(model) == cp_model.INFEASIBLE)
