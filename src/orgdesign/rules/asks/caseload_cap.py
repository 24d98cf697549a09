"""A cap on caseload."""

from __future__ import annotations

import math
from fractions import Fraction

from orgdesign.brief import Brief, Team
from orgdesign.design import Design
from orgdesign.plan.requests import Kind, Request
from orgdesign.plan.tree import latest
from orgdesign.rules.amounts import show_fte, team_fte
from orgdesign.rules.asks.named import impossible, sentence, without_team
from orgdesign.rules.decisions import Decisions
from orgdesign.rules.rule import Ask, Source
from orgdesign.units import FTE


class CaseloadCap(Ask):
    """Nobody in post has more than so much of the service's caseload measure for an FTE."""

    kind = Kind.CASELOAD_CAP
    formula = r"\sum_{g\ \text{filled}} \varphi_g k_{gt} \ge \left\lceil n_t / C \right\rceil \qquad \forall t"
    source = Source("Manchester 2019", "caseloads are to be manageable", "ppl19")

    def require(self, brief: Brief, decide: Decisions, request: Request) -> None:
        """The filled FTE of each team named is at least what its need takes."""
        teams = brief.teams_named(request.subject)
        if not teams:
            impossible(decide, request)
        for team in teams:
            needed = _fte_needed(brief, request, team)
            if needed is None:
                impossible(decide, request)
            else:
                decide.require(request, decide.fte(team, filled_only=True), low=needed)

    def shortfall(self, brief: Brief, design: Design, request: Request) -> tuple[int, str]:
        """Ten-thousandths of an FTE in post short, summed; 1 for a team that cannot be judged."""
        missing = without_team(brief, request.subject)
        if missing:
            return 1, missing
        total = 0
        parts: list[str] = []
        for team in brief.teams_named(request.subject):
            needed = _fte_needed(brief, request, team)
            filled = team_fte(brief, design, team, filled_only=True)
            if needed is None:
                total += 1
                parts.append(f"{team.id} has no caseload measure, or a cap of nothing, so no FTE can be enough")
            elif needed > filled:
                total += needed - filled
                parts.append(f"{team.id} has {show_fte(filled)} FTE in post, {show_fte(needed - filled)} too few")
        return total, sentence(parts, f"{request.subject} has FTE enough in post for its caseload")


def _fte_needed(brief: Brief, request: Request, team: Team) -> int | None:
    """Ten-thousandths of an FTE that the team's need takes, rounded up; None where no FTE can be enough."""
    measure = next(s.caseload_measure for s in brief.plan.services if s.id == team.service)
    if measure is None:
        return None
    need = _need(brief, measure, team.locality)
    if not request.amount:
        return None if need else 0
    return math.ceil(need * FTE / Fraction(request.amount))


def _need(brief: Brief, measure: str, locality: str | None) -> Fraction:
    """The measure's latest amount in the locality, or in the whole area where none is given."""
    values = latest(brief.plan.needs, measure)[1]
    places = [locality] if locality else [place.id for place in brief.plan.places if place.parent is None]
    return sum((Fraction(brief.tree.total(values, place) or 0) for place in places), Fraction(0))
