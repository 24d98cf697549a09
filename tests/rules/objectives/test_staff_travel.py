"""Staff travel."""

from __future__ import annotations

from orgdesign.rules.objectives.staff_travel import StaffTravel
from tests.builders import CITY_WIDE, a_brief, a_design, a_journey, a_plan, a_post

RULE = StaffTravel()
BOTH_AT_THE_LIBRARY = {"01": ("visits", "library"), "02": ("visits", "library")}


def test_posts_that_stay_travel_nothing() -> None:
    brief = a_brief()
    where = {"01": ("visits@north", "hall"), "02": ("visits@south", "library")}
    assert list(RULE.findings(brief, a_design(brief, where))) == []


def test_a_post_travels_from_its_base_of_today_to_the_new_one() -> None:
    brief = a_brief(visits=CITY_WIDE)
    (found,) = RULE.findings(brief, a_design(brief, BOTH_AT_THE_LIBRARY))
    assert (found.subject, found.amount) == ("01", 360)
    assert found.sentence == "01 goes from hall to library, 6.0 minutes (estimated)."


def test_measured_travel_takes_the_place_of_the_estimate_and_has_a_direction() -> None:
    brief = a_brief(a_plan(travel=[a_journey("hall", "library", 9), a_journey("library", "hall", 4)]), visits=CITY_WIDE)
    (found,) = RULE.findings(brief, a_design(brief, BOTH_AT_THE_LIBRARY))
    assert (found.amount, found.sentence) == (540, "01 goes from hall to library, 9.0 minutes.")


def test_vacant_posts_and_those_without_a_base_today_travel_nothing() -> None:
    brief = a_brief(a_plan(posts=[a_post("01", vacant=True), a_post("02", base=None)]), visits=CITY_WIDE)
    assert list(RULE.findings(brief, a_design(brief, BOTH_AT_THE_LIBRARY))) == []
