"""What a staged solve goes through, and what it ends with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from orgdesign.brief import Brief, Stage, Term
from orgdesign.design import Design, StageResult
from orgdesign.plan.options import Goal
from orgdesign.solve.reached import WEIGHT_UNIT, Log, stage_value

TIE_BREAK = Stage(0, (Term(Goal.MOVES, WEIGHT_UNIT),), Decimal(0), "percent")
"""Among designs alike in every priority: stay where you are."""


@dataclass(frozen=True)
class Staged:
    """The end of a staged solve: no design where there is none, ``impossible`` where that is proven.

    ``on_the_way`` are the designs that the stages reached, each before later ones used what it left them.
    """

    design: Design | None
    stages: tuple[StageResult, ...]
    impossible: bool
    run: tuple[Log, ...]
    on_the_way: tuple[Design, ...] = ()


def stages_of(brief: Brief) -> list[Stage]:
    """The brief's stages, and the breaking of ties where none of them is judged by moves already."""
    judged = any(term.goal is Goal.MOVES for stage in brief.stages for term in stage.terms)
    return [*brief.stages, *([] if judged else [TIE_BREAK])]


def fewest(brief: Brief, reached: Sequence[Design], last: Design) -> tuple[Design, ...]:
    """The designs that the stages reached, a later one wherever that is as good at the stage."""
    found: list[Design] = []
    then = last
    for stage, design in reversed(list(zip(brief.stages, reached, strict=False))):
        if stage_value(brief, stage, then) > stage_value(brief, stage, design):
            then = design
        found.append(then)
    return tuple(reversed(found))
