"""Posts that change base."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesign.brief import Brief
from orgdesign.design import Design, Finding
from orgdesign.plan.options import Goal
from orgdesign.rules.decisions import Decisions, Terms
from orgdesign.rules.rule import Objective, Scope, Source


class Moves(Objective):
    """As few people as can be change their base."""

    goal = Goal.MOVES
    unit = "filled posts"
    shown_unit = "filled posts"
    per_shown = 1
    formula = r"\sum_{g,t,q \ne b(g)} f_{gtq}"
    source = Source("Peterborough 2009", "what the change means for each member of staff", "ppl16")
    scope = Scope.LOCALITY

    def cost(self, brief: Brief, decide: Decisions) -> Terms:
        """One for each filled post that sits elsewhere than today."""
        pools = {p.id: p for p in brief.pools}
        return [
            (variable, factor)
            for (pool, _, site), (variable, factor) in decide.sit.items()
            if pools[pool].filled and pools[pool].base not in {None, site}
        ]

    def findings(self, brief: Brief, design: Design) -> Iterator[Finding]:
        """Name each filled post that changes base."""
        for placement in design.placements:
            pool = brief.pool_of_post[placement.post]
            if pool.filled and placement.site is not None and pool.base not in {None, placement.site}:
                yield Finding(
                    self.goal, placement.post, 1, f"{placement.post} moves from {pool.base} to {placement.site}."
                )
