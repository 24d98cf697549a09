"""A property that a team may not use."""

from __future__ import annotations

from orgdesign.brief import Brief
from orgdesign.design import Design
from orgdesign.plan.requests import Kind, Request
from orgdesign.rules.asks.named import impossible, sentence, without_team
from orgdesign.rules.decisions import Decisions
from orgdesign.rules.rule import Ask, Source


class Forbid(Ask):
    """No team named has a base at the property."""

    kind = Kind.FORBID
    formula = r"y_{tq} = 0 \qquad \forall t"
    source = Source("Manchester 2019", "accommodation has to be fit for each team's purpose", "est6")

    def require(self, brief: Brief, decide: Decisions, request: Request) -> None:
        """No base there for any team named."""
        teams = brief.teams_named(request.subject)
        if not teams:
            impossible(decide, request)
        for team in teams:
            base = decide.base.get((team.id, request.object))
            if base is not None:
                decide.require(request, [(base, 1)], high=0)

    def shortfall(self, brief: Brief, design: Design, request: Request) -> tuple[int, str]:
        """Teams there."""
        missing = without_team(brief, request.subject)
        if missing:
            return 1, missing
        there = [t.id for t in brief.teams_named(request.subject) if request.object in design.bases.get(t.id, ())]
        parts = [f"{name} has a base at {request.object}" for name in there]
        return len(there), sentence(parts, f"{request.subject} has no base at {request.object}")
