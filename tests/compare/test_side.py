"""One side of a comparison."""

from __future__ import annotations

from orgdesign.asis import today
from orgdesign.compare import AS_IS, Side, as_is, side_of
from orgdesign.design import Result, Status
from orgdesign.plan.requests import Kind
from tests.builders import a_brief, a_plan, a_request


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
    side = Side("o1", "O1", a_brief(), None, Result("o1", Status.IMPOSSIBLE, None))
    assert side.amounts() == {}
    assert side.breaches() == ()
