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
        for post, base, site, seconds in _away(brief, design):
            measured = "" if brief.travel.is_measured(base, site) else " (estimated)"
            yield Finding(
                self.goal, post, seconds, f"{post} goes from {base} to {site}, {show_time(seconds)}{measured}."
            )

    def total(self, brief: Brief, design: Design) -> int:
        """The travel of all."""
        return sum(seconds for *_, seconds in _away(brief, design))


def _away(brief: Brief, design: Design) -> Iterator[tuple[str, str, str, int]]:
    """Each filled post, its base of today, where it sits, and the seconds between where there are any."""
    pools = brief.pool_of_post
    for placement in design.placements:
        pool = pools[placement.post]
        if pool.filled and pool.base is not None and placement.site is not None:
            seconds = brief.travel.seconds(pool.base, placement.site)
            if seconds:
                yield placement.post, pool.base, placement.site, seconds
