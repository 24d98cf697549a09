"""Linked teams apart."""

from __future__ import annotations

from orgdesign.rules.objectives.links_apart import LinksApart
from tests.builders import CITY_WIDE, a_brief, a_design, a_journey, a_link, a_need, a_plan, a_post, a_service

RULE = LinksApart()
PLAN = a_plan(
    services=[a_service(need_measure="children"), a_service("clinic")],
    needs=[a_need("north", 3), a_need("south", 1)],
    posts=[a_post("01"), a_post("02", base="library"), a_post("03", service="clinic")],
    links=[a_link("visits", "clinic", weight=2)],
)
CLINIC_AT_THE_HALL = {"01": ("visits@north", "hall"), "02": ("visits@south", "library"), "03": ("clinic", "hall")}


def test_a_link_to_an_area_wide_team_counts_with_each_core_team_by_need() -> None:
    brief = a_brief(PLAN, clinic=CITY_WIDE)
    (found,) = RULE.findings(brief, a_design(brief, CLINIC_AT_THE_HALL))
    assert (found.subject, found.amount) == ("clinic | visits@south", 50 * 360)
    assert found.sentence == "clinic and visits@south are 6.0 minutes apart."


def test_teams_based_together_are_not_apart() -> None:
    brief = a_brief(PLAN.with_rows(links=[]), clinic=CITY_WIDE)
    assert list(RULE.findings(brief, a_design(brief, CLINIC_AT_THE_HALL))) == []


def test_core_services_are_linked_within_each_locality() -> None:
    both = [a_service(), a_service("clinic")]
    plan = PLAN.with_rows(services=both, posts=[*PLAN.posts, a_post("04", service="clinic")])
    brief = a_brief(plan)
    assert [(p.first, p.second, p.weight) for p in brief.pairs] == [
        ("clinic@north", "visits@north", 100),
        ("clinic@south", "visits@south", 100),
    ]


def test_travel_is_counted_from_the_first_team_to_the_second() -> None:
    travel = [a_journey("hall", "library", 9), a_journey("library", "hall", 4)]
    brief = a_brief(PLAN.with_rows(travel=travel), clinic=CITY_WIDE)
    (found,) = RULE.findings(brief, a_design(brief, CLINIC_AT_THE_HALL))
    assert found.amount == 50 * 540
