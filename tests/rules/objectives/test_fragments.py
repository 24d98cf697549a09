"""Teams cut into pieces."""

from __future__ import annotations

from orgdesign.rules.objectives.fragments import Fragments
from tests.builders import CITY_WIDE, a_brief, a_design, a_plan, a_post, a_property, a_service, posts

RULE = Fragments()


def test_each_base_beyond_one_is_a_fragment() -> None:
    sites = [a_property(), a_property("library", place="south"), a_property("shed")]
    plan = a_plan(services=[a_service(max_bases=3)], posts=posts("visits", 3), properties=sites)
    brief = a_brief(plan, visits=CITY_WIDE)
    where = {"01": ("visits", "hall"), "02": ("visits", "library"), "03": ("visits", "shed")}
    (found,) = RULE.findings(brief, a_design(brief, where))
    assert (found.subject, found.amount) == ("visits", 2)
    assert found.sentence == "visits is at 3 bases: hall, library, shed."


def test_a_core_team_below_its_minimum_is_a_fragment() -> None:
    plan = a_plan(
        services=[a_service(min_team_fte="0.8")],
        posts=[a_post("01", fte="0.5"), a_post("02", fte="0.8", base="library", vacant=True)],
    )
    brief = a_brief(plan)
    (found,) = RULE.findings(
        brief, a_design(brief, {"01": ("visits@north", "hall"), "02": ("visits@south", "library")})
    )
    assert (found.subject, found.amount) == ("visits@north", 1)
    assert found.sentence == "visits@north has 0.5 FTE, 0.3 too few to stand alone."


def test_a_team_of_the_whole_area_may_be_small() -> None:
    brief = a_brief(a_plan(services=[a_service(min_team_fte=9)]), visits=CITY_WIDE)
    where = {"01": ("visits", "hall"), "02": ("visits", "hall")}
    assert list(RULE.findings(brief, a_design(brief, where))) == []
