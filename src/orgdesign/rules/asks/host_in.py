"""A service hosted in a locality."""

from __future__ import annotations

from orgdesign.brief import Brief
from orgdesign.design import Design
from orgdesign.plan.requests import Kind, Request
from orgdesign.rules.asks.named import impossible, lead_where, leads_elsewhere, said, sentence, without_team
from orgdesign.rules.decisions import Decisions
from orgdesign.rules.rule import Ask, Source


class HostIn(Ask):
    """The service is hosted in the locality: its lead base stands there."""

    kind = Kind.HOST_IN
    formula = r"\sum_{q : \lambda(q) = l} \ell_{tq} = 1 \qquad \forall t"
    source = Source("Peterborough 2009", "a service is hosted by the locality where its work is", "ppl6")

    def require(self, brief: Brief, decide: Decisions, request: Request) -> None:
        """The lead base of each team named is one of the locality's properties."""
        teams = brief.teams_named(request.subject)
        if not teams:
            impossible(decide, request)
        for team in teams:
            there = lead_where(brief, decide, team, lambda site: site.locality == request.object)
            decide.require(request, there, low=1)

    def shortfall(self, brief: Brief, design: Design, request: Request) -> tuple[int, str]:
        """Teams elsewhere."""
        missing = without_team(brief, request.subject)
        if missing:
            return 1, missing
        teams = brief.teams_named(request.subject)
        away = leads_elsewhere(brief, design, teams, lambda site: site.locality == request.object)
        parts = [f"{said(*one)}, not in {request.object}" for one in away]
        return len(away), sentence(parts, f"{request.subject} is hosted in {request.object}")
