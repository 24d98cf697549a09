"""A floor of FTE."""

from __future__ import annotations

from orgdesign.brief import Brief
from orgdesign.design import Design
from orgdesign.plan.requests import Kind, Request
from orgdesign.rules.amounts import show_fte, team_fte
from orgdesign.rules.asks.named import amount_of, impossible, sentence, without_team
from orgdesign.rules.decisions import Decisions
from orgdesign.rules.rule import Ask, Source
from orgdesign.units import FTE


class FteFloor(Ask):
    """Each team named has at least so much FTE, vacancies counted."""

    kind = Kind.FTE_FLOOR
    formula = r"\sum_g \varphi_g k_{gt} \ge F \qquad \forall t"
    source = Source("North Yorkshire 2006", "an entitlement in every locality, and more where need is greater", "geo9")

    def require(self, brief: Brief, decide: Decisions, request: Request) -> None:
        """The FTE of each team named is at least the amount."""
        teams = brief.teams_named(request.subject)
        if not teams:
            impossible(decide, request)
        for team in teams:
            decide.require(request, decide.fte(team), low=amount_of(request, FTE))

    def shortfall(self, brief: Brief, design: Design, request: Request) -> tuple[int, str]:
        """Ten-thousandths of an FTE short, summed over the teams."""
        missing = without_team(brief, request.subject)
        if missing:
            return 1, missing
        floor = amount_of(request, FTE)
        had = {team.id: team_fte(brief, design, team) for team in brief.teams_named(request.subject)}
        short = {name: floor - fte for name, fte in had.items() if fte < floor}
        parts = [f"{name} has {show_fte(had[name])} FTE, {show_fte(less)} too few" for name, less in short.items()]
        return sum(short.values()), sentence(parts, f"{request.subject} has {show_fte(floor)} FTE or more")
