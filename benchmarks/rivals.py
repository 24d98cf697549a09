"""The same plan by other means: a planner with a spreadsheet, and the model in one piece with CP-SAT and with HiGHS.

Each priority is held at what the rival itself reached before, as ``solve`` holds its own. The solvers get the time
that ``solve`` took, shared evenly over the priorities, and the planner's plan to start from; the planner shares posts
out by need, the largest first, and packs teams into the property that is nearest and cheapest, without going back.
"""

from __future__ import annotations

import json
import sys
import time
from decimal import Decimal
from typing import Any

from orgdesign.brief import Brief, Stage, Term
from orgdesign.design import Design
from orgdesign.generate import generate
from orgdesign.opinion import Asker, Question
from orgdesign.pipeline import ask
from orgdesign.plan import Plan
from orgdesign.plan.options import Goal
from orgdesign.rules.decisions import NO_LIMIT, Decisions, Line
from orgdesign.rules.register import in_force
from orgdesign.scenarios import scenario_folder
from orgdesign.solve import Control, Limits, solve
from orgdesign.solve.model import Costs, decisions
from orgdesign.solve.pack import packed
from orgdesign.solve.reached import limit_of, stage_value
from orgdesign.solve.search import search
from orgdesign.solve.split import best_splits, settle
from orgdesign.solve.values import design_of, values_of
from orgdesign.workbook import read_plan

PACKING = Stage(1, (Term(Goal.STAFF_TRAVEL, 100), Term(Goal.RUNNING_COST, 1)), Decimal(0), "percent")


def planner(brief: Brief) -> Design:
    """One pass of shares by need and first fit."""
    split = best_splits(brief, Limits(effort=0.05), Control()).split
    settled = settle(brief, split)
    decide = decisions(settled, in_force(settled))
    return packed(decide, Costs(settled, decide, {}).of(PACKING), {})


def one_piece(brief: Brief, seconds: float, start: Design) -> tuple[Design, list[float]]:
    """CP-SAT on the whole model, by the clock on both cores."""
    decide, costs = _model(brief)
    best, kept, gaps = start, list[Line](), list[float]()
    for stage in brief.stages:
        objective = costs.of(stage)
        limits = Limits(effort=seconds / len(brief.stages), fast=True)
        found = search(decide, objective, limits, Control(), hint=values_of(decide, best), extra=kept)
        best = design_of(decide, found.values) if found.values is not None else best
        kept, gap = _keep(brief, stage, best, costs, kept, found.bound)
        gaps.append(gap)
    return best, gaps


def highs(brief: Brief, seconds: float, start: Design) -> tuple[Design, list[float]]:
    """HiGHS on the whole model, in a process of its own."""
    decide, costs = _model(brief)
    best, kept, gaps = start, list[Line](), list[float]()
    with Asker() as asker:
        for stage in brief.stages:
            objective = costs.of(stage)
            rows = [(_end(r.low), _end(r.high), r.terms) for r in (*decide.lines, *kept)]
            question = Question(decide.lower, decide.upper, rows, objective, start=values_of(decide, best))
            answer = asker.ask(question, seconds / len(brief.stages))
            values = answer.values
            best = design_of(decide, list(values)) if values is not None and question.kept_by(values) else best
            kept, gap = _keep(brief, stage, best, costs, kept, answer.bound or 0)
            gaps.append(gap)
    return best, gaps


def _model(brief: Brief) -> tuple[Decisions, Costs]:
    decide = decisions(brief, in_force(brief))
    return decide, Costs(brief, decide, {})


def _keep(
    brief: Brief, stage: Stage, best: Design, costs: Costs, kept: list[Line], bound: float
) -> tuple[list[Line], float]:
    value = stage_value(brief, stage, best)
    gap = max(0.0, (value - bound) / value) if value else 0.0
    return [*kept, Line(costs.of(stage), -NO_LIMIT, limit_of(stage, value))], gap


def _end(limit: int) -> int | None:
    return None if abs(limit) >= NO_LIMIT else limit


def _said(brief: Brief, design: Design, seconds: float, gaps: list[float]) -> dict[str, Any]:
    return {
        "seconds": round(seconds, 1),
        "values": [stage_value(brief, stage, design) for stage in brief.stages],
        "gaps": [round(gap, 4) for gap in gaps],
        "broken": sum(1 for rule in in_force(brief) for _ in rule.findings(brief, design)),
    }


def compare(plan: Plan, option: str) -> dict[str, Any]:
    """Every way on one option."""
    brief = ask(plan, option).brief
    started = time.monotonic()
    result = solve(brief)
    if result.design is None:
        raise SystemExit(f"{option}: {result.status_words}")
    took = time.monotonic() - started
    ways = {"orgdesign": _said(brief, result.design, took, [s.gap for s in result.stages])}
    started = time.monotonic()
    plan_by_hand = planner(brief)
    ways["planner"] = _said(brief, plan_by_hand, time.monotonic() - started, [])
    for name, way in (("CP-SAT in one piece", one_piece), ("HiGHS in one piece", highs)):
        started = time.monotonic()
        design, gaps = way(brief, took, plan_by_hand)
        ways[name] = _said(brief, design, time.monotonic() - started, gaps)
    return {"goals": [", ".join(t.goal.value for t in s.terms) for s in brief.stages], "ways": ways}


if __name__ == "__main__":
    name = sys.argv[1]
    found = generate(name, 1) if name in {"S", "M"} else read_plan(scenario_folder(name))  # type: ignore[arg-type]
    chosen = sys.argv[2] if len(sys.argv) > 2 else "as-proposed"
    sys.stdout.write(json.dumps({"what": "rivals", "plan": name, "option": chosen, **compare(found, chosen)}) + "\n")
