"""Each constraint, broken by one change to a design with nothing wrong."""

from __future__ import annotations

from typing import Any

import pytest

from orgdesign.plan.requests import Kind
from tests.builders import a_request, an_option
from tests.certify.tiny import NORTH, SOUTH, altered, based, found, placed, tiny_design, tiny_plan, using

ALL = ("annexe", "depot", "hall", "library")
EMPTY_SOUTH = using(based(placed(tiny_design(), "04", NORTH, "hall"), SOUTH, "library"), "annexe", "hall", "library")


def test_a_core_team_without_a_post_lacks_its_floor_and_its_least_size() -> None:
    plan = altered(tiny_plan(), "properties", "hall", desks=9)
    assert found(plan, EMPTY_SOUTH) == [("core-everywhere", SOUTH, 5000), ("minimum-team", SOUTH, 10000)]


def test_a_core_team_without_a_post_is_at_fault_without_any_floor() -> None:
    plan = altered(altered(tiny_plan(), "properties", "hall", desks=9), "services", "visits", floor_fte=None)
    plan = altered(plan, "services", "visits", min_team_fte=0)
    assert found(plan, EMPTY_SOUTH) == [("core-everywhere", SOUTH, 1)]


def test_a_core_team_has_its_entitlement_to_the_last_decimal() -> None:
    plan = altered(tiny_plan(), "services", "visits", floor_fte="1.0001")
    assert found(plan) == [("core-everywhere", SOUTH, 1)]
    assert found(altered(plan, "services", "visits", floor_fte=1)) == []


def test_a_core_team_is_large_enough_to_the_last_decimal() -> None:
    assert found(altered(tiny_plan(), "services", "visits", min_team_fte="1.0001")) == [("minimum-team", SOUTH, 1)]


def test_the_plans_least_team_counts_where_a_service_states_none() -> None:
    plan = altered(tiny_plan(min_team_fte="1.5"), "services", "visits", min_team_fte=None)
    assert found(plan) == [("minimum-team", SOUTH, 5000)]


def test_a_hosted_or_city_wide_team_may_be_of_any_size() -> None:
    plan = altered(altered(tiny_plan(), "services", "advice", min_team_fte=9), "services", "legal", min_team_fte=9)
    assert found(plan) == []


def test_a_core_team_is_based_in_its_locality() -> None:
    design = based(placed(tiny_design(), "04", SOUTH, "depot"), SOUTH, "depot")
    assert found(design=using(design, *ALL)) == [("base-in-locality", SOUTH, 1)]


def test_a_hosted_team_is_based_in_some_locality() -> None:
    design = placed(placed(based(tiny_design(), "advice", "depot"), "05", "advice", "depot"), "06", "advice", "depot")
    assert found(design=using(design, "depot", "hall", "library")) == [("base-in-locality", "advice", 1)]


def test_a_city_wide_team_may_be_based_anywhere() -> None:
    design = placed(based(tiny_design(), "legal", "depot"), "08", "legal", "depot")
    assert found(design=using(design, *ALL)) == []


def test_a_place_inside_a_locality_is_in_it() -> None:
    plan = tiny_plan()
    ward = type(plan.places[0])(id="quay", name="Quay", tier="ward", parent="south")
    assert found(altered(plan.with_rows(places=[*plan.places, ward]), "properties", "library", place="quay")) == []


def test_a_hosted_team_has_exactly_one_host() -> None:
    design = based(tiny_design(), "advice", "annexe", "library")
    plan = altered(tiny_plan(), "services", "advice", max_bases=2)
    assert found(plan, design) == [("one-host", "advice", 1)]
    assert found(plan, based(tiny_design(), "advice", "annexe", "hall")) == []


@pytest.mark.parametrize(("site", "desks"), [("hall", 4), ("library", 3), ("annexe", 1)])
def test_a_desk_too_few_is_a_desk_too_many_needed(site: str, desks: int) -> None:
    assert found(altered(tiny_plan(), "properties", site, desks=desks)) == [("desks", site, 1)]


def test_desks_taken_by_others_are_not_free_and_never_less_than_none() -> None:
    assert found(altered(tiny_plan(), "properties", "annexe", desks_taken=9)) == [("desks", "annexe", 2)]


def test_a_services_own_desk_ratio_counts_and_a_hair_above_a_whole_desk_takes_another() -> None:
    assert found(altered(tiny_plan(), "services", "advice", desk_ratio="1.25")) == []
    assert found(altered(tiny_plan(), "services", "advice", desk_ratio="1.26")) == [("desks", "annexe", 1)]
    assert found(altered(tiny_plan(), "posts", "06", fte="0.6001")) == []
    assert found(altered(tiny_plan(desk_ratio="1.3"), "properties", "hall", desks=7)) == [
        ("desks", "annexe", 1),
        ("desks", "library", 1),
    ]


def test_stated_desks_are_needed_at_the_lead_base_whoever_sits_there() -> None:
    assert found(altered(tiny_plan(), "services", "legal", team_desks=5)) == [("desks", "library", 2)]
    plan = altered(altered(tiny_plan(), "services", "legal", max_bases=2), "properties", "hall", desks=6)
    elsewhere = based(placed(tiny_design(), "08", "legal", "hall"), "legal", "library", "hall")
    assert found(plan, elsewhere) == []
    assert found(altered(plan, "properties", "library", desks=3), elsewhere) == [("desks", "library", 1)]


