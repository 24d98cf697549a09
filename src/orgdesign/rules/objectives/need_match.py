"""Staff where the need is."""

from __future__ import annotations

import math
from collections.abc import Iterator

from orgdesign.brief import Brief
from orgdesign.design import Design, Finding
from orgdesign.plan.options import Goal
from orgdesign.rules.amounts import show_fte, team_fte
from orgdesign.rules.decisions import Decisions, Terms
from orgdesign.rules.rule import Objective, Scope, Source


class NeedMatch(Objective):
    """Each core team's FTE is as near as can be to its share by need."""

    goal = Goal.NEED_MATCH
    unit = "ten-thousandths of an FTE"
    shown_unit = "FTE"
    per_shown = 10_000
    formula = r"\sum_{s,l} \left| \sum_g \varphi_g k_{gl} - \tau_{sl} \right|"
    source = Source("North Yorkshire 2006", "more where need is greater, over and above the entitlement", "geo9")
    scope = Scope.AREA

    def cost(self, brief: Brief, decide: Decisions) -> Terms:
        """One variable a core team, at least the distance from the target on either side."""
        terms: Terms = []
        for team in brief.teams:
            if team.target is None:
                continue
            fte = decide.fte(team)
            most = max(team.target, decide.reach(fte)[1] - team.target, 0)
            away = decide.number(f"away {team.id}", 0, most)
            decide.row([(away, 1), *((v, -f) for v, f in fte)], low=-team.target)
            decide.row([(away, 1), *fte], low=team.target)
            _on_grid(decide, away, fte, team.target)
            terms.append((away, 1))
        return terms

    def findings(self, brief: Brief, design: Design) -> Iterator[Finding]:
        """Say how far each core team is from its target."""
        for team, fte, over in _off_target(brief, design):
            way = "above" if over > 0 else "below"
            yield Finding(
                self.goal, team, abs(over),
                f"{team} has {show_fte(fte)} FTE, {show_fte(abs(over))} {way} its share by need.",
            )  # fmt: skip

    def total(self, brief: Brief, design: Design) -> int:
        """The distances of all teams."""
        return sum(abs(over) for *_, over in _off_target(brief, design))


def _off_target(brief: Brief, design: Design) -> Iterator[tuple[str, int, int]]:
    """Each core team that is off its target, its FTE, and how far above it is."""
    for team in brief.teams:
        if team.target is not None and (over := (fte := team_fte(brief, design, team)) - team.target):
            yield team.id, fte, over


def _on_grid(decide: Decisions, away: int, fte: Terms, target: int) -> None:
    """Cut off distances that no sum of whole posts can reach.

    A team's FTE is a multiple of the greatest common divisor g of its posts' FTE, so the distance lies on or above
    the line through its values at the multiples just below and just above the target (mixed-integer rounding).
    """
    grid = math.gcd(*(factor for _, factor in fte))
    if not grid or not target % grid:
        return
    below, rest = divmod(target, grid)
    slope = grid - 2 * rest
    decide.row([(away, 1), *((v, -slope * (f // grid)) for v, f in fte)], low=rest - slope * below)
