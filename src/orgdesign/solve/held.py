"""A model under way: its decisions, the costs said to them, and the stages that they must keep to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from orgdesign.brief import Brief, Stage
from orgdesign.design import Design
from orgdesign.plan.options import Goal
from orgdesign.rules.decisions import NO_LIMIT, Decisions, Line, Terms
from orgdesign.rules.register import in_force
from orgdesign.solve.coarse import coarse, coarse_design, coarse_moves
from orgdesign.solve.control import Control
from orgdesign.solve.limits import Limits
from orgdesign.solve.linear import Linear
from orgdesign.solve.links_by_base import links_by_base
from orgdesign.solve.model import Costs, decisions
from orgdesign.solve.search import Found, Report, search
from orgdesign.solve.sizes import hold_kept_sizes
from orgdesign.solve.split import settle
from orgdesign.solve.split_exactly import Split
from orgdesign.solve.values import values_of


class Held:
    """Decisions with the costs said to them and the stages that they must keep to.

    With ``by_base`` links between teams are said base by base. ``tight`` once the stages leave the teams of most core
    services few ways to be made up.
    """

    def __init__(
        self,
        brief: Brief,
        decide: Decisions,
        need_bounds: Mapping[str, int],
        said: Mapping[Goal, Terms] | None = None,
        *,
        by_base: bool = False,
    ) -> None:
        self.brief = brief
        self.decide = decide
        self.need_bounds = need_bounds
        self.costs = Costs(brief, decide, need_bounds, said, {Goal.LINKS_APART: links_by_base} if by_base else None)
        self.kept: list[Line] = []
        self.tight = False

    def keep(self, stage: Stage, limit: int) -> None:
        """Hold a stage's value to its limit from now on, and the sizes of teams to what that leaves them."""
        self.kept.append(Line(self.costs.of(stage), -NO_LIMIT, limit))
        self.tight |= hold_kept_sizes(self.brief, self.decide, self.costs, stage, limit, self.need_bounds)


class Settled:
    """The model of a brief with its split of posts settled, made anew whenever the split is another."""

    def __init__(self, brief: Brief, need_bounds: Mapping[str, int]) -> None:
        self.model: Held | None = None
        self._brief = brief
        self._need_bounds = need_bounds
        self._split: Split = {}

    def of(self, split: Split, kept: Iterable[tuple[Stage, int]]) -> Held:
        """The model with this split; ``kept`` are the stages to hold a new one to."""
        if self.model is None or self._split != split:
            brief = settle(self._brief, split)
            self.model, self._split = Held(brief, decisions(brief, in_force(brief)), self._need_bounds), split
            for stage, limit in kept:
                self.model.keep(stage, limit)
        return self.model


class Coarse(Held):
    """The coarse relaxation of a brief, with up to so many lots in a locality."""

    def __init__(self, brief: Brief, need_bounds: Mapping[str, int], lots: int = 1) -> None:
        relaxed, rough = coarse(brief, lots)
        super().__init__(relaxed, rough, need_bounds, {Goal.MOVES: coarse_moves(relaxed, rough)})
        self._exact, self._lots = brief, lots

    def values(self, design: Design) -> list[int]:
        """The values that a design of the brief maps to."""
        return values_of(self.decide, coarse_design(self._exact, design, self._lots))


def search_coarsely(
    coarse: Coarse,
    stage: Stage,
    begun: Design | None,
    limits: Limits,
    control: Control,
    report: Report,
    linear: Linear | None = None,
) -> Found:
    """Search the coarse relaxation of a brief for its bound: by HiGHS where there is one to ask, else by CP-SAT.

    Only bounds are reported: what it finds is no design.
    """
    decide, objective = coarse.decide, coarse.costs.of(stage)
    hint = None if begun is None else coarse.values(begun)
    if linear is not None and hint is not None:
        return linear.search(decide, objective, hint, coarse.kept, report)

    def of_bound(_: float | None, bound: float | None) -> None:
        report(None, bound)

    return search(decide, objective, limits, control, hint=hint, extra=coarse.kept, report=of_bound)
