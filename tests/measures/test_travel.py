"""Measures of travel."""

from __future__ import annotations

from decimal import Decimal

from orgdesign.brief import Brief
from orgdesign.design import Design
from orgdesign.measures.travel import (
    CARBON_GRAMS_PER_KM,
    KM_PER_MILE,
    journeys,
    mileage_cost,
    staff_travel,
    travel_carbon,
    travel_km,
)
from orgdesign.plan.places import Travel
from tests.builders import a_brief, a_design, a_plan, a_post, some_settings


def _both_at_the_hall(brief: Brief) -> Design:
    return a_design(brief, {"01": ("visits@north", "hall"), "02": ("visits@south", "hall")})


def test_a_post_that_moves_six_kilometres_travels_six_minutes() -> None:
    brief = a_brief()
    found = staff_travel(brief, _both_at_the_hall(brief))
    assert found.value == 6
    assert found.estimated == 1
    assert found.behind == 1


def test_kilometres_a_year_are_there_and_back_on_the_working_days_of_its_fte() -> None:
    half = a_plan(some_settings(working_days=200), posts=[a_post("01"), a_post("02", base="library", fte="0.5")])
    brief = a_brief(half)
    assert travel_km(brief, _both_at_the_hall(brief)).value == 6 * 2 * 200 * Decimal("0.5")


def test_carbon_and_mileage_follow_the_kilometres() -> None:
    brief = a_brief(a_plan(some_settings(working_days=100, cost_per_mile="0.45")))
    design = _both_at_the_hall(brief)
    assert travel_carbon(brief, design).value == 1200 * CARBON_GRAMS_PER_KM / 1000
    assert mileage_cost(brief, design).value == 1200 / KM_PER_MILE * Decimal("0.45")


def test_a_row_of_the_travel_table_wins_over_the_map_in_either_direction() -> None:
    row = Travel(origin="hall", destination="library", minutes=20, km=9)
    brief = a_brief(a_plan(travel=[row]))
    (journey,) = journeys(brief, _both_at_the_hall(brief))
    assert (journey.seconds, journey.metres) == (1200, 9000)
    assert journey.timed
    assert journey.measured
    assert staff_travel(brief, _both_at_the_hall(brief)).estimated == 0


def test_a_row_with_minutes_alone_leaves_the_kilometres_estimated() -> None:
    brief = a_brief(a_plan(travel=[Travel(origin="hall", destination="library", minutes=20)]))
    design = _both_at_the_hall(brief)
    assert staff_travel(brief, design).estimated == 0
    assert travel_km(brief, design).estimated == 1


def test_vacant_posts_and_posts_without_a_base_do_not_travel() -> None:
    brief = a_brief(a_plan(posts=[a_post("01", vacant=True), a_post("02", base=None)]))
    design = a_design(brief, {"01": ("visits@north", "library"), "02": ("visits@south", "library")})
    assert journeys(brief, design) == ()
    found = staff_travel(brief, design)
    assert found.value == 0
    assert found.estimated is None
