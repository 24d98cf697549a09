"""Networks that fit the employer."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesign.brief import Brief, Site, Team
from orgdesign.design import Design, Finding
from orgdesign.rules.rule import Constraint, Scope, Source


class Ict(Constraint):
    """A team is based only where its agency's network is."""

    id = "ict"
    formula = r"y_{tq} = 0 \qquad \forall t, q : a(t) \notin \text{ICT}(q)"
    source = Source("Manchester 2019", "partners need ICT connectivity where they are based", "est8")
    scope = Scope.TEAM

    def admits(self, brief: Brief, team: Team, site: Site) -> bool:
        """A pair is fit where either names nothing, or the property names the team's agency."""
        return not team.agency or not site.ict or team.agency.casefold() in {name.casefold() for name in site.ict}

    def findings(self, brief: Brief, design: Design) -> Iterator[Finding]:
        """Name each base without the team's network."""
        for team in brief.teams:
            for base in design.bases.get(team.id, ()):
                if not self.admits(brief, team, brief.site[base]):
                    yield Finding(
                        self.id,
                        team.id,
                        1,
                        f"{team.id} has a base at {base}, which lacks the network of {team.agency}.",
                    )
