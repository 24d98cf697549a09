"""Workbook to certified result, step by step by the clock."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.asked import Asked
from benchmarks.watching import Calls, Trace, calls_noted
from benchmarks.weighing import fixed
from orgdesign.assure import with_ways_certified
from orgdesign.certify import certificate, certify
from orgdesign.design import Result
from orgdesign.errors import UncertifiedError
from orgdesign.measures import measure
from orgdesign.pipeline import Question, Solved, ask, compared, export_proposal, save_results
from orgdesign.solve import solve
from orgdesign.solve.memory import most_used_mb
from orgdesign.solve.reached import stage_value
from orgdesign.workbook import read_plan


class Steps:
    """Seconds of each step, and of all since the start."""

    def __init__(self) -> None:
        self.started = time.monotonic()
        self.seconds: dict[str, float] = {}

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Time one step."""
        began = time.monotonic()
        yield
        self.seconds[name] = round(time.monotonic() - began, 3)

    @property
    def so_far(self) -> float:
        """Seconds since the start."""
        return round(time.monotonic() - self.started, 3)


def solve_case(asked: Asked) -> dict[str, Any]:
    """One option from its workbook to a certified result; and on to the proposal where asked."""
    return _measured(asked, Steps(), stop_at_first=False)


def first_case(asked: Asked) -> dict[str, Any]:
    """The same, stopped as soon as there is any plan: the first certified design."""
    return _measured(asked, Steps(), stop_at_first=True)


def _measured(asked: Asked, steps: Steps, *, stop_at_first: bool) -> dict[str, Any]:
    with steps.step("read"):
        plan = read_plan(asked.path)
    with steps.step("resolve"):
        question = ask(plan, asked.option)
    trace = Trace(steps.started, stop_at_first=stop_at_first)
    limits = replace(asked.limits, seconds=max(1.0, asked.stop_after - steps.so_far))
    with calls_noted() as (solvers, builders):
        begun = time.monotonic()
        with steps.step("solve"):
            brief = fixed(question.brief) if asked.fixed else question.brief
            result = with_ways_certified(brief, solve(brief, limits, trace.control))
        building = _building(solvers, builders, begun, steps)
    if result.design is None:
        return _said(asked, steps, result, trace) | building | {"status": result.because}
    try:
        solved = _certified(question, result, steps)
    except UncertifiedError as wrong:
        return _said(asked, steps, result, trace) | building | {"status": f"uncertified: {wrong}"[:500]}
    values = [stage_value(question.brief, stage, result.design) for stage in question.brief.stages]
    found = _said(asked, steps, solved.result, trace) | building | {"values": values}
    if asked.keep and not asked.fixed:
        save_results([solved], Path(asked.keep))
    if asked.export:
        _go_on(solved, steps)
    return found | {"steps": steps.seconds}


def _building(solvers: Calls, builders: Calls, begun: float, steps: Steps) -> dict[str, Any]:
    """Seconds from having read the plan to the first solver call, and those of the solve without one under way.

    Of these, those in which a model is built.
    """
    if solvers.first is None:
        return {"building": None, "beside_solver": None, "models": None}
    until_first = steps.seconds["resolve"] + solvers.first - begun
    return {
        "building": round(until_first, 3),
        "beside_solver": round(steps.seconds["solve"] - solvers.busy, 3),
        "models": round(builders.without(solvers), 3),
    }


def _certified(question: Question, result: Result, steps: Steps) -> Solved:
    """The result passed by the checker, as the pipeline has it; of the option as asked, with its split free."""
    assert result.design is not None
    with steps.step("certify"):
        verdict = certify(question.brief, result.design, result.amounts, result.stages, result.decisions)
        if not verdict.ok:
            raise UncertifiedError(f"{f.rule} {f.subject}: {f.sentence}" for f in verdict.faults)
        result = replace(result, certified=True)
        proof = certificate(question.brief, result, verdict)
    parts = (question.option, question.name, question.plan, question.classes, question.brief)
    return Solved(*parts, result, verdict, proof)


def _said(asked: Asked, steps: Steps, result: Result, trace: Trace) -> dict[str, Any]:
    return {
        "status": result.status.value,
        "certified": result.certified,
        "seconds": steps.so_far,
        "steps": steps.seconds,
        "stages": [{"goals": s.goals, "value": s.value, "bound": s.bound} for s in result.stages],
        "trace": trace.points(len(result.stages)),
        "ended": result.ended.value,
        "effort": asked.limits.effort,
        "fast": asked.fast,
        "solve_mb": most_used_mb(),
    }


def _go_on(solved: Solved, steps: Steps) -> None:
    """Measure, compare with today, and write the proposal."""
    assert solved.result.design is not None
    with steps.step("measure"):
        measure(solved.brief, solved.result.design)
    with steps.step("compare"):
        compared([solved])
    with tempfile.TemporaryDirectory() as folder, steps.step("export"):
        export_proposal([solved], Path(folder) / "proposal.xlsx")
