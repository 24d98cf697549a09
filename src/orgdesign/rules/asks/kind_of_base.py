"""A kind of property that a team is to be based in."""

from __future__ import annotations

from orgdesign.brief import Brief
from orgdesign.design import Design
from orgdesign.plan.requests import Kind, Request
from orgdesign.rules.asks.named import impossible, lead_where, leads_elsewhere, said, sentence, without_team
from orgdesign.rules.decisions import Decisions
from orgdesign.rules.rule import Ask, Source


class KindOfBase(Ask):
    """The lead base of each team named is a property of the kind, or of one of the kinds."""

    kind = Kind.KIND_OF_BASE
    formula = r"\sum_{q : \kappa(q) \in K} \ell_{tq} = 1 \qquad \forall t"
    source = Source("Wigan 2010", "multi-agency teams are to be based in schools or close to them", "est5")

    def require(self, brief: Brief, decide: Decisions, request: Request) -> None:
        """The lead base of each team named is one of the properties of these kinds."""
        teams = brief.teams_named(request.subject)
        if not teams:
            impossible(decide, request)
        for team in teams:
            there = lead_where(brief, decide, team, lambda site: site.kind in request.objects)
            decide.require(request, there, low=1)

    def shortfall(self, brief: Brief, design: Design, request: Request) -> tuple[int, str]:
        """Teams elsewhere."""
        missing = without_team(brief, request.subject)
        if missing:
            return 1, missing
        teams = brief.teams_named(request.subject)
        away = leads_elsewhere(brief, design, teams, lambda site: site.kind in request.objects)
        kinds = " or ".join(request.objects)
        parts = [f"{said(*one)}, which is of another kind than {kinds}" for one in away]
        return len(away), sentence(parts, f"{request.subject} is based in properties of the kind {kinds}")
