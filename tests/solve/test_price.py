"""The price of the next unit: its steps, how firm it is, and its figures against the list of every design."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest

from orgdesign.brief import Brief, make_brief
from orgdesign.design import Result, StageResult, Status
from orgdesign.errors import UseError
from orgdesign.plan.requests import Kind
from orgdesign.solve import Limits, solve
from orgdesign.solve.price import Firmness, Of, Price, Step, changed, prices, steps
from tests.builders import a_brief, a_design, a_plan, a_property, a_request
from tests.rules.enumerate import best_by_enumeration
from tests.strategies import class_meant, tiny_plan

EFFORT = Limits(effort=20)


def _stage(rank: int, value: int, bound: int) -> StageResult:
    return StageResult(rank, ("moves",), value, bound, value, value == bound)


def _steps(brief: Brief, result: Result) -> list[Step]:
    found: list[Step] = []
    assert result.design is not None
    for of in Of:
        try:
            found += steps(brief, result.design, of)
        except UseError:
            continue
    return found


def test_prices_are_those_of_all_listed_designs() -> None:
    seen: Counter[Kind] = Counter()
    for seed in range(60):
        plan = tiny_plan(seed, services=2, posts=3 + seed % 2, properties=3, kinds=tuple(Kind))
        classes = {s.id: class_meant(plan, s.id) for s in plan.services}
        brief = make_brief(plan, "o1", classes)
        before = solve(brief, EFFORT)
        for step in _steps(brief, before) if before.design is not None else ():
            after_brief = make_brief(changed(plan, step), "o1", classes)
            after = solve(after_brief, EFFORT)
            status, values = best_by_enumeration(after_brief)
            assert after.status is status
            if status is Status.PROVEN_BEST:
                found = list(prices(before.stages, after.stages))
                assert [p.after for p in found] == values
                assert {p.firmness for p in found} == {Firmness.EXACT}
                assert found[0].change >= 0
            seen[step.request.kind] += 1
    assert seen[Kind.USE_AT_MOST] > 10
    assert seen[Kind.RUNNING_COST_CEILING] > 10
    assert len(seen) > 5


@pytest.mark.parametrize(
    ("before", "after", "firmness"),
    [
        ([(5, 5)], [(7, 7)], [Firmness.EXACT]),
        ([(5, 5)], [(7, 6)], [Firmness.AT_MOST]),
        ([(5, 4)], [(7, 7)], [Firmness.FOUND]),
        ([(5, 5), (3, 3)], [(7, 6), (3, 3)], [Firmness.AT_MOST, Firmness.FOUND]),
        ([(5, 4), (3, 3)], [(7, 7), (3, 3)], [Firmness.FOUND, Firmness.FOUND]),
        ([(5, 5), (3, 3)], [(7, 7), (3, 0)], [Firmness.EXACT, Firmness.AT_MOST]),
    ],
)
def test_a_price_is_exact_only_where_both_searches_and_all_before_them_are_proven(
    before: list[tuple[int, int]], after: list[tuple[int, int]], firmness: list[Firmness]
) -> None:
    old = [_stage(rank, *pair) for rank, pair in enumerate(before, 1)]
    new = [_stage(rank, *pair) for rank, pair in enumerate(after, 1)]
    assert [p.firmness for p in prices(old, new)] == firmness


def test_a_price_is_what_comes_after_less_what_came_before() -> None:
    assert Price(1, ("moves",), 30_000, 10_000, Firmness.EXACT).change == -20_000


def test_one_property_fewer_and_a_lower_cost_are_asked_for_from_the_design() -> None:
    brief = a_brief(a_plan(properties=[a_property(running_cost="99.99"), a_property("library", place="south")]))
    design = a_design(brief, {"01": ("visits@north", "hall"), "02": ("visits@south", "library")})
    (fewer,) = steps(brief, design, "properties")
    assert (fewer.request.kind, fewer.request.amount) == (Kind.USE_AT_MOST, Decimal(1))
    (cheaper,) = steps(brief, design, "running cost", Decimal("2.5"))
    assert (cheaper.request.kind, cheaper.request.amount) == (Kind.RUNNING_COST_CEILING, Decimal("194.99"))
    assert cheaper.sentence == "Running cost lower by 2.5 %: no more than £194.99 a year."


def test_a_request_that_is_not_met_becomes_a_must_in_its_own_place() -> None:
    wishes = [
        a_request(Kind.CLOSE, "hall", id="r1", strength="should"),
        a_request(Kind.KEEP, "hall", id="r2", strength="should"),
    ]
    plan = a_plan(requests=wishes)
    brief = a_brief(plan)
    design = a_design(brief, {"01": ("visits@north", "hall"), "02": ("visits@south", "library")})
    assert [s.request.id for s in steps(brief, design, "requests")] == ["r1"]
    (step,) = steps(brief, design, "r1")
    assert [(r.id, r.strength) for r in changed(plan, step).requests] == [("r1", "must"), ("r2", "should")]
    with pytest.raises(UseError, match="met already"):
        steps(brief, design, "r2")
    with pytest.raises(UseError, match='Did you mean "properties"'):
        steps(brief, design, "property")


def test_there_is_no_next_unit_of_what_there_is_none_of() -> None:
    free = [a_property(running_cost=0), a_property("library", place="south", running_cost=0)]
    brief = a_brief(a_plan(properties=free))
    design = a_design(brief, {"01": ("visits@north", "hall"), "02": ("visits@south", "library")})
    with pytest.raises(UseError, match="nothing less"):
        steps(brief, design, "running cost")
    with pytest.raises(UseError, match="Every request is met"):
        steps(brief, design, "requests")
    alone = a_design(brief, {"01": ("visits@north", "hall"), "02": ("visits@south", "hall")})
    with pytest.raises(UseError, match="none fewer"):
        steps(brief, alone, "properties")


def test_the_step_has_an_id_of_its_own() -> None:
    taken = a_request(Kind.KEEP, "hall", id="price-1")
    brief = a_brief(a_plan(requests=[taken]))
    design = a_design(brief, {"01": ("visits@north", "hall"), "02": ("visits@south", "library")})
    (step,) = steps(brief, design, "properties")
    assert step.request.id == "price-2"
