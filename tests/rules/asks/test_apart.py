"""Teams based apart."""

from __future__ import annotations

from orgdesign.plan.requests import Kind
from orgdesign.rules.asks.apart import Apart
from tests.builders import CITY_WIDE, a_brief, a_design, a_plan, a_post, a_property, a_request, a_service

ASK = Apart()
PLAN = a_plan(
    services=[a_service(), a_service("advice", max_bases=2)],
    posts=[a_post("01"), a_post("02"), a_post("03", service="advice"), a_post("04", service="advice")],
    properties=[a_property(), a_property("annex"), a_property("library", place="south")],
)
VISITS = {"01": ("visits@north", "hall"), "02": ("visits@south", "library")}
REQUEST = a_request(Kind.APART, "visits", "advice")


def test_teams_that_share_no_base_are_apart() -> None:
    brief = a_brief(PLAN, advice=CITY_WIDE)
    design = a_design(brief, {**VISITS, "03": ("advice", "annex"), "04": ("advice", "annex")})
    assert ASK.shortfall(brief, design, REQUEST) == (0, "visits and advice share no base.")


def test_a_common_base_counts_though_neither_team_leads_from_it() -> None:
    brief = a_brief(PLAN, advice=CITY_WIDE)
    design = a_design(brief, {**VISITS, "03": ("advice", "annex"), "04": ("advice", "library")})
    assert design.lead("advice") == "annex"
    assert ASK.shortfall(brief, design, REQUEST) == (1, "visits@south and advice share library.")


def test_each_pair_with_a_common_base_counts_once() -> None:
    brief = a_brief(PLAN, advice=CITY_WIDE)
    design = a_design(brief, {**VISITS, "03": ("advice", "hall"), "04": ("advice", "library")})
    assert ASK.shortfall(brief, design, REQUEST)[0] == 2
