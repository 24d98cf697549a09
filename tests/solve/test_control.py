"""Stopping, watching, and what an unfinished run may say."""

from __future__ import annotations

import pytest

from orgdesign.brief import Brief
from orgdesign.certify import certify
from orgdesign.design import Result, Status
from orgdesign.generate import generate
from orgdesign.pipeline import ask
from orgdesign.solve import Control, Limits, Progress, solve


@pytest.fixture(scope="module")
def council() -> Brief:
    return ask(generate("S", 1), "as-proposed").brief


def test_a_run_stopped_before_it_begins_has_no_plan_and_claims_nothing(council: Brief) -> None:
    control = Control()
    control.stop()
    result = solve(council, Limits(effort=1), control)
    assert result.status is Status.OUT_OF_TIME
    assert result.design is None
    assert result.stages == ()


def test_a_run_stopped_at_its_first_plan_keeps_a_certified_plan_and_does_not_call_it_best(council: Brief) -> None:
    seen: list[Progress] = []

    def watch(progress: Progress) -> None:
        seen.append(progress)
        if progress.stage >= 3 and progress.best is not None:
            control.stop()

    control = Control(watch)
    result = solve(council, Limits(effort=2), control)
    assert result.design is not None
    assert certify(council, result.design, result.amounts, result.stages).ok
    assert result.status is not Status.PROVEN_BEST
    assert len(result.stages) == len(council.stages)
    assert any(p.best is not None and p.bound is not None and p.gap is not None for p in seen)


@pytest.fixture(scope="module")
def long(council: Brief) -> Result:
    return solve(council, Limits(effort=0.5))


def test_bounds_never_pass_values_and_every_stage_has_both(council: Brief, long: Result) -> None:
    assert len(long.stages) == len(council.stages)
    for stage in long.stages:
        assert 0 <= stage.bound <= stage.value <= stage.limit


def test_more_effort_never_beats_a_bound_that_less_effort_proved(council: Brief, long: Result) -> None:
    short = solve(council, Limits(effort=0.1))
    assert long.stages[0].value >= short.stages[0].bound
    assert short.stages[0].value >= long.stages[0].bound
