"""Teams large enough to stand alone."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesign.brief import Brief
from orgdesign.design import Design, Finding
from orgdesign.rules.amounts import show_fte, team_fte
from orgdesign.rules.decisions import Decisions
from orgdesign.rules.rule import Constraint, Scope, Source


class MinimumTeam(Constraint):
    """No core service is split into teams too small to stand alone."""

    id = "minimum-team"
    formula = r"\sum_g \varphi_g k_{gl} \ge m_s \qquad \forall s \in \text{core},\ l"
    source = Source("Peterborough 2009", "capacity to be distributed across the localities", "C4")
    scope = Scope.AREA

    def enforce(self, brief: Brief, decide: Decisions) -> None:
        """The service's minimum team in FTE for each core team."""
        for team in brief.teams:
            if team.locality is not None and team.min_fte:
                decide.row(decide.fte(team), low=team.min_fte)

    def findings(self, brief: Brief, design: Design) -> Iterator[Finding]:
        """Name each core team below its minimum."""
        for team in brief.teams:
            if team.locality is not None and (short := team.min_fte - team_fte(brief, design, team)) > 0:
                yield Finding(
                    self.id,
                    team.id,
                    short,
                    f"{team.id} is {show_fte(short)} FTE below its minimum of {show_fte(team.min_fte)}.",
                )
