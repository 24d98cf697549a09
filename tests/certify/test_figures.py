"""Every objective, against arithmetic done by hand."""

from __future__ import annotations

from orgdesign.plan.options import Goal
from orgdesign.plan.requests import Kind
from tests.builders import a_journey, a_link, a_need, a_request
from tests.certify.tiny import NORTH, SOUTH, altered, based, placed, tiny_design, tiny_plan, using, verdict


def test_all_objectives_are_counted() -> None:
    assert set(verdict().amounts) == {goal.value for goal in Goal}


def test_need_match_is_the_fte_away_from_target_either_way() -> None:
    # 3.5 FTE: half an FTE each by right; of the other 2.5 three quarters, 1.875, in the north.
    # Targets 2.375 and 1.125; there are 2.5 and 1.
    assert verdict().amounts["need match"] == 1250 + 1250


def test_only_the_latest_need_counts_and_smaller_places_sum_to_larger_ones() -> None:
    plan = tiny_plan()
    wards = [type(plan.places[0])(id=w, name=w, tier="ward", parent=p) for w, p in (("w1", "north"), ("w2", "north"))]
    old = [a_need("north", 9, period="2008"), a_need("south", 900, period="2008")]
    new = [a_need("w1", 100), a_need("w2", 200), a_need("south", 100)]
    plan = plan.with_rows(places=[*plan.places, *wards], needs=[*old, *new])
    assert verdict(plan).amounts["need match"] == 2500
    assert verdict(plan.with_rows(needs=[*new, a_need("north", 100)])).amounts["need match"] == 2 * 7500


def test_a_service_that_names_no_measure_is_due_in_equal_shares() -> None:
    # Half of 3.5 FTE each: 1.75 against 2.5 and 1.
    plan = altered(tiny_plan(), "services", "visits", need_measure=None)
    assert verdict(plan).amounts["need match"] == 2 * 7500


def test_entitlement_beyond_the_fte_there_is_stays_the_target() -> None:
    # Two FTE each by right, though there are only 3.5: 2.5 and 1 are half an FTE and one away.
    plan = altered(tiny_plan(), "services", "visits", floor_fte=2)
    assert verdict(plan).amounts["need match"] == 5000 + 10000


def test_staff_travel_is_from_the_base_of_today_to_the_new_one() -> None:
    # 05 goes five kilometres, 06 one; a kilometre takes a minute.
    assert verdict().amounts["staff travel"] == 300 + 60


def test_the_travel_table_comes_before_the_map() -> None:
    plan = tiny_plan().with_rows(travel=[a_journey("library", "annexe", "12.5"), a_journey("annexe", "hall", 3)])
    assert verdict(plan).amounts["staff travel"] == 750 + 180


def test_a_vacant_post_neither_travels_nor_moves() -> None:
    plan = altered(tiny_plan(), "posts", "05", vacant=True)
    assert (verdict(plan).amounts["staff travel"], verdict(plan).amounts["moves"]) == (60, 1)


def test_a_post_without_a_base_today_neither_travels_nor_moves() -> None:
    plan = altered(tiny_plan(), "posts", "05", base=None)
    assert (verdict(plan).amounts["staff travel"], verdict(plan).amounts["moves"]) == (60, 1)


def test_moves_are_filled_posts_that_sit_elsewhere() -> None:
    assert verdict().amounts["moves"] == 2


def test_running_cost_is_that_of_every_property_in_use_in_pence() -> None:
    assert verdict().amounts["running cost"] == 10000 + 8000 + 3000


def test_a_property_that_is_kept_empty_costs_too() -> None:
    plan = altered(tiny_plan(a_request(Kind.KEEP, "depot")), "properties", "depot", running_cost="20.05")
    assert verdict(plan, using(tiny_design(), "annexe", "depot", "hall", "library")).amounts["running cost"] == 23005


def test_linked_teams_apart_weigh_travel_between_lead_bases() -> None:
    # visits and advice, weight 4: three quarters in the north, one minute; one quarter in the south, five minutes.
    # advice and legal, weight 2: five minutes.
    assert verdict().amounts["linked teams apart"] == 300 * 60 + 100 * 300 + 200 * 300


def test_two_core_services_are_linked_in_each_locality_by_the_first_ones_need() -> None:
    plan = tiny_plan()
    twin = type(plan.services[0])(id="nurses", name="Nurses")
    posts = [
        type(row)(**{**row.model_dump(), "service": "nurses" if row.service == "advice" else row.service})
        for row in plan.posts
    ]
    services = [row for row in plan.services if row.id != "advice"] + [twin]
    plan = plan.with_rows(services=services, posts=posts)
    design = placed(
        placed(based(tiny_design(), "advice"), "05", "nurses@north", "annexe"), "06", "nurses@south", "hall"
    )
    design = based(based(design, "nurses@north", "annexe"), "nurses@south", "hall")
    # In the north annexe and hall, one minute apart; in the south hall and library, six.
    there = plan.with_rows(links=[a_link("visits", "nurses", weight=4)])
    assert verdict(there, design).amounts["linked teams apart"] == 300 * 60 + 100 * 360
    back = plan.with_rows(links=[a_link("nurses", "visits", weight=4)])
    assert verdict(back, design).amounts["linked teams apart"] == 200 * 60 + 200 * 360
    kinds = [a_link("visits", "nurses", weight=4), a_link("visits", "nurses", kind="supports", weight=4)]
    assert verdict(plan.with_rows(links=kinds), design).amounts["linked teams apart"] == 2 * (300 * 60 + 100 * 360)


def test_a_link_is_travelled_in_the_order_of_the_teams_ids() -> None:
    journeys = [a_journey("annexe", "library", 2), a_journey("library", "annexe", 9)]
    plan = tiny_plan().with_rows(travel=journeys, links=[a_link("legal", "advice")])
    assert verdict(plan).amounts["linked teams apart"] == 100 * 120


def test_teams_that_share_a_lead_base_are_not_apart() -> None:
    plan = tiny_plan().with_rows(links=[a_link("legal", "visits", weight=4)])
    assert verdict(plan).amounts["linked teams apart"] == 300 * 360


def test_requests_unmet_are_the_weights_of_wishes_that_do_not_hold() -> None:
    said = verdict(tiny_plan(a_request(Kind.CLOSE, "hall", strength="should", weight="2.25")))
    assert said.amounts["requests unmet"] == 150 + 225
    assert said.unmet == ("r1", "wish")


def test_a_wish_that_holds_weighs_nothing_and_a_must_is_no_wish() -> None:
    said = verdict(tiny_plan(a_request(Kind.CLOSE, "hall"), a_request(Kind.KEEP, "hall", id="r2", strength="should")))
    assert (said.amounts["requests unmet"], said.unmet) == (150, ("wish",))


def test_moving_a_post_between_localities_changes_need_match_by_its_fte() -> None:
    plan = altered(tiny_plan(), "properties", "library", desks=9)
    assert verdict(plan, placed(tiny_design(), "03", SOUTH, "library")).amounts["need match"] == 3750 + 3750
    assert verdict(plan, placed(tiny_design(), "03", NORTH, "hall")).amounts["need match"] == 2500
