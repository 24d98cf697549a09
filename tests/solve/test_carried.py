"""Which bounds an earlier proof still gives: never one that a later design could be better than."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest

from orgdesign.brief import make_brief
from orgdesign.design import StageResult
from orgdesign.errors import DisagreementError
from orgdesign.plan.requests import Kind
from orgdesign.rules.asks.register import ASKS
from orgdesign.solve.carried import narrower, with_bounds
from tests.builders import a_brief, a_plan, a_post, a_property, a_request, an_option, posts
from tests.rules.enumerate import best_by_enumeration
from tests.strategies import class_meant, tiny_plan


@pytest.mark.parametrize("start", range(0, 120, 30))
def test_a_narrower_plan_is_never_better_at_its_first_priority(start: int) -> None:
    seen: Counter[bool] = Counter()
    for seed in range(start, start + 30):
        plan = tiny_plan(seed, services=2, posts=3 + seed % 2, properties=3, kinds=tuple(ASKS))
        classes = {s.id: class_meant(plan, s.id) for s in plan.services}
        after = make_brief(plan, "o1", classes)
        for left_out in range(len(plan.requests)):
            fewer = [r for at, r in enumerate(plan.requests) if at != left_out]
            before = make_brief(plan.with_rows(requests=fewer), "o1", classes)
            now = narrower(before, after)
            seen[now] += 1
            (_, old), (_, new) = best_by_enumeration(before), best_by_enumeration(after)
            if now and old and new:
                assert old[0] <= new[0]
    assert seen[True] >= 5
    assert seen[False] >= 5


FIXED = a_post("01", movable=False)
LATER = a_property("annexe", state="candidate")
DEAR = a_property("annexe", release_cost=500)
PLACES = (a_property(), a_property("library", place="south"))


@pytest.mark.parametrize(
    ("request_", "is_narrower"),
    [
        (a_request(Kind.PIN_BASE, "visits@north", "hall"), True),
        (a_request(Kind.PIN_BASE, "visits", "hall"), True),
        (a_request(Kind.PIN_BASE, "02", "library"), False),
        (a_request(Kind.PIN_LOCALITY, "02", "south"), True),
        (a_request(Kind.PIN_LOCALITY, "01", "south"), False),
        (a_request(Kind.PIN_LOCALITY, "01", "north"), True),
        (a_request(Kind.KEEP, "hall"), True),
        (a_request(Kind.CLOSE, "hall"), True),
        (a_request(Kind.USE_AT_MOST, amount=2), True),
        (a_request(Kind.CLOSE, "hall", strength="should"), False),
    ],
    ids=lambda case: f"{case.kind} {case.subject} {case.strength}" if not isinstance(case, bool) else None,
)
def test_a_request_that_may_give_room_carries_nothing_over(request_: object, is_narrower: bool) -> None:
    plan = a_plan(posts=[FIXED, *posts("visits", 2, first=2, base="library")])
    after = plan.with_rows(requests=[request_])  # type: ignore[list-item]
    assert narrower(a_brief(plan), a_brief(after)) is is_narrower


@pytest.mark.parametrize(("annexe", "is_narrower"), [(LATER, True), (DEAR, False)])
def test_keeping_a_property_that_is_dear_to_release_may_pay(annexe: object, is_narrower: bool) -> None:
    plan = a_plan(properties=[*PLACES, annexe])  # type: ignore[list-item]
    after = plan.with_rows(requests=[a_request(Kind.KEEP, "annexe")])
    assert narrower(a_brief(plan), a_brief(after)) is is_narrower


def test_a_wish_that_becomes_a_must_is_narrower_and_not_the_other_way_round() -> None:
    wish = a_request(Kind.CLOSE, "hall", strength="should", weight=Decimal(3))
    softer = a_brief(a_plan(requests=[wish]))
    harder = a_brief(a_plan(requests=[wish.model_copy(update={"strength": "must", "reason": "Agreed"})]))
    assert narrower(softer, harder)
    assert not narrower(harder, softer)
    assert narrower(harder, harder)


def test_another_plan_class_order_of_priorities_or_date_carries_nothing_over() -> None:
    plan = a_plan()
    brief = a_brief(plan)
    assert not narrower(brief, a_brief(a_plan(posts=posts("visits", 3))))
    assert not narrower(brief, a_brief(plan, visits="hosted"))  # type: ignore[arg-type]
    assert not narrower(brief, replace(brief, stages=()))
    dated = a_plan(options=[an_option(go_live="2011-04-01")])
    assert not narrower(brief, a_brief(dated))


def test_a_request_that_is_gone_or_asks_for_less_carries_nothing_over() -> None:
    most = a_request(Kind.USE_AT_MOST, amount=2)
    brief = a_brief(a_plan(requests=[most]))
    assert not narrower(brief, a_brief(a_plan()))
    assert not narrower(brief, a_brief(a_plan(requests=[most.model_copy(update={"amount": Decimal(3)})])))


def _stage(rank: int, value: int, bound: int, limit: int | None = None) -> StageResult:
    return StageResult(rank, ("moves",), value, bound, value if limit is None else limit, value == bound)


def test_the_better_bound_is_taken_and_the_priority_proven_where_it_meets_the_value() -> None:
    stages, ranks = with_bounds([_stage(1, 9, 7), _stage(2, 5, 1)], [_stage(1, 7, 3), _stage(2, 4, 2)])
    assert [(s.bound, s.proven) for s in stages] == [(7, True), (2, False)]
    assert ranks == [1]


def test_a_later_bound_holds_only_while_no_earlier_priority_may_become_more_than_then() -> None:
    before = [_stage(1, 5, 5), _stage(2, 8, 6)]
    stages, ranks = with_bounds(before, [_stage(1, 5, 5, limit=6), _stage(2, 7, 0)])
    assert [s.bound for s in stages] == [5, 0]
    assert ranks == []


def test_a_design_better_than_an_earlier_bound_is_a_disagreement() -> None:
    with pytest.raises(DisagreementError, match="priority 1 reached 4"):
        with_bounds([_stage(1, 9, 5)], [_stage(1, 4, 0)])


def test_other_priorities_carry_nothing_over() -> None:
    after = (_stage(1, 4, 0), _stage(3, 9, 2))
    assert with_bounds([_stage(1, 4, 3), _stage(2, 9, 8)], after) == (after, [])
