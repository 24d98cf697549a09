"""How far residents are from the teams that serve them."""

from __future__ import annotations

from orgdesign.asis import today
from orgdesign.rules.objectives.residents_access import ResidentsAccess
from tests.builders import (
    CITY_WIDE,
    a_brief,
    a_city,
    a_design,
    a_journey,
    a_need,
    a_place,
    a_plan,
    a_post,
    a_service,
)

RULE = ResidentsAccess()
WARDS = [
    a_place("near", tier="ward", parent="north", x=1000),
    a_place("far", tier="ward", parent="north", x=3000),
    a_place("quay", tier="ward", parent="south", x=9000),
]
PLAN = a_plan(
    places=[*a_city(), *WARDS],
    services=[a_service(need_measure="children")],
    needs=[a_need("near", 30), a_need("far", 10), a_need("quay", 5)],
)
HALL_AND_LIBRARY = {"01": ("visits@north", "hall"), "02": ("visits@south", "library")}


def test_a_core_team_is_reached_from_the_smallest_places_of_its_locality() -> None:
    brief = a_brief(PLAN)
    north, south = RULE.findings(brief, a_design(brief, HALL_AND_LIBRARY))
    assert (north.subject, north.amount) == ("visits@north", 30 * 60 + 10 * 180)
    assert (south.subject, south.amount) == ("visits@south", 5 * 180)
    assert north.sentence == "visits@north at hall is 1.5 minutes from children, on average."


def test_any_other_team_is_reached_from_the_whole_area() -> None:
    brief = a_brief(PLAN, visits=CITY_WIDE)
    (found,) = RULE.findings(brief, a_design(brief, {"01": ("visits", "hall"), "02": ("visits", "hall")}))
    assert found.amount == 30 * 60 + 10 * 180 + 5 * 540


def test_what_a_larger_place_has_beyond_its_parts_is_at_the_larger_place() -> None:
    brief = a_brief(PLAN.with_rows(needs=[*PLAN.needs, a_need("south", 8), a_need("city", 50)]), visits=CITY_WIDE)
    (found,) = RULE.findings(brief, a_design(brief, {"01": ("visits", "hall"), "02": ("visits", "hall")}))
    assert found.amount == 30 * 60 + 10 * 180 + 5 * 540 + 3 * 360 + 2 * 180


def test_parts_that_are_more_than_the_whole_count_as_they_are() -> None:
    brief = a_brief(PLAN.with_rows(needs=[*PLAN.needs, a_need("north", 39)]))
    north, _ = RULE.findings(brief, a_design(brief, HALL_AND_LIBRARY))
    assert north.amount == 30 * 60 + 10 * 180


def test_only_the_latest_period_counts() -> None:
    brief = a_brief(PLAN.with_rows(needs=[*PLAN.needs, a_need("far", 900, period="2008")]))
    north, _ = RULE.findings(brief, a_design(brief, HALL_AND_LIBRARY))
    assert north.amount == 30 * 60 + 10 * 180


def test_residents_travel_from_the_place_to_the_base() -> None:
    travel = [a_journey("far", "hall", 9), a_journey("hall", "far", 4)]
    brief = a_brief(PLAN.with_rows(travel=travel))
    north, _ = RULE.findings(brief, a_design(brief, HALL_AND_LIBRARY))
    assert north.amount == 30 * 60 + 10 * 540


def test_each_teams_sum_is_rounded_once_half_seconds_up() -> None:
    needs = [a_need("near", "0.0042"), a_need("far", "0.0014")]
    brief = a_brief(PLAN.with_rows(needs=needs))
    (found,) = RULE.findings(brief, a_design(brief, HALL_AND_LIBRARY))
    assert found.amount == 1
    even = [a_need("near", "0.025")]
    brief = a_brief(PLAN.with_rows(needs=even))
    (found,) = RULE.findings(brief, a_design(brief, HALL_AND_LIBRARY))
    assert found.amount == 2


def test_a_service_without_a_measure_and_a_team_without_a_base_are_reached_by_nobody() -> None:
    brief = a_brief(PLAN.with_rows(services=[a_service()]))
    assert list(RULE.findings(brief, a_design(brief, HALL_AND_LIBRARY))) == []
    brief = a_brief(PLAN.with_rows(posts=[a_post("01", base=None)]))
    assert list(RULE.findings(brief, today(brief))) == []
