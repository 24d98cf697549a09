"""Measures of alliances, fragments and what the managers of localities have."""

from __future__ import annotations

from decimal import Decimal

from orgdesign.brief import Brief
from orgdesign.design import Design
from orgdesign.measures.together import alliances_broken, disparity, fragments
from tests.builders import HOSTED, a_brief, a_city, a_design, a_plan, a_post, a_property, a_service, an_alliance

WHERE = {"01": ("visits@north", "hall"), "02": ("visits@south", "library"), "03": ("clinic", "hall")}


def _brief() -> Brief:
    """A core service beside a hosted one of the same alliance, its teams one of them too small."""
    plan = a_plan(
        services=[a_service(min_team_fte="0.8"), a_service("clinic", max_bases=2)],
        posts=[a_post("01"), a_post("02", fte="0.5", base="library"), a_post("03", service="clinic", fte="0.6")],
        alliances=an_alliance("Health", "visits", "clinic", strength="1.5"),
    )
    return a_brief(plan, clinic=HOSTED)


def _design(brief: Brief, lead: str = "hall") -> Design:
    return a_design(brief, WHERE, leads={"clinic": lead})


def test_an_alliance_is_broken_by_its_strength() -> None:
    brief = _brief()
    assert alliances_broken(brief, _design(brief)).value == 0
    apart = a_design(brief, WHERE | {"01": ("visits@north", "library"), "02": ("visits@south", "library")})
    found = alliances_broken(brief, apart)
    assert found.value == Decimal("1.5")
    assert found.how == "1 of 1 sets of teams that belong together do not share a base: Health."


def test_without_alliances_none_can_be_broken() -> None:
    brief = a_brief()
    design = a_design(brief, {"01": ("visits@north", "hall"), "02": ("visits@south", "library")})
    assert alliances_broken(brief, design).value is None


def test_fragments_are_further_bases_and_teams_that_are_too_small() -> None:
    brief = _brief()
    found = fragments(brief, _design(brief, "library"))
    assert found.value == 2
    assert "visits@south" in found.how


def test_the_gap_is_between_what_most_and_least_is_managed() -> None:
    brief = _brief()
    found = disparity(brief, _design(brief))
    assert found.value == Decimal("1.1")
    assert found.how == "north manages 1.6 FTE, south 0.5."


def test_one_locality_has_no_gap() -> None:
    plan = a_plan(places=a_city("north"), properties=[a_property(), a_property("library")])
    brief = a_brief(plan)
    design = a_design(brief, {"01": ("visits@north", "hall"), "02": ("visits@north", "hall")})
    assert disparity(brief, design).value is None