def test_nobody_stays_where_a_property_closes() -> None:
    assert found(altered(tiny_plan(), "properties", "hall", state="closing")) == [("available", "hall", 5)]


def test_nobody_sits_where_a_property_is_not_yet_available_at_go_live() -> None:
    plan = altered(tiny_plan(), "properties", "annexe", available_from="2010-04-02")
    assert found(plan) == []
    assert found(plan.with_rows(options=[an_option(go_live="2010-04-02")])) == []
    assert found(plan.with_rows(options=[an_option(go_live="2010-04-01")])) == [("available", "annexe", 3)]


def test_an_option_goes_live_with_the_one_that_it_starts_from() -> None:
    plan = altered(tiny_plan(), "properties", "annexe", available_from="2010-04-02")
    line = [an_option(parent="o0"), an_option("o0", go_live="2010-04-01")]
    assert found(plan.with_rows(options=line)) == [("available", "annexe", 3)]


def test_a_property_that_must_be_kept_is_in_use() -> None:
    assert found(altered(tiny_plan(), "properties", "depot", state="must keep")) == [("available", "depot", 1)]


def test_a_team_is_based_on_its_agencys_network() -> None:
    assert found(altered(tiny_plan(), "properties", "annexe", ict=("council",))) == [("ict", "advice", 1)]
    assert found(altered(tiny_plan(), "properties", "annexe", ict=("council", "trust"))) == []
    assert found(altered(tiny_plan(), "properties", "library", ict=("council",))) == []


@pytest.mark.parametrize(
    ("values", "faults"),
    [
        ({"public_access": False}, [("public-access", "advice", 1)]),
        ({"step_free": False}, [("public-access", "advice", 1)]),
        ({"public_access": False, "step_free": False}, [("public-access", "advice", 1)]),
        ({"public_access": True, "step_free": True}, []),
        ({}, []),
    ],
)
def test_a_team_that_the_public_visits_is_where_it_can_enter(
    values: dict[str, Any], faults: list[tuple[str, str, int]]
) -> None:
    plan = altered(altered(tiny_plan(), "services", "advice", public_access=True), "properties", "annexe", **values)
    assert found(plan) == faults
    assert found(altered(plan, "services", "advice", public_access=False)) == []


def test_a_must_request_that_does_not_hold_is_a_fault_and_a_wish_is_not() -> None:
    assert found(tiny_plan(a_request(Kind.CLOSE, "hall"))) == [("requests", "r1", 1)]
    assert found(tiny_plan(a_request(Kind.CLOSE, "hall", strength="should"))) == []


def test_requests_of_other_options_are_not_asked() -> None:
    plan = tiny_plan(a_request(Kind.CLOSE, "hall", option="o2"))
    assert found(plan) == []
    assert found(plan.with_rows(options=[an_option(parent="o2"), an_option("o2")])) == [("requests", "r1", 1)]


def test_teams_share_the_rooms_of_the_property_that_leads_them() -> None:
    plan = altered(
        altered(tiny_plan(), "properties", "library", meeting_rooms=1), "services", "legal", meeting_rooms="0.5"
    )
    assert found(altered(plan, "services", "visits", meeting_rooms="0.5")) == []
    assert found(altered(plan, "services", "visits", meeting_rooms="0.51")) == [("rooms", "library", 1)]


def test_meeting_rooms_are_no_interview_rooms_and_what_is_not_known_is_enough() -> None:
    plan = altered(tiny_plan(), "services", "advice", meeting_rooms=1, interview_rooms="0.2")
    assert found(altered(plan, "properties", "annexe", meeting_rooms=1)) == []
    assert found(altered(plan, "properties", "annexe", meeting_rooms=0, interview_rooms=0)) == [
        ("rooms", "annexe", 100),
        ("rooms", "annexe", 20),
    ]


@pytest.mark.parametrize(
    ("rule", "table", "ident", "values"),
    [
        ("core-everywhere", "services", "visits", {"floor_fte": 2, "min_team_fte": 0}),
        ("minimum-team", "services", "visits", {"min_team_fte": 2}),
        ("desks", "properties", "hall", {"desks": 1}),
        ("rooms", "services", "visits", {"meeting_rooms": 3}),
        ("available", "properties", "hall", {"state": "closing"}),
        ("ict", "properties", "annexe", {"ict": ("council",)}),
        ("base-in-locality", "properties", "library", {"place": "city"}),
    ],
)
def test_a_rule_that_the_plan_does_without_is_not_asked(
    rule: str, table: str, ident: str, values: dict[str, Any]
) -> None:
    roomless = altered(tiny_plan(), "properties", "hall", meeting_rooms=0)
    assert {name for name, _, _ in found(altered(roomless, table, ident, **values))} == {rule}
    off = [type(roomless.settings)(**{**roomless.settings.model_dump(), "rules_off": (rule,)})]
    assert found(altered(roomless.with_rows(plan=off), table, ident, **values)) == []


def test_without_the_rule_of_requests_no_must_is_asked() -> None:
    assert found(tiny_plan(a_request(Kind.CLOSE, "hall"), rules_off=("requests",))) == []


def test_the_structure_of_a_design_cannot_be_switched_off() -> None:
    plan = tiny_plan(rules_off=("structure", "figures", "proof"))
    assert found(plan, placed(tiny_design(), "03", NORTH, None)) == [("structure", "03", 1)]
