"""Bounds of every objective, in each way that a plan is searched, against the list of every design."""

from __future__ import annotations

from functools import cache
from itertools import count, islice

import pytest

from orgdesign.brief import Brief, make_brief
from orgdesign.certify import certify
from orgdesign.design import Design
from orgdesign.plan.options import Goal, Priority
from orgdesign.plan.properties import State
from orgdesign.rules.register import OBJECTIVES, in_force
from orgdesign.solve import Control, Limits, size, solve
from orgdesign.solve.held import Coarse
from orgdesign.solve.reached import least_of, stage_value
from orgdesign.solve.search import search
from tests.rules.enumerate import enumerate_designs, fit, holds
from tests.strategies import class_meant, tiny_plan

EFFORT = Limits(effort=3)
OFF = ("minimum-team", "core-everywhere", "available")


def drawn(seed: int, goal: Goal) -> tuple[Brief, list[Design]]:
    """A tiny plan judged by one objective, every fourth beside moves, then by another; and its possible designs."""
    plan = tiny_plan(seed, services=2 + seed % 2, posts=3 + seed % 3, properties=3)
    beside = [Goal.MOVES] if seed % 4 == 1 and goal is not Goal.MOVES else []
    then = next(g for g in (Goal.RUNNING_COST, Goal.RESIDENTS_ACCESS) if g is not goal)
    rows = [Priority(option="o1", rank=1, objective=g, slack=10) for g in (goal, *beside)]
    settings = plan.settings.model_copy(update={"rules_off": OFF if seed % 3 == 0 else ()})
    plan = plan.with_rows(plan=[settings], priorities=[*rows, Priority(option="o1", rank=2, objective=then)])
    brief = make_brief(plan, "o1", {s.id: class_meant(plan, s.id) for s in plan.services})
    return brief, [d for d in enumerate_designs(brief, fit(brief)) if holds(brief, in_force(brief), d)]


@cache
def possible() -> tuple[int, ...]:
    """The first eight seeds whose plans have a design."""
    return tuple(islice((seed for seed in count() if drawn(seed, Goal.MOVES)[1]), 8))


@pytest.mark.parametrize("way", ["whole", "coarse", "coarse and large", "linear", "parts"])
@pytest.mark.parametrize("goal", Goal)
def test_a_bound_is_below_every_design_and_a_value_above_the_best(
    goal: Goal, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if way != "whole":
        monkeypatch.setattr(size, "WHOLE", -1)
    if way in {"coarse and large", "linear", "parts"}:
        monkeypatch.setattr(size, "SETTLED", -1)
    if way in {"linear", "parts"}:
        monkeypatch.setattr(size, "COARSE", -1)
    if way == "parts":
        monkeypatch.setattr(size, "RELAXED", -1)
    solved = 0
    for seed in possible():
        brief, kept = drawn(seed, goal)
        result = solve(brief, EFFORT)
        if result.design is None:
            assert way != "whole"
            continue
        solved += 1
        assert certify(brief, result.design, result.amounts, result.stages).ok
        for stage, reached in zip(brief.stages, result.stages, strict=True):
            least = min(stage_value(brief, stage, d) for d in kept)
            assert reached.bound <= least <= reached.value
            assert way != "whole" or reached.proven
            kept = [d for d in kept if stage_value(brief, stage, d) <= reached.limit]
    assert solved >= 6


@pytest.mark.parametrize("goal", Goal)
def test_the_coarse_relaxation_is_below_every_design_with_closing_properties_in_use_too(goal: Goal) -> None:
    compared = 0
    for seed in (*possible(), 6):
        brief, kept = drawn(seed, goal)
        held = Coarse(brief, {})
        stage = brief.stages[0]
        bound = search(held.decide, held.costs.of(stage), EFFORT, Control()).bound
        compared += bool(kept)
        assert all(bound <= stage_value(brief, stage, d) for d in kept)
    assert compared > 6


@pytest.mark.parametrize("goal", Goal)
def test_no_design_is_below_what_is_known_without_a_search(goal: Goal) -> None:
    for seed in range(12):
        brief, kept = drawn(seed, goal)
        assert all(stage_value(brief, stage, d) >= least_of(brief, stage, 0) for stage in brief.stages for d in kept)


def test_only_receipts_bring_an_objective_below_nothing() -> None:
    for seed in range(12):
        brief, _ = drawn(seed, Goal.MOVES)
        receipts = [max(0, -int(row.release_cost)) for row in brief.plan.properties if row.state is not State.CANDIDATE]
        for goal, rule in OBJECTIVES.items():
            expected = -100 * sum(receipts) if goal is Goal.ONE_OFF_COST else 0
            assert rule.least(brief) == expected
