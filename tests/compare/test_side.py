"""One side of a comparison and its status in words."""

from __future__ import annotations

import pytest

from orgdesign.compare import AS_IS, Side, as_is, side_of, status_words
from orgdesign.design import Result, StageResult, Status, today
from orgdesign.plan.requests import Kind
from tests.builders import a_brief, a_plan, a_request


def _stage(value: int, bound: int) -> StageResult:
    return StageResult(1, ("moves",), value, bound, value, value == bound)


def _result(status: Status, *stages: StageResult) -> Result:
    return Result("o1", status, None, stages=stages)


@pytest.mark.parametrize(
    ("result", "words"),
    [
        (_result(Status.PROVEN_BEST, _stage(10, 10)), "proven best"),
        (_result(Status.WITHIN, _stage(1000, 992)), "within 0.8 % of best"),
        (_result(Status.WITHIN, _stage(100_000, 99_999)), "within 0.1 % of best"),
        (
            _result(Status.WITHIN, _stage(10, 10), _stage(100, 95)),
            "proven best at its first priority, the others within 5.0 %",
        ),
        (
            _result(Status.WITHIN, _stage(100, 99), _stage(100, 95)),
            "within 1.0 % of best at its first priority, the others within 5.0 %",
        ),
        (_result(Status.WITHIN, _stage(100, 90), _stage(100, 95)), "within 10.0 % of best"),
        (_result(Status.WITHOUT_PROOF, _stage(100, 0)), "a plan without proof"),
        (_result(Status.IMPOSSIBLE), "impossible"),
        (_result(Status.OUT_OF_TIME), "out of time with no plan"),
    ],
)
def test_a_status_is_said_with_its_figure_and_never_smaller_than_it_is(result: Result, words: str) -> None:
    assert status_words(result) == words


def test_today_is_a_side_without_a_result() -> None:
    side = as_is(a_brief())
    assert side.option == AS_IS
    assert side.is_today
    assert not side.certified
    assert side.status == "as it is today"


def test_an_option_bears_the_plans_name() -> None:
    brief = a_brief()
    side = side_of(brief, Result("o1", Status.PROVEN_BEST, today(brief), certified=True))
    assert side.name == "O1"
    assert side.certified
    assert side.amounts()["moves"] == 0


def test_breaches_are_what_constraints_find_and_what_should_hold_and_does_not() -> None:
    rows = [a_request(Kind.CLOSE, "hall"), a_request(Kind.CLOSE, "library", id="r2", strength="should")]
    side = as_is(a_brief(a_plan(requests=rows)))
    assert {f.request for f in side.breaches()} == {"r1", "r2"}


def test_without_a_design_there_are_no_amounts_and_no_breaches() -> None:
    side = Side("o1", "O1", a_brief(), None, _result(Status.IMPOSSIBLE))
    assert side.amounts() == {}
    assert side.breaches() == ()
