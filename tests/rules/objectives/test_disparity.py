"""Disparity between the managers of localities."""

from __future__ import annotations

from orgdesign.rules.objectives.disparity import Disparity
from tests.builders import CITY_WIDE, EXTENDED, HOSTED, a_brief, a_city, a_design, a_plan, a_post, a_property, a_service

RULE = Disparity()
PLAN = a_plan(
    services=[a_service(), a_service("clinic"), a_service("legal")],
    posts=[
        a_post("01", fte="0.6"),
        a_post("02", base="library", vacant=True),
        a_post("03", service="clinic", fte="0.75"),
        a_post("04", service="legal", fte=1),
    ],
)
WHERE = {
    "01": ("visits@north", "hall"),
    "02": ("visits@south", "library"),
    "03": ("clinic", "hall"),
    "04": ("legal", "hall"),
}


def test_a_locality_manages_its_core_teams_and_the_services_that_it_hosts() -> None:
    brief = a_brief(PLAN, clinic=HOSTED, legal=CITY_WIDE)
    (found,) = RULE.findings(brief, a_design(brief, WHERE))
    assert (found.subject, found.amount) == ("north | south", 3_500)
    assert found.sentence == "north manages most, 1.35 FTE, and south least, 1."


def test_a_service_hosted_elsewhere_is_managed_there() -> None:
    brief = a_brief(PLAN, clinic=HOSTED, legal=CITY_WIDE)
    (found,) = RULE.findings(brief, a_design(brief, WHERE | {"03": ("clinic", "library")}))
    assert (found.subject, found.amount) == ("south | north", 11_500)


def test_teams_of_the_whole_area_are_no_localitys_to_manage() -> None:
    brief = a_brief(PLAN, clinic=EXTENDED, legal=CITY_WIDE)
    (found,) = RULE.findings(brief, a_design(brief, WHERE))
    assert found.amount == 4_000


def test_a_locality_that_manages_nobody_is_the_least() -> None:
    sites = [a_property(), a_property("library", place="south")]
    brief = a_brief(PLAN.with_rows(places=a_city("north", "south", "west"), properties=sites), clinic=HOSTED)
    (found,) = RULE.findings(brief, a_design(brief, WHERE | {"04": ("legal@north", "hall")}))
    assert (found.subject, found.amount) == ("north | west", 23_500)


def test_one_locality_has_nothing_to_be_compared_with() -> None:
    sites = [a_property(), a_property("library")]
    plan = PLAN.with_rows(places=a_city("north"), properties=sites)
    brief = a_brief(plan, clinic=HOSTED, legal=CITY_WIDE)
    assert list(RULE.findings(brief, a_design(brief, WHERE | {"02": ("visits@north", "hall")}))) == []
