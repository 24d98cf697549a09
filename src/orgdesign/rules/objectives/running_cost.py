"""Running cost of properties."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesign.brief import Brief
from orgdesign.design import Design, Finding
from orgdesign.plan.options import Goal
from orgdesign.rules.amounts import show_money
from orgdesign.rules.decisions import Decisions, Terms
from orgdesign.rules.rule import Objective, Scope, Source


class RunningCost(Objective):
    """The properties in use cost as little as can be to run."""

    goal = Goal.RUNNING_COST
    unit = "pence a year"
    shown_unit = "currency a year"
    per_shown = 100
    formula = r"\sum_q r_q\, o_q"
    source = Source("Wiltshire 2006", "no more than today's outgoings", "est11")
    scope = Scope.PROPERTY

    def cost(self, brief: Brief, decide: Decisions) -> Terms:
        """Each property's running cost where it is in use."""
        return [(decide.use[s.id], s.running_cost) for s in brief.sites if s.running_cost]

    def findings(self, brief: Brief, design: Design) -> Iterator[Finding]:
        """Say what each property in use costs to run."""
        for site in design.sites:
            cost = brief.site[site].running_cost
            if cost:
                shown = show_money(cost, brief.plan.settings.currency)
                yield Finding(self.goal, site, cost, f"{site} costs {shown} a year to run.")
