"""Bases stand where their teams belong."""

from __future__ import annotations

from orgdesign.rules.constraints.base_in_locality import BaseInLocality
from tests.builders import CITY_WIDE, HOSTED, a_brief, a_design, a_plan, a_property

RULE = BaseInLocality()
PROPERTIES = [a_property(), a_property("library", place="south"), a_property("depot", place="city")]


def test_core_teams_based_in_their_own_localities_are_where_they_belong() -> None:
    brief = a_brief()
    design = a_design(brief, {"01": ("visits@north", "hall"), "02": ("visits@south", "library")})
    assert list(RULE.findings(brief, design)) == []


def test_a_core_team_based_in_another_locality_is_named() -> None:
    brief = a_brief()
    design = a_design(brief, {"01": ("visits@north", "hall"), "02": ("visits@south", "hall")})
    (found,) = RULE.findings(brief, design)
    assert found.subject == "visits@south"
    assert found.sentence == "visits@south has a base at hall, outside its locality."


def test_a_hosted_service_needs_a_base_in_some_locality() -> None:
    brief = a_brief(a_plan(properties=PROPERTIES), visits=HOSTED)
    at = {site: a_design(brief, {"01": ("visits", site), "02": ("visits", site)}) for site in ("library", "depot")}
    assert list(RULE.findings(brief, at["library"])) == []
    assert [f.subject for f in RULE.findings(brief, at["depot"])] == ["visits"]


def test_a_city_wide_service_may_be_based_outside_every_locality() -> None:
    brief = a_brief(a_plan(properties=PROPERTIES), visits=CITY_WIDE)
    design = a_design(brief, {"01": ("visits", "depot"), "02": ("visits", "depot")})
    assert list(RULE.findings(brief, design)) == []
