"""A skill in every locality."""

from __future__ import annotations

from orgdesign.brief import Brief
from orgdesign.design import Design
from orgdesign.plan.requests import Kind, Request
from orgdesign.rules.asks.cover import Cover
from tests.builders import CITY_WIDE, a_brief, a_design, a_plan, a_post, a_request, a_service

ASK = Cover()
WHERE = {
    "01": ("visits@north", "hall"),
    "02": ("visits@south", "library"),
    "03": ("clinic", "library"),
    "04": ("clinic", "library"),
}


def covered(locality: str = "", amount: int = 1, *, vacant: bool = False) -> tuple[Brief, Design, Request]:
    ask = a_request(Kind.COVER, "signing", locality, amount)
    plan = a_plan(
        services=[a_service(), a_service("clinic")],
        posts=[
            a_post("01", skills="signing; first aid", vacant=vacant),
            a_post("02", skills="first aid"),
            a_post("03", service="clinic", skills="signing"),
            a_post("04", service="clinic", skills="signing"),
        ],
        requests=[ask],
    )
    brief = a_brief(plan, clinic=CITY_WIDE)
    return brief, a_design(brief, WHERE), ask


def test_a_skill_in_a_core_team_and_in_an_area_wide_team_based_there_covers_both_localities() -> None:
    assert ASK.shortfall(*covered()) == (0, "signing is covered.")


def test_each_post_that_a_locality_lacks_counts_one() -> None:
    assert ASK.shortfall(*covered(amount=3)) == (
        3,
        "north has 2 too few filled posts with signing; south has 1 too few filled posts with signing.",
    )


def test_a_vacant_post_covers_nothing() -> None:
    assert ASK.shortfall(*covered("north", vacant=True))[0] == 1


def test_where_a_locality_is_named_the_others_do_not_matter() -> None:
    assert ASK.shortfall(*covered("south", 2))[0] == 0
