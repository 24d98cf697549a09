"""How far residents are from the teams that serve them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from orgdesign.brief import Brief
from orgdesign.design import Design, Finding
from orgdesign.plan.options import Goal
from orgdesign.rules.amounts import show_time
from orgdesign.rules.decisions import Decisions, Terms
from orgdesign.rules.rule import Objective, Scope, Source


class ResidentsAccess(Objective):
    """Teams are based as near as can be to the people whose need they answer."""

    goal = Goal.RESIDENTS_ACCESS
    unit = "person-seconds one way"
    shown_unit = "person-minutes one way"
    per_shown = 60
    formula = r"\sum_{t,q} y_{tq} \sum_{p \in P_t} n_{tp}\, c_{pq}"
    source = Source("Wiltshire 2006", "where a base is changes how far families travel", "est13")
    scope = Scope.TEAM

    def cost(self, brief: Brief, decide: Decisions) -> Terms:
        """The need times the travel that each lead base would mean."""
        return [
            (decide.lead[team.id, site], seconds)
            for team in brief.teams
            for site in decide.candidates[team.id]
            if (seconds := brief.residents.seconds(team, site))
        ]

    def findings(self, brief: Brief, design: Design) -> Iterator[Finding]:
        """Say how far each team is from the people whose need it answers."""
        for team in brief.teams:
            lead = design.lead(team.id)
            seconds = brief.residents.seconds(team, lead) if lead is not None else 0
            if seconds:
                need = sum((amount for _, amount in brief.residents.need(team)), Decimal(0))
                each = show_time(round(seconds / need))
                yield Finding(
                    self.goal, team.id, seconds,
                    f"{team.id} at {lead} is {each} from {brief.residents.measure[team.service]}, on average.",
                )  # fmt: skip
