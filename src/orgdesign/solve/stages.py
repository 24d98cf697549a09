"""Priorities one after another: each stage keeps what the earlier ones reached, within their slack."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from orgdesign.brief import Brief, Stage
from orgdesign.design import Design, StageResult
from orgdesign.rules.decisions import Decisions
from orgdesign.solve import size
from orgdesign.solve.control import Control
from orgdesign.solve.first import first_design
from orgdesign.solve.limits import Limits
from orgdesign.solve.linear import Linear
from orgdesign.solve.parts import Kept
from orgdesign.solve.reached import limit_of, reporter, result_of
from orgdesign.solve.sound import sound
from orgdesign.solve.split import best_splits
from orgdesign.solve.staged import TIE_BREAK, Staged, fewest, stages_of
from orgdesign.solve.ways import Ways

FIRST_SHARE = 0.05
"""Share of a stage's effort spent on each part of a first design, where the whole plan can be searched."""


def solve_stages(
    brief: Brief,
    decide: Decisions | None,
    limits: Limits,
    control: Control,
    first: Design | None = None,
    near: Sequence[Design] = (),
) -> Staged:
    """Solve every stage in order, each from the design before it, or from one that is ``near`` where that is better.

    A stage is searched with the split of posts settled as it stands, which is small and soon done, and then as a
    whole, which proves the bound and may better the split, while parts of it are searched beside. Without ``decide``
    (a plan too large to be searched as a whole) the bounds are those of the coarse relaxation, and the first design
    is made locality by locality.
    """
    splits = best_splits(brief, limits, control)
    if splits.impossible:
        return Staged(None, (), impossible=True, run=())
    first = sound(brief, first)
    if first is None and (decide is None or size.size_of(brief) > size.SMALL):
        quick = limits if decide is None else replace(limits, effort=limits.effort * FIRST_SHARE)
        first = first_design(brief, splits.split, quick, control)
    with Linear(limits, control) as linear:
        ways = Ways(brief, decide, limits, control, splits, first, linear)
        order = _Order(ways, [design for one in near if (design := sound(brief, one)) is not None])
        for number, stage in enumerate(order.plan):
            if not order.take(number, stage):
                return Staged(None, (), ways.impossible, tuple(ways.run))
    order.recount()
    on_the_way = fewest(brief, order.on_the_way, ways.design)
    return Staged(ways.design, tuple(order.results), False, tuple(ways.run), on_the_way)


class _Order:
    """A staged solve under way: the stages in order, and what those behind it reached."""

    def __init__(self, ways: Ways, near: Sequence[Design]) -> None:
        self.ways = ways
        self.near = near
        self.plan = stages_of(ways.brief)
        self.results: list[StageResult] = []
        self.on_the_way: list[Design] = []

    def take(self, number: int, stage: Stage) -> bool:
        """Solve one stage; False where there is no design."""
        ways = self.ways
        report = reporter(ways.control, number, self.plan)
        for design in self.near if ways.best is not None else ():
            ways.take_in(stage, design)
        if ways.best is not None:
            report(ways.value(stage), None)
        bound = ways.first_look(stage, report)
        if ways.best is None:
            ways.any_design(stage)
        if ways.best is None:
            return False
        bound = ways.better(stage, bound, report)
        if stage is not TIE_BREAK:
            value = ways.value(stage)
            limit = limit_of(stage, value)
            self.results.append(result_of(stage, value, bound, limit))
            self.on_the_way.append(ways.design)
            last = number + 1 == len(ways.brief.stages)
            ways.keep(Kept(stage, value if last else limit))
        return True

    def recount(self) -> None:
        """Take the last stage's value from the final design, which breaking ties may have bettered."""
        stage, last = self.ways.brief.stages[-1], self.results[-1]
        value = self.ways.value(stage)
        self.results[-1] = result_of(stage, value, last.bound, limit_of(stage, value))
