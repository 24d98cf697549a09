"""A ceiling on the running cost of properties."""

from __future__ import annotations

from orgdesign.brief import Brief
from orgdesign.design import Design
from orgdesign.plan.requests import Kind, Request
from orgdesign.rules.amounts import show_money
from orgdesign.rules.asks.named import amount_of
from orgdesign.rules.decisions import Decisions
from orgdesign.rules.rule import Ask, Source
from orgdesign.units import MONEY


class RunningCostCeiling(Ask):
    """The properties in use within the place cost no more than so much a year to run."""

    kind = Kind.RUNNING_COST_CEILING
    formula = r"\sum_{q \in P} r_q\, o_q \le R"
    source = Source("Wiltshire 2006", "costs are not to exceed today's outgoings", "est11")

    def require(self, brief: Brief, decide: Decisions, request: Request) -> None:
        """Running cost of properties in use within the place is no more than the amount."""
        cost = [(decide.use[site.id], site.running_cost) for site in brief.sites_in(request.subject)]
        decide.require(request, cost, high=amount_of(request, MONEY))

    def shortfall(self, brief: Brief, design: Design, request: Request) -> tuple[int, str]:
        """Pence over."""
        used = set(design.sites)
        cost = sum(site.running_cost for site in brief.sites_in(request.subject) if site.id in used)
        limit = amount_of(request, MONEY)
        sign = brief.plan.settings.currency
        where = request.subject or "the whole area"
        words = f"Properties in {where} cost {show_money(cost, sign)} a year, where {show_money(limit, sign)} is asked."
        return max(0, cost - limit), words
