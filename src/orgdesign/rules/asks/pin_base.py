"""A post or a team pinned to a property."""

from __future__ import annotations

from orgdesign.brief import Brief
from orgdesign.design import Design
from orgdesign.plan.requests import Kind, Request
from orgdesign.rules.asks.named import impossible, lead_where, leads_elsewhere, said, sentence, without_team
from orgdesign.rules.decisions import Decisions
from orgdesign.rules.rule import Ask, Source


class PinBase(Ask):
    """The post sits at the property, or each team named has it as its lead base."""

    kind = Kind.PIN_BASE
    formula = r"\sum_t f_{gtq} = 1 \quad\text{or}\quad \ell_{tq} = 1 \ \ \forall t"
    source = Source("Peterborough 2009", "children's centres are the bases of the 0-7 teams", "est4")

    def require(self, brief: Brief, decide: Decisions, request: Request) -> None:
        """The post sits there in whichever team, or each team named leads from there."""
        pool = brief.pool_of_post.get(request.subject)
        if pool is not None:
            seats = [(pool.id, team.id, request.object) for team in brief.teams_by_service[pool.service]]
            decide.require(request, [decide.sit[seat] for seat in seats if seat in decide.sit], low=pool.count)
            return
        teams = brief.teams_named(request.subject)
        if not teams:
            impossible(decide, request)
        for team in teams:
            there = lead_where(brief, decide, team, lambda site: site.id == request.object)
            decide.require(request, there, low=1)

    def shortfall(self, brief: Brief, design: Design, request: Request) -> tuple[int, str]:
        """Posts or teams elsewhere."""
        if request.subject in brief.pool_of_post:
            site = design.placement[request.subject].site
            holds = site == request.object
            return int(not holds), f"{request.subject} sits at {site or 'no known property'}."
        missing = without_team(brief, request.subject)
        if missing:
            return 1, missing
        teams = brief.teams_named(request.subject)
        away = leads_elsewhere(brief, design, teams, lambda site: site.id == request.object)
        return len(away), sentence([said(*one) for one in away], f"{request.subject} is based at {request.object}")
