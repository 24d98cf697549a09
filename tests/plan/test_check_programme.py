"""Milestones, ratings, series and the consultation: what is wrong with them is told by row and column."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from orgdesign.errors import Severity
from orgdesign.plan.check import check
from tests.plan.tiny import a_row, the_problem, tiny_plan, told, with_change, with_row

FIGURE = {"measure": "referrals", "place": "city"}


def _milestone(**values: Any) -> dict[str, Any]:
    return {"id": "new", "title": "Something new", **values}


def test_the_example_programme_is_without_a_problem() -> None:
    assert check(tiny_plan().tables()) == []


@pytest.mark.parametrize(
    ("table", "values", "column"),
    [
        ("milestones", _milestone(workstream="front-dor"), "workstream"),
        ("milestones", _milestone(option="as-publishd"), "option"),
        ("milestones", _milestone(after=("heads-recruitd",)), "after"),
        ("progress", {"subject": "front-dor", "as_at": date(2009, 9, 1)}, "subject"),
        ("ratings", {"subject": "x", "dimension": "d", "as_at": date(2009, 9, 1), "rating": "green"}, "subject"),
        ("series", {**FIGURE, "place": "cty", "period": "p", "ends": date(2009, 1, 1), "value": 1}, "place"),
        ("consultation", {"id": "Q9", "question": "Why?", "findings": ("F9",)}, "findings"),
        ("replies", {"id": "R9", "kind": "positive", "said": "Yes.", "question": "Q9"}, "question"),
        ("replies", {"id": "R9", "kind": "positive", "said": "Yes.", "touches": ("play-servis",)}, "touches"),
        ("findings", {"id": "F9", "title": "Go on", "milestones": ("heads",)}, "milestones"),
    ],
)
def test_what_a_row_names_must_exist(table: str, values: dict[str, Any], column: str) -> None:
    problem = the_problem(with_row(table, **values))
    assert (problem.table, problem.column, problem.code) == (table, column, "reference")


@pytest.mark.parametrize("table", ["workstreams", "milestones", "consultation", "replies", "findings", "ratings"])
def test_no_row_stands_twice(table: str) -> None:
    rows = tiny_plan().tables()
    assert {p.code for p in check({**rows, table: [*rows[table], rows[table][0]]})} == {"duplicate"}


def test_a_workstream_and_a_milestone_may_not_share_an_id() -> None:
    problem = the_problem(with_row("milestones", **_milestone(id="front-door")))
    assert told(problem) == ("milestones", "2", "id", "ambiguous")


def test_a_milestone_may_not_be_due_before_one_that_comes_first() -> None:
    problem = the_problem(with_row("milestones", **_milestone(after=("teams-in-place",), due=date(2010, 4, 29))))
    assert told(problem) == ("milestones", "2", "due", "milestone-order")
    assert "2010-04-30" in problem.expected
    assert check(with_row("milestones", **_milestone(after=("teams-in-place",), due=date(2010, 4, 30)))) == []


def test_milestones_that_wait_for_each_other_are_named_once() -> None:
    problem = the_problem(with_change("milestones", "heads-recruited", after=("teams-in-place",), due=None))
    assert problem.code == "circle"
    assert "heads-recruited → teams-in-place → heads-recruited" in problem.expected


def test_a_long_wait_on_two_sides_is_no_circle() -> None:
    tables = with_row("milestones", **_milestone(after=("heads-recruited", "teams-in-place")))
    assert check(tables) == []


def test_a_milestone_cannot_come_after_itself() -> None:
    assert the_problem(with_row("milestones", **_milestone(after=("new",)))).code == "itself"


@pytest.mark.parametrize(("status", "late"), [("planned", True), ("under way", True), ("done", False), (None, False)])
def test_a_milestone_that_was_due_and_is_not_reached_is_pointed_out(status: str | None, late: bool) -> None:
    found = check(with_row("milestones", **_milestone(due=date(2009, 9, 14), status=status)))
    assert [(p.code, p.severity) for p in found] == ([("overdue", Severity.WARNING)] if late else [])


@pytest.mark.parametrize("table", ["progress", "ratings"])
def test_a_report_of_a_day_to_come_is_pointed_out(table: str) -> None:
    values: dict[str, Any] = {"subject": "workforce", "as_at": date(2009, 9, 16)}
    more = {"dimension": "delivery", "rating": "green"} if table == "ratings" else {}
    problem = the_problem(with_row(table, **values, **more))
    assert (problem.code, problem.severity) == ("to-come", Severity.WARNING)


@pytest.mark.parametrize("rating", ["red", "red/amber", "amber", "green/amber"])
def test_a_rating_that_is_not_green_says_why(rating: str) -> None:
    values: dict[str, Any] = {"subject": "workforce", "dimension": "delivery", "as_at": date(2009, 9, 1)}
    problem = the_problem(with_row("ratings", **values, rating=rating))
    assert told(problem) == ("ratings", "2", "reason", "no-reason")
    assert check(with_row("ratings", **values, rating="green")) == []


def test_a_dimension_that_differs_only_in_capitals_is_pointed_out() -> None:
    values = {"subject": "workforce", "dimension": "Delivery", "as_at": date(2009, 9, 1), "rating": "green"}
    assert told(the_problem(with_row("ratings", **values))) == ("ratings", "2", "dimension", "near-duplicate")


def test_a_workstream_does_not_end_before_it_began() -> None:
    values = {"id": "w", "title": "W", "opened": date(2010, 1, 2), "closes": date(2010, 1, 1)}
    assert told(the_problem(with_row("workstreams", **values))) == ("workstreams", "2", "closes", "interval")


def test_a_series_has_one_unit() -> None:
    values = {**FIGURE, "period": "May 2007", "ends": date(2007, 5, 31), "value": 1, "unit": "people"}
    assert the_problem(with_row("series", **values)).code == "unit"


def test_two_periods_of_a_series_cannot_end_on_one_day() -> None:
    values = {**FIGURE, "period": "May 2009", "ends": date(2009, 5, 31), "value": 1}
    assert told(the_problem(with_row("series", **values))) == ("series", "2", "ends", "same-end")


@pytest.mark.parametrize(("stated", "agrees"), [("-5", True), ("-5.0", True), ("-5.4", False), ("5", False)])
def test_a_stated_change_is_compared_with_the_figures(stated: str, agrees: bool) -> None:
    tables = with_change("series", "referrals|city|April and May 2009", stated_change=Decimal(stated))
    assert [p.code for p in check(tables)] == ([] if agrees else ["change-differs"])


def test_a_disagreement_is_told_with_both_figures() -> None:
    tables = with_change("series", "referrals|city|April and May 2009", stated_change=Decimal("-6"))
    problem = the_problem(tables)
    assert problem.expected == "the figures (400 to 380) make a change of -5.0%."
    assert problem.severity is Severity.WARNING


def test_a_stated_change_from_nothing_is_pointed_out() -> None:
    tables = with_change("series", "referrals|city|April and May 2008", stated_change=Decimal("-6"))
    assert the_problem(tables).code == "change-of-nothing"


def test_two_questions_of_a_round_cannot_have_one_number() -> None:
    values = {"id": "Q2", "number": 1, "question": "Why?"}
    assert check(with_row("consultation", **values, round="another")) == []
    assert the_problem(with_row("consultation", **values, round="June and July 2009")).code == "same-number"


def test_two_findings_cannot_have_one_number() -> None:
    assert the_problem(with_row("findings", id="F2", number=1, title="Go on")).code == "same-number"


@pytest.mark.parametrize(
    ("table", "values"),
    [
        ("ratings", {"subject": "front-door", "dimension": "d", "as_at": date(2009, 9, 1), "rating": "blue"}),
        ("replies", {"id": "R", "kind": "positive", "said": "Yes.", "share": 101}),
        ("replies", {"id": "R", "kind": "positive", "said": "Yes.", "count": -1}),
        ("workstreams", {"id": "w", "title": "W", "kind": "other"}),
        ("milestones", {"id": "m", "title": "M", "status": "late"}),
    ],
)
def test_words_and_figures_that_cannot_be_are_refused(table: str, values: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="validation error"):
        a_row(table, **values)
