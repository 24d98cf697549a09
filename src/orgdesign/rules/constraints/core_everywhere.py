"""Core services everywhere."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesign.brief import Brief
from orgdesign.design import Design, Finding
from orgdesign.rules.amounts import show_fte, team_fte
from orgdesign.rules.decisions import Decisions
from orgdesign.rules.rule import Constraint, Scope, Source


class CoreEverywhere(Constraint):
    """Every core service has a team in every locality, at its entitlement floor or above."""

    id = "core-everywhere"
    formula = r"\sum_g k_{gl} \ge 1, \quad \sum_g \varphi_g k_{gl} \ge F_s \qquad \forall s \in \text{core},\ l"
    source = Source("North Yorkshire 2006", "core entitlement must exist in every locality", "geo9")
    scope = Scope.AREA

    def enforce(self, brief: Brief, decide: Decisions) -> None:
        """At least one post, and the floor in FTE, for each core team."""
        for team in brief.teams:
            if team.locality is not None:
                decide.row(decide.headcount(team), low=1)
                if team.floor_fte:
                    decide.row(decide.fte(team), low=team.floor_fte)

    def findings(self, brief: Brief, design: Design) -> Iterator[Finding]:
        """Name each core team that is missing or below its floor."""
        for team in brief.teams:
            if team.locality is None:
                continue
            if not design.members.get(team.id):
                yield Finding(self.id, team.id, max(1, team.floor_fte), f"{team.id} has no post.")
            elif (short := team.floor_fte - team_fte(brief, design, team)) > 0:
                yield Finding(
                    self.id,
                    team.id,
                    short,
                    f"{team.id} is {show_fte(short)} FTE below its floor of {show_fte(team.floor_fte)}.",
                )
