"""Posts that change base."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesign.brief import Brief
from orgdesign.design import Design, Finding, Placement
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
        for at, base in _moved(brief, design):
            yield Finding(self.goal, at.post, 1, f"{at.post} moves from {base} to {at.site}.")

    def total(self, brief: Brief, design: Design) -> int:
        """How many there are."""
        return sum(1 for _ in _moved(brief, design))


def _moved(brief: Brief, design: Design) -> Iterator[tuple[Placement, str]]:
    """Each filled post that sits elsewhere than today, and its base of today."""
    pools = brief.pool_of_post
    for placement in design.placements:
        pool = pools[placement.post]
        if pool.filled and pool.base is not None and placement.site is not None and placement.site != pool.base:
            yield placement, pool.base
