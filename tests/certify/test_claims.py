"""Figures and proofs that come with a design, each altered by the least that it can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from orgdesign.certify import certify
from orgdesign.design import StageResult
from orgdesign.plan.options import Goal, Priority
from tests.builders import a_priority, an_option
from tests.certify.tiny import Found, altered, tiny_brief, tiny_design, tiny_plan, verdict

# Moves count double and travel single at the second rank; 2 moves and 360 seconds.
ORDER = [
    a_priority(1, Goal.NEED_MATCH, slack=10),
    a_priority(2, Goal.STAFF_TRAVEL),
    a_priority(2, Goal.MOVES, weight=2),
]
NEED, TRAVEL = 2500 * 10_000, (360 + 2 * 2) * 10_000
FIRST = StageResult(1, ("need match",), NEED, NEED, NEED + NEED // 10, True)
SECOND = StageResult(2, ("staff travel", "moves"), TRAVEL, TRAVEL, TRAVEL, True)


def _found(
    stages: Sequence[StageResult] = (FIRST, SECOND), order: Sequence[Priority] = tuple(ORDER), **claimed: Any
) -> Found:
    amounts = {**verdict().amounts, **{name.replace("_", " "): amount for name, amount in claimed.items()}}
    brief = tiny_brief(tiny_plan().with_rows(priorities=order))
    said = certify(brief, tiny_design(), amounts, stages)
    return [(fault.rule, fault.subject, fault.amount) for fault in said.faults]


def test_true_claims_are_certified() -> None:
    assert _found() == []
    assert _found(()) == []
    assert _found((FIRST,)) == []


@pytest.mark.parametrize("goal", list(Goal))
@pytest.mark.parametrize("off", [1, -1])
def test_a_figure_that_is_one_off_is_found(goal: Goal, off: int) -> None:
    name = goal.value
    claim: dict[str, Any] = {name.replace(" ", "_"): verdict().amounts[name] + off}
    assert _found(**claim) == [("figures", name, 1)]


def test_a_figure_that_is_not_claimed_is_missed() -> None:
    amounts = {name: amount for name, amount in verdict().amounts.items() if name != "moves"}
    said = certify(tiny_brief(), tiny_design(), amounts, ())
    assert [(fault.rule, fault.subject, fault.amount) for fault in said.faults] == [("figures", "moves", 2)]


def test_a_figure_that_is_no_objective_is_refused() -> None:
    assert _found(happiness=7) == [("figures", "happiness", 1)]


def test_faults_of_the_design_come_first() -> None:
    brief = tiny_brief(altered(tiny_plan(), "properties", "annexe", desks=1))
    said = certify(brief, tiny_design(), {**verdict().amounts, "moves": 3}, ())
    assert [fault.rule for fault in said.faults] == ["desks", "figures"]
    assert not said.ok


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"value": TRAVEL + 1, "bound": TRAVEL + 1, "limit": TRAVEL + 1}, ("figures", "priority 2", 1)),
        ({"value": TRAVEL - 1, "bound": TRAVEL - 1}, ("figures", "priority 2", 1)),
        ({"limit": TRAVEL - 1}, ("proof", "priority 2", 1)),
        ({"limit": TRAVEL + 1}, ("proof", "priority 2", 1)),
        ({"bound": TRAVEL + 1}, ("proof", "priority 2", 1)),
        ({"bound": TRAVEL - 1}, ("proof", "priority 2", 1)),
    ],
)
def test_the_last_stage_is_what_the_design_is_worth(change: dict[str, Any], fault: tuple[str, str, int]) -> None:
    assert fault in _found((FIRST, replace(SECOND, **change)))


def test_an_earlier_stage_may_have_reached_less_or_more_than_the_design_is_worth() -> None:
    better = replace(FIRST, value=NEED - 100, bound=NEED - 100, limit=NEED)
    assert _found((better, SECOND)) == []
    worse = replace(FIRST, value=NEED + 100, bound=NEED, limit=NEED + 100, proven=False)
    assert _found((worse, SECOND)) == []


def test_a_design_beyond_an_earlier_stages_limit_is_found() -> None:
    beyond = replace(FIRST, value=NEED - 100, bound=NEED - 100, limit=NEED - 1)
    assert _found((beyond, SECOND)) == [("proof", "priority 1", 1)]


def test_a_design_better_than_a_proven_bound_disproves_it() -> None:
    wrong = replace(FIRST, value=NEED + 100, bound=NEED + 3, limit=NEED + 100, proven=False)
    assert _found((wrong, SECOND)) == [("proof", "priority 1", 3)]


def test_a_bound_beyond_its_own_value_is_no_proof() -> None:
    assert _found((replace(FIRST, bound=NEED + 1), SECOND)) == [("proof", "priority 1", 1)]


def test_what_is_called_proven_leaves_nothing_open() -> None:
    assert _found((replace(FIRST, bound=NEED - 7), SECOND)) == [("proof", "priority 1", 7)]
    assert _found((replace(FIRST, bound=NEED - 7, proven=False), SECOND)) == []


def test_a_limit_gives_up_no_more_than_the_slack() -> None:
    assert _found((replace(FIRST, limit=NEED + NEED // 10 + 1), SECOND)) == [("proof", "priority 1", 1)]


@pytest.mark.parametrize(
    ("goal", "unit"),
    [
        (Goal.NEED_MATCH, 10_000),
        (Goal.STAFF_TRAVEL, 60),
        (Goal.MOVES, 1),
        (Goal.RUNNING_COST, 100),
        (Goal.LINKS_APART, 6000),
        (Goal.REQUESTS_UNMET, 100),
        (Goal.RESIDENTS_ACCESS, 60),
        (Goal.ONE_OFF_COST, 100),
        (Goal.ALLIANCES_BROKEN, 100),
        (Goal.FRAGMENTS, 1),
        (Goal.DISPARITY, 10_000),
    ],
)
def test_slack_in_units_is_in_those_in_which_the_objective_is_said(goal: Goal, unit: int) -> None:
    value = verdict().amounts[goal.value] * 10_000
    order = [a_priority(1, goal, slack=Decimal("2.5"), slack_unit="units")]
    stage = StageResult(1, (goal.value,), value, value, value + unit * 25_000, True)
    assert _found((stage,), order) == []
    assert _found((replace(stage, limit=stage.limit + 1),), order) == [("proof", "priority 1", 1)]


def test_slack_of_a_value_below_nothing_is_a_share_of_its_size() -> None:
    plan = altered(tiny_plan(), "properties", "depot", release_cost=-150)
    plan = plan.with_rows(priorities=[a_priority(1, Goal.ONE_OFF_COST, slack=10)])
    stage = StageResult(1, ("one-off cost",), -100_000_000, -100_000_000, -90_000_000, True)
    amounts = verdict(plan).amounts
    assert amounts["one-off cost"] == -10_000
    assert certify(tiny_brief(plan), tiny_design(), amounts, (stage,)).ok
    beyond = certify(tiny_brief(plan), tiny_design(), amounts, (replace(stage, limit=stage.limit + 1),))
    assert [(fault.rule, fault.subject, fault.amount) for fault in beyond.faults] == [("proof", "priority 1", 1)]


@pytest.mark.parametrize(("weight", "most"), [("0.5", 60 * 20_000), (1, 60 * 20_000), (3, 60 * 60_000)])
def test_slack_in_units_among_equals_is_read_as_generously_as_can_be(weight: Any, most: int) -> None:
    order = [
        a_priority(1, goal, slack=2, slack_unit="units", weight=w)
        for goal, w in ((Goal.MOVES, 1), (Goal.STAFF_TRAVEL, weight))
    ]
    worth = 2 * 10_000 + int(360 * 10_000 * Decimal(weight))
    stage = StageResult(1, ("moves", "staff travel"), worth, worth, worth + most, True)
    assert _found((stage,), order) == []
    assert _found((replace(stage, limit=stage.limit + 1),), order) == [("proof", "priority 1", 1)]


def test_stages_must_be_the_options_own_in_its_order() -> None:
    assert ("proof", "priority 2", 1) in _found((SECOND, FIRST))
    assert _found((replace(FIRST, goals=("moves",)), SECOND)) == [("proof", "priority 1", 1)]
    assert _found((replace(FIRST, rank=3), SECOND)) == [("proof", "priority 3", 1)]
    assert _found((FIRST, SECOND, SECOND)) == [("proof", "priorities", 1)]


def test_an_option_has_the_priorities_of_the_one_that_it_starts_from() -> None:
    plan = tiny_plan().with_rows(
        priorities=[a_priority(1, Goal.MOVES, option="o0")], options=[an_option(parent="o0"), an_option("o0")]
    )
    moves = StageResult(1, ("moves",), 20_000, 20_000, 20_000, True)
    assert certify(tiny_brief(plan), tiny_design(), verdict().amounts, (moves,)).ok
    assert not certify(tiny_brief(plan), tiny_design(), verdict().amounts, (FIRST,)).ok


def test_an_option_without_priorities_asks_for_need_match() -> None:
    assert _found((replace(FIRST, limit=NEED),), []) == []
    assert _found((FIRST,), []) == [("proof", "priority 1", NEED // 10)]
