"""A post pinned to a locality."""

from __future__ import annotations

from orgdesign.brief import Brief
from orgdesign.design import Design
from orgdesign.plan.requests import Kind, Request
from orgdesign.plan.services import ServiceClass
from orgdesign.rules.asks.named import impossible, lead_where, without_post
from orgdesign.rules.decisions import Decisions
from orgdesign.rules.rule import Ask, Source


class PinLocality(Ask):
    """The post serves the locality: by its team, by its link (extended), or by where its team leads from."""

    kind = Kind.PIN_LOCALITY
    formula = r"\sum_q f_{g\,t(l)\,q} = 1 \quad\text{or}\quad \sum_{q : \lambda(q) = l} \ell_{tq} = 1"
    source = Source("Peterborough 2009", "some appointments are settled before the rest of the design", "ppl1")

    def require(self, brief: Brief, decide: Decisions, request: Request) -> None:
        """It belongs to the locality's team, or its one team leads from there; links are decided later, and keep it."""
        pool = brief.pool_of_post.get(request.subject)
        if pool is None:
            impossible(decide, request)
            return
        for team in brief.teams_by_service[pool.service]:
            if team.kind is ServiceClass.EXTENDED:
                if request.object not in brief.localities:
                    impossible(decide, request)
                return
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
        if team and team.kind is ServiceClass.EXTENDED:
            return _link_short(brief, design, request)
        serves = team.locality if team else None
        if team and team.locality is None:
            lead = design.lead(team.id)
            serves = brief.site[lead].locality if lead else None
        if serves == request.object:
            return 0, f"{request.subject} serves {serves}."
        return 1, f"{request.subject} serves {serves or 'no one locality'}, not {request.object}."


def _link_short(brief: Brief, design: Design, request: Request) -> tuple[int, str]:
    """1 where the post is not linked to the locality; before links are decided it can be, since what is asked holds."""
    if design.linked is None:
        if request.object in brief.localities:
            return 0, f"{request.subject} can serve {request.object}."
        return 1, f"{request.object} is no locality."
    served = [link.locality for link in design.linked if link.post == request.subject]
    if request.object in served:
        return 0, f"{request.subject} serves {', '.join(served)}."
    return 1, f"{request.subject} serves {', '.join(served) or 'no one locality'}, not {request.object}."
