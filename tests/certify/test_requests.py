"""Each kind of request: that it holds where it should, and its shortfall where it does not."""

from __future__ import annotations

from typing import Any

import pytest

from orgdesign.plan import Plan
from orgdesign.plan.requests import Kind, Request
from tests.builders import a_journey, a_link, a_need, a_request, a_service
from tests.certify.tiny import SOUTH, altered, based, found, placed, tiny_design, tiny_plan, using, verdict

K = Kind
Case = tuple[Kind, str, str, Any, int]

CASES: list[Case] = [
    # The post's team is that of the locality, or has its lead base there.
    (K.PIN_LOCALITY, "01", "north", None, 0),
    (K.PIN_LOCALITY, "01", "south", None, 1),
    (K.PIN_LOCALITY, "07", "south", None, 0),
    (K.PIN_LOCALITY, "07", "north", None, 1),
    # The post sits there, or each team is led from there.
    (K.PIN_BASE, "05", "annexe", None, 0),
    (K.PIN_BASE, "05", "hall", None, 1),
    (K.PIN_BASE, "visits", "hall", None, 1),
    (K.PIN_BASE, "visits", "depot", None, 2),
    (K.PIN_BASE, SOUTH, "library", None, 0),
    (K.HOST_IN, "advice", "north", None, 0),
    (K.HOST_IN, "advice", "south", None, 1),
    (K.HOST_IN, "visits", "north", None, 1),
    (K.KEEP, "hall", "", None, 0),
    (K.KEEP, "depot", "", None, 1),
    (K.CLOSE, "depot", "", None, 0),
    (K.CLOSE, "hall", "", None, 1),
    # Annexe, hall and library are in use; the first two stand in the north.
    (K.USE_AT_MOST, "", "", 3, 0),
    (K.USE_AT_MOST, "", "", 1, 2),
    (K.USE_AT_MOST, "city", "", 0, 3),
    (K.USE_AT_MOST, "north", "", 2, 0),
    (K.USE_AT_MOST, "north", "", 1, 1),
    (K.TOGETHER, "legal", SOUTH, None, 0),
    (K.TOGETHER, "legal", "visits", None, 1),
    (K.TOGETHER, "advice", "visits", None, 2),
    (K.TOGETHER, "visits@north", SOUTH, None, 1),
    (K.TOGETHER, "visits", SOUTH, None, 0),
    (K.APART, "advice", "visits", None, 0),
    (K.APART, "legal", "visits", None, 1),
    (K.APART, "visits@north", SOUTH, None, 0),
    (K.FORBID, "visits", "annexe", None, 0),
    (K.FORBID, "visits", "hall", None, 1),
    # 100 + 80 + 30 a year; 130 of it in the north.
    (K.RUNNING_COST_CEILING, "", "", 210, 0),
    (K.RUNNING_COST_CEILING, "", "", "209.99", 1),
    (K.RUNNING_COST_CEILING, "north", "", 130, 0),
    (K.RUNNING_COST_CEILING, "north", "", 100, 3000),
    # 50 to bring the annexe into use, and 7 to release the depot.
    (K.ONE_OFF_COST_CEILING, "", "", 57, 0),
    (K.ONE_OFF_COST_CEILING, "", "", "56.5", 50),
    # 2.5 FTE in the north, 1 in the south; 1.6 and 2 in the others.
    (K.FTE_FLOOR, "visits", "", 1, 0),
    (K.FTE_FLOOR, "visits", "", "2.5001", 1 + 15001),
    (K.FTE_FLOOR, SOUTH, "", "1.5", 5000),
    (K.FTE_FLOOR, "advice", "", "1.6001", 1),
    # 300 children for 2 filled FTE in the north, 100 for 1 in the south.
    (K.CASELOAD_CAP, "visits", "", 150, 0),
    (K.CASELOAD_CAP, "visits", "", 149, 135),
    (K.CASELOAD_CAP, SOUTH, "", 40, 15000),
    (K.CASELOAD_CAP, "visits", "", 0, 2),
    (K.CASELOAD_CAP, "legal", "", 100, 1),
    # Signing: 03 in the north is vacant, 04 serves the south.
    (K.COVER, "signing", "south", 1, 0),
    (K.COVER, "signing", "north", 1, 1),
    (K.COVER, "signing", "", 2, 3),
    (K.COVER, "driving", "", 1, 2),
    # The annexe is one minute from the place north, the hall none; the library six from it.
    (K.REACH, "advice", "north", 1, 0),
    (K.REACH, "advice", "north", "0.5", 30),
    (K.REACH, "visits", "north", 5, 60),
    # Signing: half an FTE that is vacant in the north, one in the south. 06 has its service's professions, 05 its own.
    (K.SKILL_MIX, "visits", "Signing", "0.5", 0),
    (K.SKILL_MIX, "visits", "signing", "0.5001", 1),
    (K.SKILL_MIX, "visits", "signing; nursing; Nursing", 1, 5000 + 10000),
    (K.SKILL_MIX, "advice", "law", "1.6", 0),
    (K.SKILL_MIX, "advice", "nursing", 1, 4000),
    # 04 serves the south and its manager 01 the north; 03 is vacant.
    (K.SUPERVISION, "visits", "", None, 1),
    (K.SUPERVISION, "visits@north", "", None, 0),
    (K.SUPERVISION, SOUTH, "", None, 1),
    (K.SUPERVISION, "", "", None, 1),
    (K.SUPERVISION, "advice", "", None, 0),
    # The hall is a school; the kind of the others is not stated.
    (K.KIND_OF_BASE, "visits@north", "office; school", None, 0),
    (K.KIND_OF_BASE, "visits", "School", None, 1),
    (K.KIND_OF_BASE, "legal", "office", None, 1),
    # What the option does not form does not hold, in every kind.
    (K.SKILL_MIX, "nobody", "signing", 0, 1),
    (K.SUPERVISION, "legal@north", "", None, 1),
    (K.KIND_OF_BASE, "nobody", "school", None, 1),
    (K.PIN_BASE, "visits@west", "hall", None, 1),
    (K.PIN_LOCALITY, "99", "north", None, 1),
    (K.HOST_IN, "legal@north", "north", None, 1),
    (K.APART, "legal@north", "visits", None, 1),
    (K.APART, "visits", "legal@north", None, 1),
    (K.TOGETHER, "nobody", "visits", None, 1),
    (K.FORBID, "legal@south", "hall", None, 1),
    (K.FTE_FLOOR, "nobody", "", 0, 1),
    (K.CASELOAD_CAP, "legal@south", "", 999, 1),
    (K.REACH, "nobody", "north", 99, 1),
]


