"""Staff travel."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesign.brief import Brief
from orgdesign.design import Design, Finding
from orgdesign.plan.options import Goal
from orgdesign.rules.amounts import show_time
from orgdesign.rules.decisions import Decisions, Terms
from orgdesign.rules.rule import Objective, Scope, Source


class StaffTravel(Objective):
    """New bases are as near as can be to where posts are based today."""

    goal = Goal.STAFF_TRAVEL
    unit = "seconds one way"
    shown_unit = "minutes one way"
    per_shown = 60
    formula = r"\sum_{g,t,q} c_{b(g)\,q}\, f_{gtq}"
    source = Source("Wiltshire 2006", "where a team is based changes staff travel and its cost", "est13")
    scope = Scope.LOCALITY

    def cost(self, brief: Brief, decide: Decisions) -> Terms:
        """Travel from the base of today, for each filled post, where it sits."""
        pools = {p.id: p for p in brief.pools}
        return [
            (variable, factor * seconds)
            for (pool, _, site), (variable, factor) in decide.sit.items()
            if (base := pools[pool].base) and pools[pool].filled and (seconds := brief.travel.seconds(base, site))
        ]

    def findings(self, brief: Brief, design: Design) -> Iterator[Finding]:
        """Say how far each moved post's new base is from that of today."""
        for placement in design.placements:
            pool = brief.pool_of_post[placement.post]
            if not pool.filled or pool.base is None or placement.site is None:
                continue
            seconds = brief.travel.seconds(pool.base, placement.site)
            if seconds:
                measured = "" if brief.travel.is_measured(pool.base, placement.site) else " (estimated)"
                yield Finding(
                    self.goal, placement.post, seconds,
                    f"{placement.post} goes from {pool.base} to {placement.site}, {show_time(seconds)}{measured}.",
                )  # fmt: skip
