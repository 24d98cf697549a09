"""Solving in the background: progress is seen, stopping keeps the best, and failures are said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from orgdesign import pipeline
from orgdesign.app.job import KEPT_POINTS, Job, Task
from orgdesign.errors import UncertifiedError
from orgdesign.pipeline import Solved
from orgdesign.plan import Plan
from orgdesign.plan.services import ServiceClass
from orgdesign.solve import Control, Limits, Progress
from tests.builders import a_plan, an_option

LIMITS = Limits(effort=0.5)


def two_options() -> Plan:
    return a_plan(options=[an_option("o1"), an_option("o2")])


def ended(job: Job) -> Job:
    job.start()
    assert job.wait(60)
    return job


def test_options_are_solved_in_order_and_certified() -> None:
    job = ended(Job(Task(two_options(), ("o1", "o2"), LIMITS, ServiceClass.CORE)))
    assert list(job.solved) == ["o1", "o2"]
    assert all(s.result.certified for s in job.solved.values())
    assert (job.failed, list(job.not_begun), job.finished) == ({}, [], True)


def test_a_stop_before_the_start_begins_nothing() -> None:
    job = Job(Task(two_options(), ("o1", "o2"), LIMITS, ServiceClass.CORE))
    job.stop()
    ended(job)
    assert list(job.not_begun) == ["o1", "o2"]
    assert not job.solved


def test_a_stop_keeps_what_the_search_has_and_leaves_the_rest_out(monkeypatch: pytest.MonkeyPatch) -> None:
    real = pipeline.solve_option

    def stopping(plan: Plan, option: str, limits: Limits, control: Control, **rest: object) -> Solved:
        found = real(plan, option, limits, control, assume_open=ServiceClass.CORE)
        control.stop()
        return found

    monkeypatch.setattr(pipeline, "solve_option", stopping)
    job = ended(Job(Task(two_options(), ("o1", "o2"), LIMITS, ServiceClass.CORE)))
    assert list(job.solved) == ["o1"]
    assert list(job.not_begun) == ["o2"]
    assert job.stopped


def test_a_design_that_fails_its_check_is_never_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> Solved:
        raise UncertifiedError(["desks hall: over by one"])

    monkeypatch.setattr(pipeline, "solve_option", refused)
    job = ended(Job(Task(two_options(), ("o1",), LIMITS, ServiceClass.CORE)))
    assert not job.solved
    assert "failed its independent check" in job.failed["o1"]


def test_a_defect_is_said_and_the_next_option_is_still_solved(monkeypatch: pytest.MonkeyPatch) -> None:
    real = pipeline.solve_option

    def broken(plan: Plan, option: str, limits: Limits, control: Control, **rest: object) -> Solved:
        if option == "o1":
            raise ZeroDivisionError
        return real(plan, option, limits, control, assume_open=ServiceClass.CORE)

    monkeypatch.setattr(pipeline, "solve_option", broken)
    job = ended(Job(Task(two_options(), ("o1", "o2"), LIMITS, ServiceClass.CORE)))
    assert "ZeroDivisionError" in job.failed["o1"]
    assert list(job.solved) == ["o2"]


def test_a_page_sees_the_latest_step_and_a_bounded_history(monkeypatch: pytest.MonkeyPatch) -> None:
    first = Progress(stage=1, stages=4, goal="moves", best=10.0, bound=0.0, seconds=0.1)

    def telling(plan: Plan, option: str, limits: Limits, control: Control, **rest: object) -> Solved:
        control.watch(first)
        for number in range(10 * KEPT_POINTS):
            control.watch(replace(first, stage=3, best=float(number)))
        raise UncertifiedError(["told enough"])

    monkeypatch.setattr(pipeline, "solve_option", telling)
    job = Job(Task(two_options(), ("o1", "o2"), LIMITS, ServiceClass.CORE))
    assert (job.sight().progress, job.sight().share_done) == (None, 0.0)
    sight = ended(job).sight()
    assert sight.finished
    assert sight.number == 2
    assert sight.progress == replace(first, stage=3, best=10.0 * KEPT_POINTS - 1)
    assert {p.stage for p in sight.points} == {3}
    assert len(sight.points) <= KEPT_POINTS
    assert sight.share_done == 0.75