@pytest.mark.parametrize(("kind", "subject", "object_", "amount", "short"), CASES)
def test_a_request_holds_or_falls_short_by_so_much(
    kind: Kind, subject: str, object_: str, amount: int | str | None, short: int
) -> None:
    ask = a_request(kind, subject, object_, amount)
    assert found(tiny_plan(ask)) == ([("requests", "r1", short)] if short else [])


@pytest.mark.parametrize(("kind", "subject", "object_", "amount", "short"), CASES)
def test_a_wish_that_falls_short_is_named_and_weighs(
    kind: Kind, subject: str, object_: str, amount: int | str | None, short: int
) -> None:
    said = verdict(tiny_plan(a_request(kind, subject, object_, amount, strength="should", weight="0.25")))
    assert said.ok
    assert said.unmet == (("r1", "wish") if short else ("wish",))
    assert said.amounts["requests unmet"] == (175 if short else 150)


def test_every_kind_of_request_is_tried_both_ways() -> None:
    assert {(case[0], bool(case[4])) for case in CASES} == {(kind, short) for kind in Kind for short in (True, False)}


def test_two_core_services_are_together_within_each_locality() -> None:
    plan = _two_core(a_request(Kind.TOGETHER, "visits", "nurses"))
    design = placed(placed(tiny_design(), "05", "nurses@north", "hall"), "06", "nurses@south", "library")
    design = based(based(based(design, "advice"), "nurses@north", "hall"), "nurses@south", "library")
    design = using(design, "hall", "library")
    assert found(plan, design) == []
    parted = based(placed(design, "06", "nurses@south", "depot"), "nurses@south", "depot")
    assert ("requests", "r1", 1) in found(plan, using(parted, "depot", "hall", "library"))


