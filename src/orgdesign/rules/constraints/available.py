"""Properties that may be used, and those that must be."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesign.brief import Brief, Site, Team
from orgdesign.design import Design, Finding
from orgdesign.rules.decisions import Decisions
from orgdesign.rules.rule import Constraint, Scope, Source


class Available(Constraint):
    """Closing properties, and those not yet available at go-live, are not used; those that must be kept are."""

    id = "available"
    formula = r"o_q = 0 \ \ \forall q \in \text{closing}, \qquad o_q = 1 \ \ \forall q \in \text{must keep}"
    source = Source("Wiltshire 2006", "sites are rationalised; some are settled beforehand", "est12")
    scope = Scope.PROPERTY

    def admits(self, brief: Brief, team: Team, site: Site) -> bool:
        """A pair is fit where the property may be used at go-live."""
        return may_use(brief, site)

    def enforce(self, brief: Brief, decide: Decisions) -> None:
        """Fix the use of properties that are settled."""
        for site in brief.sites:
            if not may_use(brief, site):
                decide.row([(decide.use[site.id], 1)], high=0)
            if site.must_keep:
                decide.row([(decide.use[site.id], 1)], low=1)

    def findings(self, brief: Brief, design: Design) -> Iterator[Finding]:
        """Name each property used that may not be, or not used that must be."""
        used = set(design.sites)
        for site in brief.sites:
            if site.id in used and not may_use(brief, site):
                why = "closes" if site.closing else "is not yet available at go-live"
                yield Finding(self.id, site.id, 1, f"{site.id} is used but {why}.")
            if site.must_keep and site.id not in used:
                yield Finding(self.id, site.id, 1, f"{site.id} must be kept but is not in use.")


def may_use(brief: Brief, site: Site) -> bool:
    """Tell whether the property may be used at the option's go-live (any day where it states none)."""
    day = brief.go_live
    late = site.available_from is not None and day is not None and site.available_from > day
    return not (site.closing or late)
