"""Properties that may be used, and those that must be."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesign.brief import Brief, Site, Team
from orgdesign.design import Design, Finding
from orgdesign.rules.decisions import Decisions
from orgdesign.rules.rule import Constraint, Scope, Source


class Available(Constraint):
    """Nobody is in a closing property, or one not yet available at go-live; those that must be kept are in use."""

    id = "available"
    formula = (
        r"y_{tq} = 0, \ x_{ptq} = 0 \ \ \forall q \in \text{closing or late}, \qquad"
        r" o_q = 1 \ \ \forall q \in \text{must keep}"
    )
    source = Source("Wiltshire 2006", "sites are rationalised; some are settled beforehand", "est12")
    scope = Scope.PROPERTY

    def admits(self, brief: Brief, team: Team, site: Site) -> bool:
        """A pair is fit where the property may be used at go-live."""
        return may_use(brief, site)

    def enforce(self, brief: Brief, decide: Decisions) -> None:
        """Let nobody into properties that may not be used, and hold those in use that must be kept."""
        for site in brief.sites:
            if not may_use(brief, site):
                for variable in self._there(brief, decide, site):
                    decide.row([(variable, 1)], high=0)
            if site.must_keep:
                decide.row([(decide.use[site.id], 1)], low=1)

    def findings(self, brief: Brief, design: Design) -> Iterator[Finding]:
        """Name each property where somebody is that may not be, and each not in use that must be."""
        there = {p.site for p in design.placements} | {s for bases in design.bases.values() for s in bases}
        for site in brief.sites:
            if site.id in there and not may_use(brief, site):
                why = "closes" if site.closing else "is not yet available at go-live"
                yield Finding(self.id, site.id, 1, f"{site.id} is used but {why}.")
            if site.must_keep and site.id not in design.sites:
                yield Finding(self.id, site.id, 1, f"{site.id} must be kept but is not in use.")

    def _there(self, brief: Brief, decide: Decisions, site: Site) -> Iterator[int]:
        """What may not be more than nothing: bases and posts there, and its use unless it may be kept empty."""
        if site.id not in brief.may_keep:
            yield decide.use[site.id]
        for team in decide.teams_at(site.id):
            if (team, site.id) in decide.base:
                yield decide.base[team, site.id]
            yield from (variable for _, variable, _ in decide.sitting(team, site.id))


def may_use(brief: Brief, site: Site) -> bool:
    """Tell whether the property may be used at the option's go-live (any day where it states none).

    Every property may where the plan switches the rule off.
    """
    if Available.id in brief.plan.settings.rules_off:
        return True
    day = brief.go_live
    late = site.available_from is not None and day is not None and site.available_from > day
    return not (site.closing or late)
