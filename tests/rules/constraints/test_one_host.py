"""One host for each hosted service."""

from __future__ import annotations

from orgdesign.rules.constraints.one_host import OneHost
from tests.builders import CITY_WIDE, HOSTED, a_brief, a_design, a_plan, a_property, a_service

RULE = OneHost()
PLAN = a_plan(
    services=[a_service(max_bases=2)],
    properties=[a_property(), a_property("annex"), a_property("library", place="south")],
)


def test_a_hosted_service_with_both_bases_in_one_locality_has_one_host() -> None:
    brief = a_brief(PLAN, visits=HOSTED)
    assert list(RULE.findings(brief, a_design(brief, {"01": ("visits", "hall"), "02": ("visits", "annex")}))) == []


def test_a_hosted_service_with_bases_in_two_localities_is_spread() -> None:
    brief = a_brief(PLAN, visits=HOSTED)
    (found,) = RULE.findings(brief, a_design(brief, {"01": ("visits", "hall"), "02": ("visits", "library")}))
    assert (found.subject, found.amount) == ("visits", 1)
    assert found.sentence == "visits is spread over north, south."


def test_a_city_wide_service_may_be_spread() -> None:
    brief = a_brief(PLAN, visits=CITY_WIDE)
    assert list(RULE.findings(brief, a_design(brief, {"01": ("visits", "hall"), "02": ("visits", "library")}))) == []
