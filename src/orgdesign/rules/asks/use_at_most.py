"""No more than so many properties."""

from __future__ import annotations

from orgdesign.brief import Brief
from orgdesign.design import Design
from orgdesign.plan.requests import Kind, Request
from orgdesign.rules.asks.named import amount_of
from orgdesign.rules.decisions import Decisions
from orgdesign.rules.rule import Ask, Source


class UseAtMost(Ask):
    """No more than so many properties are in use within the place."""

    kind = Kind.USE_AT_MOST
    formula = r"\sum_{q \in P} o_q \le N"
    source = Source("Wiltshire 2006", "places for a given number of centres", "est10")

    def require(self, brief: Brief, decide: Decisions, request: Request) -> None:
        """Properties in use within the place are no more than the amount."""
        used = [(decide.use[site.id], 1) for site in brief.sites_in(request.subject)]
        decide.require(request, used, high=amount_of(request))

    def shortfall(self, brief: Brief, design: Design, request: Request) -> tuple[int, str]:
        """Properties over."""
        number = len({site.id for site in brief.sites_in(request.subject)} & set(design.sites))
        where = request.subject or "the whole area"
        limit = amount_of(request)
        return max(0, number - limit), f"{number} properties are in use in {where}, where {limit} may be."
