"""Bounds of plans whose coarse relaxation is too large to be searched: solved as a linear one, or taken apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from orgdesign.brief import Brief, Stage
from orgdesign.solve import memory, size
from orgdesign.solve.control import Control
from orgdesign.solve.held import Coarse
from orgdesign.solve.limits import Limits
from orgdesign.solve.parts import OF_SERVICES, Kept, bound_by_parts
from orgdesign.solve.relaxed import relaxed_bound


def bound_at_large(
    brief: Brief, stage: Stage, kept: Sequence[Kept], need: Mapping[str, int], limits: Limits, control: Control
) -> int:
    """A proven lower bound of a stage's value; ``need`` is each service's bound on need match.

    The linear relaxation keeps what services ask of each other, their parts keep that posts are whole: both are asked
    where a stage is a sum over services.
    """
    bounds = []
    linear = size.size_of_coarse(brief) <= size.RELAXED
    if linear:
        held = Coarse(brief, need)
        for done in kept:
            held.keep(*done)
        bounds.append(relaxed_bound(held.decide, held.costs.of(stage), held.kept, limits, control))
        del held
        memory.give_back()
    if not linear or stage.goals <= OF_SERVICES:
        bounds.append(bound_by_parts(brief, stage, kept, need, limits, control))
    return max(bounds)
