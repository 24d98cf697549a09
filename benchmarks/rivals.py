"""The same option by other means: a planner with a spreadsheet, and the model in one piece with CP-SAT and with HiGHS.

Each priority is held at what the rival itself reached before, as ``solve`` holds its own. The solvers get the time
that ``orgdesign`` took, what one priority leaves going to the next, and the planner's plan to start from; the planner
shares posts out by need, the largest first, and packs teams into the property that is nearest and cheapest, without
going back.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from benchmarks.asked import Asked
from benchmarks.weighing import fixed
from orgdesign.brief import Brief, Stage, Term
from orgdesign.design import Design
from orgdesign.opinion import Asker, Ending, Question
from orgdesign.pipeline import ask
from orgdesign.plan.options import Goal
from orgdesign.rules.decisions import NO_LIMIT, Decisions, Line, Terms
from orgdesign.rules.register import in_force
from orgdesign.solve import Control, Limits
from orgdesign.solve.model import Costs, decisions
from orgdesign.solve.pack import packed
from orgdesign.solve.reached import limit_of, stage_value
from orgdesign.solve.search import search as cp_sat
from orgdesign.solve.split import best_splits, settle
from orgdesign.solve.values import design_of, values_of
from orgdesign.workbook import read_plan

PACKING = Stage(1, (Term(Goal.STAFF_TRAVEL, 100), Term(Goal.RUNNING_COST, 1)), Decimal(0), "percent")
"""What the planner looks at when placing a team: a second of anybody's way weighs as much as a pound."""


Better = Callable[["Search", Terms, float], tuple[Design | None, float]]


@dataclass
class Search:
    """One model searched priority by priority; ``better`` looks for a design and a bound, in so many seconds."""

    brief: Brief
    decide: Decisions
    better: Better
    best: Design
    kept: list[Line]

    def through(self, seconds: float) -> list[float]:
        """Take every priority in turn; the gap of each."""
        costs, gaps, until = Costs(self.brief, self.decide, {}), list[float](), time.monotonic() + seconds
        for number, stage in enumerate(self.brief.stages):
            objective = costs.of(stage)
            left = max(1.0, until - time.monotonic()) / (len(self.brief.stages) - number)
            design, bound = self.better(self, objective, left)
            self.best = self.best if design is None else design
            value = stage_value(self.brief, stage, self.best)
            gaps.append(max(0.0, (value - bound) / value) if value else 0.0)
            self.kept.append(Line(objective, -NO_LIMIT, limit_of(stage, value)))
        return gaps


def rival_case(asked: Asked) -> dict[str, Any]:
    """One rival on one option."""
    brief = ask(read_plan(asked.path), asked.option).brief
    if asked.fixed:
        brief = fixed(brief)
    started = time.monotonic()
    design, gaps = planner(brief), list[float]()
    if asked.way != "planner":
        decide = decisions(brief, in_force(brief))
        search = Search(brief, decide, SOLVERS[asked.way], design, [])
        gaps = search.through(asked.seconds)
        design = search.best
    return {
        "seconds": round(time.monotonic() - started, 1),
        "given": round(asked.seconds, 1),
        "values": [stage_value(brief, stage, design) for stage in brief.stages],
        "gaps": [round(gap, 5) for gap in gaps],
        "broken": sum(1 for rule in in_force(brief) for _ in rule.findings(brief, design)),
    }


def planner(brief: Brief) -> Design:
    """One pass of shares by need and first fit."""
    settled = settle(brief, best_splits(brief, Limits(effort=0.05), Control()).split)
    decide = decisions(settled, in_force(settled))
    return packed(decide, Costs(settled, decide, {}).of(PACKING), {})


def _cp_sat(search: Search, objective: Terms, seconds: float) -> tuple[Design | None, float]:
    """By the clock on both cores."""
    limits = Limits(effort=seconds, fast=True)
    hint = values_of(search.decide, search.best)
    found = cp_sat(search.decide, objective, limits, Control(), hint=hint, extra=search.kept)
    return None if found.values is None else design_of(search.decide, found.values), found.bound


def _highs(search: Search, objective: Terms, seconds: float) -> tuple[Design | None, float]:
    """In a process of its own."""
    decide = search.decide
    rows = [(_end(r.low), _end(r.high), r.terms) for r in (*decide.lines, *search.kept)]
    question = Question(decide.lower, decide.upper, rows, objective, start=values_of(decide, search.best))
    with Asker() as asker:
        answer = asker.ask(question, seconds)
    if answer.ending is Ending.FAILED:
        raise RuntimeError(f"HiGHS: {answer.words}")
    values = answer.values
    sound = values is not None and question.kept_by(values)
    return design_of(decide, list(values)) if values is not None and sound else None, answer.bound or 0


def _end(limit: int) -> int | None:
    return None if abs(limit) >= NO_LIMIT else limit


SOLVERS: Mapping[str, Better] = {"CP-SAT in one piece": _cp_sat, "HiGHS in one piece": _highs}
