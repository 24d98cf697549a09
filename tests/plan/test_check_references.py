"""References between rows, and rows that stand twice."""

from __future__ import annotations

from orgdesign.errors import Severity
from orgdesign.plan.check import Gaps, Patched, check
from tests.plan.tiny import a_row, the_problem, tiny_plan, told, with_change, with_row, without


def test_the_tiny_plan_has_no_problem() -> None:
    assert check(tiny_plan().tables()) == []


def test_a_base_that_is_no_property_names_the_nearest_one() -> None:
    problem = the_problem(with_change("posts", "00417", base="libary"))
    assert told(problem) == ("posts", "1", "base", "reference")
    assert problem.suggestion == "library"
    assert problem.message == (
        'posts!base: base "libary": there is no such id on the Properties sheet. Did you mean "library"?'
    )


def test_a_reference_by_name_is_answered_with_the_id() -> None:
    assert the_problem(with_change("posts", "00417", base="Town Hall")).suggestion == "town-hall"


def test_a_post_number_without_its_zeros_is_answered_with_them() -> None:
    problem = the_problem(with_change("posts", "00417", manager="400"))
    assert (problem.column, problem.value, problem.suggestion) == ("manager", "400", "00400")


def test_each_wrong_id_of_a_list_is_a_problem() -> None:
    found = check(with_change("services", "play-service", enables=("childrens-centres", "no-1", "no-2")))
    assert [(p.column, p.value) for p in found] == [("enables", "no-1"), ("enables", "no-2")]


def test_a_travel_end_may_be_a_property_or_a_place() -> None:
    assert check(with_row("travel", origin="library", destination="ward-01", minutes=3)) == []
    problem = the_problem(with_row("travel", origin="library", destination="nowhere", minutes=3))
    assert "on the Properties or the Places sheet" in problem.expected


def test_a_need_measure_must_be_on_the_needs_sheet() -> None:
    problem = the_problem(with_change("services", "play-service", need_measure="children 8-14"))
    assert problem.expected == "the Needs sheet has no such measure."
    assert problem.suggestion == "children 8-13"


def test_answers_may_name_the_shipped_criteria_where_the_plan_has_none() -> None:
    tables = {**tiny_plan().tables(), "criteria": ()}
    assert check(tables) == []
    tables["answers"] = (a_row("answers", service="play-service", criterion="C9", answer="no"),)
    assert the_problem(tables).value == "C9"


def test_the_same_id_twice_is_reported_at_the_second_row() -> None:
    problem = the_problem(with_row("posts", id="00417", service="play-service", fte=1))
    assert told(problem) == ("posts", "4", "id", "duplicate")


def test_the_same_key_twice_names_its_columns() -> None:
    problem = the_problem(with_row("needs", place="ward-01", measure="children 8-13", period="2009", value=1250))
    assert problem.value == "ward-01 | children 8-13 | 2009"
    assert "key (place, measure, period)" in problem.expected


def test_ids_that_differ_only_in_capitals_are_pointed_out() -> None:
    problem = the_problem(with_row("properties", id="Library", name="Again", place="ward-02", desks=1, running_cost=1))
    assert (problem.code, problem.severity) == ("near-duplicate", Severity.WARNING)


def test_a_reference_to_a_row_refused_for_another_reason_is_not_missing() -> None:
    tables = without("properties", "library")
    assert {p.value for p in check(tables) if p.code == "reference"} == {"library"}
    assert check(tables, Gaps(refused={"properties": {"library"}})) == []


def test_nothing_is_missing_from_a_table_that_could_not_be_read() -> None:
    tables = {**tiny_plan().tables(), "properties": ()}
    assert [p for p in check(tables, Gaps(unread={"properties"})) if p.code == "reference"] == []


def test_the_sound_columns_of_a_refused_row_are_checked_too() -> None:
    row = a_row("posts", id="00417", service="no-service", fte=1, base="no-base")
    gaps = Gaps({"posts": {"00417"}}, (), {"posts": [Patched(row, frozenset({"service", "fte"}))]})
    found = check(tiny_plan().tables(), gaps)
    assert [told(p) for p in found] == [("posts", "4", "id", "duplicate"), ("posts", "4", "base", "reference")]


def test_thousands_of_wrong_references_are_answered_in_good_time() -> None:
    posts = [a_row("posts", id=f"{n:06}", service=f"s-{n}", base=f"b-{n}", fte=1) for n in range(3000)]
    tables = {**tiny_plan().tables(), "posts": posts}
    assert len([p for p in check(tables) if p.code == "reference" and p.table == "posts"]) == 6000
