"""Teams within reach."""

from __future__ import annotations

from collections.abc import Callable

from orgdesign.brief import Brief, Site
from orgdesign.design import Design
from orgdesign.plan.requests import Kind, Request
from orgdesign.rules.amounts import show_time
from orgdesign.rules.asks.named import amount_of, impossible, lead_where, leads_elsewhere, sentence, without_team
from orgdesign.rules.decisions import Decisions
from orgdesign.rules.rule import Ask, Source
from orgdesign.units import MINUTE


class Reach(Ask):
    """The lead base of each team named is within so many minutes of the place."""

    kind = Kind.REACH
    formula = r"\sum_{q : c_{pq} \le M} \ell_{tq} = 1 \qquad \forall t"
    source = Source("North Yorkshire 2006", "core services are easily accessible in every locality", "est5")

    def require(self, brief: Brief, decide: Decisions, request: Request) -> None:
        """The lead base of each team named is one of the properties within reach."""
        teams = brief.teams_named(request.subject)
        if not teams:
            impossible(decide, request)
        for team in teams:
            decide.require(request, lead_where(brief, decide, team, _within(brief, request)), low=1)

    def shortfall(self, brief: Brief, design: Design, request: Request) -> tuple[int, str]:
        """Seconds over, summed over the teams; 1 for a team that has no base."""
        missing = without_team(brief, request.subject)
        if missing:
            return 1, missing
        total = 0
        parts: list[str] = []
        for team, lead in leads_elsewhere(brief, design, brief.teams_named(request.subject), _within(brief, request)):
            if lead is None:
                total += 1
                parts.append(f"{team.id} has no base")
                continue
            seconds = brief.travel.seconds(request.object, lead)
            total += seconds - amount_of(request, MINUTE)
            parts.append(f"{team.id} at {lead} is {show_time(seconds)} from {request.object}")
        holds = f"{request.subject} is within {show_time(amount_of(request, MINUTE))} of {request.object}"
        return total, sentence(parts, holds)


def _within(brief: Brief, request: Request) -> Callable[[Site], bool]:
    """Tell whether a property is within reach of the place, travelling from the place."""
    limit = amount_of(request, MINUTE)
    return lambda site: brief.travel.seconds(request.object, site.id) <= limit
