"""Desks."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesign.brief import Brief
from orgdesign.design import Design, Finding
from orgdesign.rules.amounts import desks_needed
from orgdesign.rules.decisions import Decisions
from orgdesign.rules.rule import Constraint, Scope, Source


class Desks(Constraint):
    """No property holds teams that need more desks than it has free."""

    id = "desks"
    formula = r"\sum_t d_{tq} \le D_q\, o_q, \qquad d_{tq} \ge \rho_t \sum_g \varphi_g f_{gtq} \qquad \forall q"
    source = Source("Manchester 2019", "adequate accommodation, fit for purpose", "est6")
    scope = Scope.PROPERTY

    def enforce(self, brief: Brief, decide: Decisions) -> None:
        """Desks needed at a property are no more than its free desks, and none where it is not in use."""
        for site in brief.sites:
            needed = [term for team in decide.teams_at(site.id) for term in decide.desks(brief.team[team], site)]
            if needed:
                decide.row([*needed, (decide.use[site.id], -site.desks)], high=0)

    def findings(self, brief: Brief, design: Design) -> Iterator[Finding]:
        """Name each property that is over its desks."""
        needed = desks_needed(brief, design)
        for site in brief.sites:
            need = sum(needed.get(site.id, {}).values())
            if need > site.desks:
                desks = "desk" if need == 1 else "desks"
                words = f"{site.id} needs {need} {desks} and has {site.desks} free."
                yield Finding(self.id, site.id, need - site.desks, words)
