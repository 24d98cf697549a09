"""Posts, properties, services, criteria, links: checks of rows of one or two tables."""

from __future__ import annotations

from datetime import date

import pytest

from orgdesign.errors import Severity
from orgdesign.plan.check import check
from tests.plan.tiny import a_row, the_problem, tiny_plan, told, with_change, with_row, without


def test_posts_that_report_in_a_circle_are_named_once() -> None:
    problem = the_problem(with_change("posts", "00400", manager="00417"))
    assert told(problem) == ("posts", "0", "manager", "circle")
    assert problem.expected == "posts report to each other in a circle: 00400 → 00417 → 00400."


def test_a_post_cannot_report_to_itself() -> None:
    assert the_problem(with_change("posts", "00400", manager="00400")).expected == "a post cannot report to itself."


def test_a_post_that_may_not_move_needs_a_base_and_a_reason() -> None:
    assert the_problem(with_change("posts", "00601", base=None)).code == "fixed-without-base"
    problem = the_problem(with_change("posts", "00601", not_movable_because=""))
    assert (problem.code, problem.severity) == ("no-reason", Severity.WARNING)


def test_a_fixed_post_based_outside_the_locality_it_serves_is_pointed_out() -> None:
    problem = the_problem(with_change("posts", "00601", place="north-west"))
    assert (problem.column, problem.code, problem.severity) == ("place", "base-elsewhere", Severity.WARNING)


def test_a_post_that_may_move_can_serve_another_locality_than_its_base() -> None:
    assert check(with_change("posts", "00417", place="central-east")) == []


@pytest.mark.parametrize(
    ("table", "row", "values", "column"),
    [
        ("services", "play-service", {"level_from": 3, "level_to": 2}, "level_to"),
        ("services", "play-service", {"age_from": 14, "age_to": 13}, "age_to"),
        ("managers", "ISM-01", {"span_from": 3, "span_to": 2}, "span_to"),
        ("properties", "library", {"available_from": date(2015, 1, 1)}, "tenure_ends"),
    ],
)
def test_an_interval_does_not_run_backwards(table: str, row: str, values: dict[str, object], column: str) -> None:
    assert told(the_problem(with_change(table, row, **values)))[2:] == (column, "interval")


@pytest.mark.parametrize(
    ("table", "row", "column"),
    [
        ("posts", "00417", "contract_ends"),
        ("properties", "library", "tenure_ends"),
        ("services", "play-service", "funding_ends"),
        ("options", "as-published", "go_live"),
    ],
)
def test_what_ended_before_the_plans_date_is_pointed_out(table: str, row: str, column: str) -> None:
    problem = the_problem(with_change(table, row, **{column: date(2009, 1, 1)}))
    assert (told(problem)[2:], problem.severity) == ((column, "past"), Severity.WARNING)


def test_more_desks_taken_than_there_are_is_pointed_out() -> None:
    problem = the_problem(with_change("properties", "library", desks_taken=9))
    assert (problem.code, problem.severity) == ("desks-taken", Severity.WARNING)


def test_a_service_in_scope_without_posts_forms_no_team() -> None:
    problem = the_problem(with_row("services", id="empty", name="Empty"))
    assert (problem.code, problem.severity) == ("no-team", Severity.WARNING)
    problem = the_problem(with_row("services", id="desks", name="Desks", team_desks=4))
    assert (problem.code, problem.severity) == ("no-team", Severity.WARNING)
    assert "Its 4 desks are kept nowhere" in problem.expected
    assert check(with_row("services", id="out", name="Out", in_scope=False)) == []


def test_posts_of_a_service_out_of_scope_are_fine() -> None:
    assert [p.severity for p in check(with_change("services", "play-service", in_scope=False))] == []


def test_a_plan_without_services_has_nothing_to_organise() -> None:
    assert "no-services" in {p.code for p in check({**tiny_plan().tables(), "services": ()})}


def test_a_service_neither_enables_nor_links_to_itself() -> None:
    assert the_problem(with_change("services", "play-service", enables=("play-service",))).code == "itself"
    found = the_problem(with_row("links", origin="play-service", destination="play-service", kind="supports"))
    assert found.code == "itself"


def test_a_caseload_cap_needs_its_measure() -> None:
    assert the_problem(with_change("services", "play-service", caseload_cap=18)).code == "cap-without-measure"


def test_a_service_tied_to_a_place_says_why() -> None:
    assert the_problem(with_change("services", "play-service", tied_place="ward-01")).code == "no-reason"


def test_an_alliance_of_one_is_pointed_out() -> None:
    problem = the_problem(with_row("alliances", alliance="Alone", service="play-service"))
    assert (problem.code, problem.severity) == ("one-member", Severity.WARNING)


def test_travel_to_where_it_begins_is_pointed_out() -> None:
    assert the_problem(with_row("travel", origin="library", destination="library", minutes=3)).code == "itself"


def test_travel_that_takes_longer_one_way_is_fine() -> None:
    assert check(with_row("travel", origin="library", destination="town-hall", minutes=30)) == []


def test_an_id_of_both_a_property_and_a_place_cannot_stand_in_travel() -> None:
    tables = with_row(
        "properties", id="city", name="City", place="ward-01", x=519000, y=299000, desks=1, running_cost=1
    )
    assert check(tables) == []
    tables["travel"] = [*tables["travel"], a_row("travel", origin="city", destination="library", minutes=9)]
    assert the_problem(tables).code == "ambiguous"


def test_the_rule_table_ends_with_otherwise() -> None:
    assert the_problem(without("class_rules", "6")).code == "otherwise"
    again = with_row("class_rules", order=7, test="level 4 only", to_class="core", because="x")
    assert told(the_problem(again)) == ("class_rules", "5", "test", "otherwise")


def test_a_rule_about_a_role_that_no_criterion_has_is_pointed_out() -> None:
    problem = the_problem(with_change("criteria", "C5", role="counts"))
    assert (problem.table, problem.code, problem.severity) == ("class_rules", "role", Severity.WARNING)


def test_a_number_of_localities_belongs_to_the_capacity_criterion() -> None:
    problem = the_problem(with_change("answers", "play-service|C1", localities=2))
    assert (problem.code, problem.severity) == ("localities", Severity.WARNING)


def test_an_override_names_a_class_and_what_is_pending_none() -> None:
    tables = with_change("overrides", "educational-psychology", to_class=None)
    assert the_problem(tables).code == "override-class"
    assert the_problem(with_change("overrides", "educational-psychology", kind="pending")).code == "override-class"


def test_an_override_of_a_service_out_of_scope_is_pointed_out() -> None:
    problem = the_problem(with_change("services", "educational-psychology", in_scope=False))
    assert (problem.code, problem.severity) == ("out-of-scope", Severity.WARNING)


def test_contacts_and_managers_serve_localities() -> None:
    row = with_row("contacts", service="play-service", locality="ward-01")
    assert the_problem(row).expected == "must be a locality; this is a ward."
    assert the_problem(with_change("managers", "ISM-01", localities=("city",))).code == "not-a-locality"


def test_a_contact_from_another_service_or_a_vacant_post_is_pointed_out() -> None:
    found = check(with_row("contacts", service="play-service", locality="central-east", post="00501"))
    assert [(p.code, p.severity) for p in found] == [
        ("contact-service", Severity.WARNING),
        ("contact-vacant", Severity.WARNING),
    ]
