"""What a stage reached: its value, what later stages may give up, and how that is told."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence

from orgdesign.brief import Brief, Stage
from orgdesign.design import Design, StageResult
from orgdesign.plan.options import Goal
from orgdesign.rules.decisions import Decisions
from orgdesign.rules.register import OBJECTIVES
from orgdesign.solve.control import Control, Progress
from orgdesign.solve.search import Found, Report

Log = Mapping[str, float | str | int]
"""One search, for the block on how the run went."""
WEIGHT_UNIT = 10_000
"""Ten-thousandths in a stage's value for one smallest unit of an objective of weight 1."""


def stage_value(brief: Brief, stage: Stage, design: Design) -> int:
    """A design's value at a stage: what its objectives come to, weighted."""
    return sum(term.weight * OBJECTIVES[term.goal].total(brief, design) for term in stage.terms)


def least_of(brief: Brief, stage: Stage, need: int) -> int:
    """What no design's value at a stage is below, without a search; ``need`` is what is proven of need match."""
    return sum(
        term.weight * (need if term.goal is Goal.NEED_MATCH else OBJECTIVES[term.goal].least(brief))
        for term in stage.terms
    )


def is_least(brief: Brief, stage: Stage, design: Design | None) -> bool:
    """Tell whether a design is as good at a stage as any could be, without a search."""
    return design is not None and stage_value(brief, stage, design) <= least_of(brief, stage, 0)


def limit_of(stage: Stage, value: int) -> int:
    """The most that later stages may let this one's value become."""
    if stage.slack_unit == "percent":
        return value + int(abs(value) * stage.slack / 100)
    shown = OBJECTIVES[stage.terms[0].goal].per_shown
    return value + int(stage.slack * shown * WEIGHT_UNIT)


def result_of(stage: Stage, value: int, bound: int, limit: int) -> StageResult:
    """The result of a stage; a bound above the value says no more than that the value is proven."""
    bound = min(bound, value)
    return StageResult(stage.rank, tuple(t.goal.value for t in stage.terms), value, bound, limit, bound == value)


def log_of(way: str, stage: Stage, found: Found, decide: Decisions) -> Log:
    """One search for the block on how the run went."""
    return {
        "way": way,
        "rank": stage.rank,
        "goals": ", ".join(t.goal.value for t in stage.terms),
        "seconds": round(found.seconds, 3),
        "effort": round(found.effort, 3),
        "value": -1 if found.value is None else found.value,
        "bound": found.bound,
        "variables": len(decide.names),
        "rows": len(decide.lines),
    }


def reporter(control: Control, number: int, plan: Sequence[Stage]) -> Report:
    """Pass best and bound of a stage on to those who watch."""
    started = time.monotonic()
    stage = plan[number]
    goal = ", ".join(t.goal.value for t in stage.terms)

    known: dict[str, float | None] = {"best": None, "bound": None}

    def report(best: float | None, bound: float | None) -> None:
        if best is not None:
            known["best"] = best if known["best"] is None else min(best, known["best"])
        if bound is not None:
            known["bound"] = bound if known["bound"] is None else max(bound, known["bound"])
        seconds = time.monotonic() - started
        control.watch(Progress(number + 1, len(plan), goal, known["best"], known["bound"], seconds))

    return report
