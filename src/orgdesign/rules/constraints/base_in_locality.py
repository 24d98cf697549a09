"""Bases stand where their teams belong."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesign.brief import Brief, Site, Team
from orgdesign.design import Design, Finding
from orgdesign.plan.services import ServiceClass
from orgdesign.rules.rule import Constraint, Scope, Source


class BaseInLocality(Constraint):
    """A core team is based in its own locality, and a hosted team in some locality."""

    id = "base-in-locality"
    formula = r"y_{tq} = 0 \qquad \forall t \in \text{core},\ q : \lambda(q) \ne l(t)"
    source = Source("Peterborough 2009", "core teams are to be physically located in localities", "est4")
    scope = Scope.TEAM

    def admits(self, brief: Brief, team: Team, site: Site) -> bool:
        """A pair is fit where the property stands in the team's locality, or in any for a hosted team."""
        if team.locality is not None:
            return site.locality == team.locality
        return team.kind is not ServiceClass.HOSTED or site.locality is not None

    def findings(self, brief: Brief, design: Design) -> Iterator[Finding]:
        """Name each base that stands outside the team's locality."""
        for team in brief.teams:
            for base in design.bases.get(team.id, ()):
                if not self.admits(brief, team, brief.site[base]):
                    yield Finding(self.id, team.id, 1, f"{team.id} has a base at {base}, outside its locality.")
