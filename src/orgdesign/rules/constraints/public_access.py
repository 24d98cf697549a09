"""Bases that the public can enter."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesign.brief import Brief, Site, Team
from orgdesign.design import Design, Finding
from orgdesign.rules.rule import Constraint, Scope, Source


class PublicAccess(Constraint):
    """A team that the public visits is based where they may enter, step-free."""

    id = "public-access"
    formula = r"y_{tq} = 0 \qquad \forall t \in \text{public-facing},\ q \notin \text{open, step-free}"
    source = Source("North Yorkshire 2006", "core services are easily accessible in every locality", "est5")
    scope = Scope.TEAM

    def admits(self, brief: Brief, team: Team, site: Site) -> bool:
        """A pair is fit unless the property is said to be closed to the public or to have steps."""
        return not team.public or (site.public_access is not False and site.step_free is not False)

    def findings(self, brief: Brief, design: Design) -> Iterator[Finding]:
        """Name each public-facing base that the public cannot enter."""
        for team in brief.teams:
            for base in design.bases.get(team.id, ()):
                if not self.admits(brief, team, brief.site[base]):
                    yield Finding(
                        self.id, team.id, 1, f"{team.id} sees the public at {base}, which they cannot enter step-free."
                    )
