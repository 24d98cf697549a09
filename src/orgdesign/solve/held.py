"""A model under way: its decisions, the costs said to them, and the stages that they must keep to."""

from __future__ import annotations

from collections.abc import Mapping

from orgdesign.brief import Brief, Stage
from orgdesign.plan.options import Goal
from orgdesign.rules.decisions import NO_LIMIT, Decisions, Line, Terms
from orgdesign.solve.coarse import coarse, coarse_moves
from orgdesign.solve.model import Costs
from orgdesign.solve.sizes import hold_kept_sizes


class Held:
    """Decisions with the costs said to them and the stages that they must keep to."""

    def __init__(
        self,
        brief: Brief,
        decide: Decisions,
        need_bounds: Mapping[str, int],
        said: Mapping[Goal, Terms] | None = None,
    ) -> None:
        self.brief = brief
        self.decide = decide
        self.need_bounds = need_bounds
        self.costs = Costs(brief, decide, need_bounds, said)
        self.kept: list[Line] = []

    def keep(self, stage: Stage, limit: int) -> None:
        """Hold a stage's value to its limit from now on, and the sizes of teams to what that leaves them."""
        self.kept.append(Line(self.costs.of(stage), -NO_LIMIT, limit))
        hold_kept_sizes(self.brief, self.decide, stage, limit, self.need_bounds)


def coarse_held(brief: Brief, need_bounds: Mapping[str, int]) -> Held:
    """The coarse relaxation of a brief."""
    relaxed, rough = coarse(brief)
    return Held(relaxed, rough, need_bounds, {Goal.MOVES: coarse_moves(relaxed, rough)})