def test_two_core_services_are_apart_within_each_locality() -> None:
    plan = _two_core(a_request(Kind.APART, "visits", "nurses"))
    design = placed(placed(tiny_design(), "05", "nurses@north", "hall"), "06", "nurses@south", "library")
    design = based(based(based(design, "advice"), "nurses@north", "hall"), "nurses@south", "library")
    assert found(plan, using(design, "hall", "library")) == [("requests", "r1", 2)]


def _two_core(ask: Request) -> Plan:
    """Advice becomes nurses, a second core service of one post in each locality; there are desks for all."""
    plan = tiny_plan(ask)
    services = [row for row in plan.services if row.id != "advice"] + [a_service("nurses")]
    moved = [
        type(row)(**{**row.model_dump(), "service": "nurses" if row.service == "advice" else row.service})
        for row in plan.posts
    ]
    plan = plan.with_rows(services=services, posts=moved, links=[a_link("visits", "nurses")])
    return altered(altered(plan, "properties", "hall", desks=20), "properties", "library", desks=20)


def test_teams_share_a_base_wherever_in_their_lists_it_stands() -> None:
    plan = altered(tiny_plan(a_request(Kind.APART, "advice", "visits")), "services", "advice", max_bases=2)
    assert found(plan, based(tiny_design(), "advice", "annexe", "hall")) == [("requests", "r1", 1)]


def test_a_further_base_is_forbidden_too() -> None:
    plan = altered(tiny_plan(a_request(Kind.FORBID, "advice", "hall")), "services", "advice", max_bases=2)
    assert found(plan, based(tiny_design(), "advice", "annexe", "hall")) == [("requests", "r1", 1)]


def test_reach_is_travelled_from_the_place_to_the_base() -> None:
    plan = tiny_plan(a_request(Kind.REACH, "advice", "north", 3))
    journeys = [a_journey("north", "annexe", 4), a_journey("annexe", "north", 2)]
    assert found(plan.with_rows(travel=journeys)) == [("requests", "r1", 60)]


def test_a_receipt_pays_for_what_is_brought_into_use() -> None:
    plan = tiny_plan(a_request(Kind.ONE_OFF_COST_CEILING, amount=20))
    assert found(altered(plan, "properties", "depot", release_cost=-30)) == []
    assert found(altered(plan, "properties", "depot", release_cost="-29.99")) == [("requests", "r1", 1)]


def test_a_candidate_that_stays_unused_costs_nothing_to_release() -> None:
    plan = tiny_plan(a_request(Kind.ONE_OFF_COST_CEILING, amount=50))
    assert found(altered(plan, "properties", "depot", state="candidate")) == []


def test_a_team_of_the_whole_area_has_the_caseload_of_the_whole_area() -> None:
    plan = tiny_plan(a_request(Kind.CASELOAD_CAP, "advice", amount=200))
    plan = altered(plan, "services", "advice", caseload_measure="children")
    assert found(plan) == [("requests", "r1", 4000)]
    assert found(plan.with_rows(needs=[*plan.needs, a_need("city", 500)])) == [("requests", "r1", 9000)]
    assert found(plan.with_rows(needs=[])) == []


def test_a_post_without_a_team_is_parted_from_its_manager() -> None:
    plan = tiny_plan(a_request(Kind.SUPERVISION, "visits"))
    for team in ("visits", "visits@west"):
        assert ("requests", "r1", 2) in found(plan, placed(tiny_design(), "02", team, "hall"))
    assert ("requests", "r1", 3) not in found(plan, placed(tiny_design(), "03", SOUTH, "library"))


def test_a_manager_who_is_vacant_or_of_another_service_parts_nobody() -> None:
    plan = tiny_plan(a_request(Kind.SUPERVISION, "visits"))
    assert found(altered(plan, "posts", "01", vacant=True)) == []
    assert found(altered(plan, "posts", "04", manager="05")) == []


def test_a_team_without_a_base_reaches_nothing_and_is_together_with_nobody() -> None:
    design = based(tiny_design(), "legal")
    for ask in (
        a_request(Kind.REACH, "legal", "south", 99),
        a_request(Kind.TOGETHER, "legal", SOUTH),
        a_request(Kind.PIN_BASE, "legal", "library"),
        a_request(Kind.HOST_IN, "legal", "south"),
        a_request(Kind.KIND_OF_BASE, "legal", "school"),
    ):
        assert ("requests", "r1", 1) in found(tiny_plan(ask), design)
