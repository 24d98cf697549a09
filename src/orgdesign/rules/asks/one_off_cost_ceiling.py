"""A ceiling on the one-off cost of properties."""

from __future__ import annotations

from orgdesign.brief import Brief
from orgdesign.design import Design
from orgdesign.plan.requests import Kind, Request
from orgdesign.rules.amounts import show_money
from orgdesign.rules.asks.named import amount_of
from orgdesign.rules.decisions import Decisions, Terms
from orgdesign.rules.rule import Ask, Source
from orgdesign.units import MONEY


class OneOffCostCeiling(Ask):
    """Bringing properties into use and releasing others costs no more than so much, once."""

    kind = Kind.ONE_OFF_COST_CEILING
    formula = r"\sum_{q \notin Q_0} a_q\, o_q + \sum_{q \in Q_0} b_q\, (1 - o_q) \le A"
    source = Source("Wiltshire 2006", "feasibility and adaptation have a cost of their own", "est11")

    def require(self, brief: Brief, decide: Decisions, request: Request) -> None:
        """Costs of use and of release; the release costs of all of today's properties go to the other side."""
        terms: Terms = []
        released = 0
        for site in brief.sites:
            terms.append((decide.use[site.id], -site.release_cost if site.in_use else site.one_off_cost))
            released += site.release_cost if site.in_use else 0
        decide.require(request, terms, high=amount_of(request, MONEY) - released)

    def shortfall(self, brief: Brief, design: Design, request: Request) -> tuple[int, str]:
        """Pence over."""
        used = set(design.sites)
        opened = sum(site.one_off_cost for site in brief.sites if site.id in used and not site.in_use)
        released = sum(site.release_cost for site in brief.sites if site.id not in used and site.in_use)
        limit = amount_of(request, MONEY)
        sign = brief.plan.settings.currency
        cost = opened + released
        words = f"Changes of property cost {show_money(cost, sign)} once, where {show_money(limit, sign)} is asked."
        return max(0, cost - limit), words
