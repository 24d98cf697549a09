"""The solver against the list of every design, on tiny plans of every kind."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orgdesign.brief import make_brief
from orgdesign.certify import certify
from orgdesign.design import Status
from orgdesign.plan.requests import Kind
from orgdesign.solve import Limits, solve
from tests.rules.enumerate import best_by_enumeration
from tests.strategies import class_meant, tiny_plan

EFFORT = Limits(effort=20)


def _agrees(seed: int) -> None:
    plan = tiny_plan(seed, services=2 + seed % 2, posts=3 + seed % 3, properties=3, kinds=tuple(Kind))
    brief = make_brief(plan, "o1", {s.id: class_meant(plan, s.id) for s in plan.services})
    status, values = best_by_enumeration(brief)
    result = solve(brief, EFFORT)
    assert result.status is status
    assert [s.value for s in result.stages] == values
    if result.design is not None:
        assert certify(brief, result.design, result.amounts, result.stages).ok
    else:
        assert result.conflict is not None
        assert result.conflict.verified


@pytest.mark.parametrize("start", range(0, 120, 10))
def test_status_and_every_stage_equal_the_best_of_all_listed_designs(start: int) -> None:
    for seed in range(start, start + 10):
        _agrees(seed)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(min_value=1_000, max_value=1_000_000))
def test_further_tiny_plans_drawn_at_random_agree_too(seed: int) -> None:
    _agrees(seed)


def test_an_impossible_plan_is_never_given_a_design() -> None:
    found = 0
    for seed in range(40):
        plan = tiny_plan(seed, services=2, posts=3, properties=3)
        brief = make_brief(plan, "o1", {s.id: class_meant(plan, s.id) for s in plan.services})
        result = solve(brief, EFFORT)
        if result.status is Status.IMPOSSIBLE:
            found += 1
            assert result.design is None
            assert result.conflict is not None
            assert result.conflict.sentence
    assert found > 5
