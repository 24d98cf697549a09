"""One-off cost of the change of properties."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesign.brief import Brief
from orgdesign.design import Design, Finding
from orgdesign.plan.options import Goal
from orgdesign.rules.amounts import show_money
from orgdesign.rules.decisions import Decisions, Terms
from orgdesign.rules.rule import Objective, Scope, Source


class OneOffCost(Objective):
    """Bringing properties into use and releasing others costs as little as can be; receipts count against it."""

    goal = Goal.ONE_OFF_COST
    unit = "pence, once"
    shown_unit = "currency, once"
    per_shown = 100
    formula = r"\sum_{q \notin Q_0} a_q\, o_q + \sum_{q \in Q_0} b_q\, (1 - o_q)"
    source = Source("Wiltshire 2006", "feasibility and adaptation have a cost of their own", "est11")
    scope = Scope.PROPERTY

    def cost(self, brief: Brief, decide: Decisions) -> Terms:
        """Costs of use and of release; what releasing all of today's properties costs stands there outright."""
        terms: Terms = []
        released = 0
        for site in brief.sites:
            terms.append((decide.use[site.id], -site.release_cost if site.in_use else site.one_off_cost))
            released += site.release_cost if site.in_use else 0
        if released:
            terms.append((decide.always("all released"), released))
        return [(variable, amount) for variable, amount in terms if amount]

    def least(self, brief: Brief) -> int:
        """Every receipt, and nothing else."""
        return sum(min(0, site.release_cost if site.in_use else site.one_off_cost) for site in brief.sites)

    def findings(self, brief: Brief, design: Design) -> Iterator[Finding]:
        """Say what each change of property costs or brings in."""
        used = set(design.sites)
        currency = brief.plan.settings.currency
        for site in brief.sites:
            if site.in_use == (site.id in used):
                continue
            amount = site.release_cost if site.in_use else site.one_off_cost
            if amount:
                what = f"Releasing {site.id}" if site.in_use else f"Bringing {site.id} into use"
                does = "costs" if amount > 0 else "brings in"
                yield Finding(self.goal, site.id, amount, f"{what} {does} {show_money(abs(amount), currency)} once.")
