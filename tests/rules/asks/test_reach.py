"""Teams within reach."""

from __future__ import annotations

from orgdesign.plan.requests import Kind
from orgdesign.rules.asks.reach import Reach
from tests.builders import a_brief, a_design, a_journey, a_plan, a_request

ASK = Reach()
SPLIT = {"01": ("visits@north", "hall"), "02": ("visits@south", "library")}


def test_a_team_that_is_just_within_the_minutes_is_within_reach() -> None:
    brief = a_brief()
    ask = a_request(Kind.REACH, "visits@south", "north", 6)
    assert ASK.shortfall(brief, a_design(brief, SPLIT), ask) == (0, "visits@south is within 6.0 minutes of north.")


def test_the_seconds_that_each_team_is_over_are_summed() -> None:
    brief = a_brief()
    ask = a_request(Kind.REACH, "visits", "north", "5.5")
    assert ASK.shortfall(brief, a_design(brief, SPLIT), ask) == (
        30,
        "visits@south at library is 6.0 minutes from north.",
    )


def test_travel_is_from_the_place_to_the_base() -> None:
    brief = a_brief(a_plan(travel=[a_journey("north", "library", 3), a_journey("library", "north", 30)]))
    ask = a_request(Kind.REACH, "visits@south", "north", 5)
    assert ASK.shortfall(brief, a_design(brief, SPLIT), ask)[0] == 0
