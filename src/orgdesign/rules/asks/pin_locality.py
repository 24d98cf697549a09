"""A post pinned to a locality."""

from __future__ import annotations

from orgdesign.brief import Brief
from orgdesign.design import Design
from orgdesign.plan.requests import Kind, Request
from orgdesign.rules.asks.named import impossible, lead_where, without_post
from orgdesign.rules.decisions import Decisions
from orgdesign.rules.rule import Ask, Source


class PinLocality(Ask):
    """The post serves the locality: its team is that of the locality, or is based there."""

    kind = Kind.PIN_LOCALITY
    formula = r"\sum_q f_{g\,t(l)\,q} = 1 \quad\text{or}\quad \sum_{q : \lambda(q) = l} \ell_{tq} = 1"
    source = Source("Peterborough 2009", "some appointments are settled before the rest of the design", "ppl1")

    def require(self, brief: Brief, decide: Decisions, request: Request) -> None:
        """The post belongs to the locality's team, or its one team leads from there."""
        pool = brief.pool_of_post.get(request.subject)
        if pool is None:
            impossible(decide, request)
            return
        for team in brief.teams_by_service[pool.service]:
            if team.locality is None:
                there = lead_where(brief, decide, team, lambda site: site.locality == request.object)
                decide.require(request, there, low=1)
                return
            if team.locality == request.object:
                own = [(v, factor) for p, _, v, factor in decide.members(team) if p.id == pool.id]
                decide.require(request, own, low=pool.count)
                return
        impossible(decide, request)

    def shortfall(self, brief: Brief, design: Design, request: Request) -> tuple[int, str]:
        """1 where the post serves another locality."""
        missing = without_post(brief, request.subject)
        if missing:
            return 1, missing
        placement = design.placement[request.subject]
        team = brief.team.get(placement.team)
        serves = team.locality if team else None
        if team and team.locality is None:
            lead = design.lead(team.id)
            serves = brief.site[lead].locality if lead else None
        if serves == request.object:
            return 0, f"{request.subject} serves {serves}."
        return 1, f"{request.subject} serves {serves or 'no one locality'}, not {request.object}."
