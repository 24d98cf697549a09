"""Core services everywhere."""

from __future__ import annotations

from orgdesign.rules.constraints.core_everywhere import CoreEverywhere
from tests.builders import CITY_WIDE, a_brief, a_design, a_plan, a_service

SPLIT = {"01": ("visits@north", "hall"), "02": ("visits@south", "library")}
ALL_NORTH = {"01": ("visits@north", "hall"), "02": ("visits@north", "hall")}
RULE = CoreEverywhere()


def test_a_core_service_with_a_post_in_each_locality_is_everywhere() -> None:
    brief = a_brief()
    assert list(RULE.findings(brief, a_design(brief, SPLIT))) == []


def test_a_locality_without_a_post_of_a_core_service_is_named() -> None:
    brief = a_brief()
    (found,) = RULE.findings(brief, a_design(brief, ALL_NORTH, leads={"visits@south": "library"}))
    assert (found.subject, found.amount, found.sentence) == ("visits@south", 1, "visits@south has no post.")


def test_a_team_below_its_entitlement_floor_falls_short_by_the_fte_missing() -> None:
    brief = a_brief(a_plan(services=[a_service(floor_fte="1.25")]))
    found = list(RULE.findings(brief, a_design(brief, SPLIT)))
    assert [(f.subject, f.amount) for f in found] == [("visits@north", 2_500), ("visits@south", 2_500)]
    assert found[0].sentence == "visits@north is 0.25 FTE below its floor of 1.25."


def test_a_team_exactly_at_its_floor_is_at_it() -> None:
    brief = a_brief(a_plan(services=[a_service(floor_fte=1)]))
    assert list(RULE.findings(brief, a_design(brief, SPLIT))) == []


def test_a_city_wide_service_need_not_be_everywhere() -> None:
    brief = a_brief(visits=CITY_WIDE)
    assert list(RULE.findings(brief, a_design(brief, {"01": ("visits", "hall"), "02": ("visits", "hall")}))) == []
