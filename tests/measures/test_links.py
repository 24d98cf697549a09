"""Measures of links."""

from __future__ import annotations

from decimal import Decimal

from orgdesign.asis import today
from orgdesign.brief import Brief
from orgdesign.design import Design
from orgdesign.measures.links import co_located, hand_offs, links_apart
from tests.builders import CITY_WIDE, a_brief, a_design, a_link, a_need, a_plan, a_post, a_service


def _brief() -> Brief:
    """A core service with a quarter of its need in the north, linked by 8 contacts to a city-wide one."""
    plan = a_plan(
        services=[a_service(need_measure="children"), a_service("panel")],
        needs=[a_need("north", 10), a_need("south", 30)],
        posts=[a_post("01"), a_post("02", base="library"), a_post("03", service="panel")],
        links=[a_link("visits", "panel", kind="refers to", weight=8)],
    )
    return a_brief(plan, panel=CITY_WIDE)


def _design(brief: Brief) -> Design:
    where = {"01": ("visits@north", "hall"), "02": ("visits@south", "library"), "03": ("panel", "hall")}
    return a_design(brief, where)


def test_contact_under_one_roof_counts_by_the_need_of_the_locality() -> None:
    brief = _brief()
    assert co_located(brief, _design(brief)).value == 25


def test_linked_teams_apart_count_contact_times_minutes() -> None:
    brief = _brief()
    found = links_apart(brief, _design(brief))
    assert found.value == 6 * 6
    assert found.estimated == 1


def test_referrals_between_buildings_are_those_of_teams_at_different_bases() -> None:
    brief = _brief()
    assert hand_offs(brief, _design(brief)).value == 6


def test_a_link_that_is_no_referral_is_no_hand_off() -> None:
    plan = _brief().plan.with_rows(links=[a_link("visits", "panel", weight=8)])
    brief = a_brief(plan, panel=CITY_WIDE)
    assert hand_offs(brief, _design(brief)).value is None


def test_without_links_nothing_is_co_located() -> None:
    brief = a_brief()
    assert co_located(brief, today(brief)).value is None
    assert links_apart(brief, today(brief)).value == 0


def test_teams_without_a_base_are_left_out_and_said_to_be() -> None:
    plan = _brief().plan.with_rows(posts=[a_post("01"), a_post("02", base=None), a_post("03", service="panel")])
    brief = a_brief(plan, panel=CITY_WIDE)
    found = links_apart(brief, today(brief))
    assert found.value == Decimal(0)
    assert "1 pairs have no base" in found.how
    assert "1 pairs have no base" in hand_offs(brief, today(brief)).how
