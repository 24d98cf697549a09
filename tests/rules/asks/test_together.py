"""Teams based together."""

from __future__ import annotations

from orgdesign.plan.requests import Kind
from orgdesign.rules.asks.together import Together
from tests.builders import CITY_WIDE, a_brief, a_design, a_plan, a_post, a_property, a_request, a_service

ASK = Together()
PLAN = a_plan(
    services=[a_service(), a_service("advice")],
    posts=[a_post("01"), a_post("02"), a_post("03", service="advice"), a_post("04", service="advice")],
    properties=[a_property(), a_property("annex"), a_property("library", place="south")],
)
VISITS = {"01": ("visits@north", "hall"), "02": ("visits@south", "library")}


def test_two_core_services_are_together_when_they_share_a_base_in_each_locality() -> None:
    brief = a_brief(PLAN)
    design = a_design(brief, {**VISITS, "03": ("advice@north", "hall"), "04": ("advice@south", "library")})
    ask = a_request(Kind.TOGETHER, "visits", "advice")
    assert ASK.shortfall(brief, design, ask) == (0, "visits and advice are based together.")


def test_each_pair_of_teams_that_leads_from_two_properties_is_apart() -> None:
    brief = a_brief(PLAN)
    design = a_design(brief, {**VISITS, "03": ("advice@north", "annex"), "04": ("advice@south", "library")})
    short, words = ASK.shortfall(brief, design, a_request(Kind.TOGETHER, "visits", "advice"))
    assert (short, words) == (1, "visits@north is based at hall and advice@north is based at annex.")


def test_an_area_wide_team_is_to_be_with_every_team_of_a_core_service() -> None:
    brief = a_brief(PLAN, advice=CITY_WIDE)
    design = a_design(brief, {**VISITS, "03": ("advice", "hall"), "04": ("advice", "hall")})
    assert ASK.shortfall(brief, design, a_request(Kind.TOGETHER, "advice", "visits"))[0] == 1
    assert ASK.shortfall(brief, design, a_request(Kind.TOGETHER, "advice", "visits@north"))[0] == 0


def test_a_team_of_one_locality_is_a_pair_with_the_others_team_there() -> None:
    brief = a_brief(PLAN)
    design = a_design(brief, {**VISITS, "03": ("advice@north", "annex"), "04": ("advice@south", "library")})
    assert ASK.shortfall(brief, design, a_request(Kind.TOGETHER, "visits@south", "advice"))[0] == 0
    assert ASK.shortfall(brief, design, a_request(Kind.TOGETHER, "visits@north", "advice"))[0] == 1


def test_two_teams_named_outright_are_a_pair_though_in_two_localities() -> None:
    brief = a_brief(PLAN)
    design = a_design(brief, {**VISITS, "03": ("advice@north", "hall"), "04": ("advice@south", "library")})
    assert ASK.shortfall(brief, design, a_request(Kind.TOGETHER, "visits@north", "advice@south"))[0] == 1
