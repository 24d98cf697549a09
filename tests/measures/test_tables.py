"""Figures that are tables."""

from __future__ import annotations

from decimal import Decimal

from orgdesign.asis import today
from orgdesign.measures.tables import (
    caseload_by_locality,
    fte_by_locality,
    fte_split,
    occupancy_by_property,
    pay_by_division,
    pay_by_funding,
    pay_by_locality,
    requests_met,
)
from orgdesign.plan import Plan
from orgdesign.plan.requests import Kind
from tests.builders import CITY_WIDE, a_brief, a_need, a_plan, a_post, a_request, a_service, some_settings


def _plan() -> Plan:
    return a_plan(
        some_settings(on_cost=0),
        services=[
            a_service(need_measure="children", division="Families", funding="grant", caseload_measure="children"),
            a_service("panel", division="Learning"),
        ],
        needs=[a_need("north", 30), a_need("south", 10)],
        posts=[
            a_post("01", cost=100),
            a_post("02", base="library", vacant=True),
            a_post("03", base=None),
            a_post("04", service="panel", cost=50),
        ],
        requests=[a_request(Kind.KEEP, "hall", reason="It is ours.")],
    )


def test_the_split_has_a_row_for_each_team_and_one_for_posts_whose_locality_is_not_known() -> None:
    brief = a_brief(_plan(), panel=CITY_WIDE)
    rows = {(r["service"], r["locality"]): r for r in fte_split(brief, today(brief))}
    assert rows["visits", "north"]["fte"] == 1
    assert rows["visits", "south"]["filled"] == 0
    assert rows["visits", None]["fte"] == 1
    assert rows["panel", None]["target_fte"] is None
    assert sum((r["fte"] for r in rows.values()), Decimal(0)) == 4
    assert rows["visits", "north"]["target_fte"] + rows["visits", "south"]["target_fte"] == 3


def test_fte_by_locality_sets_core_staff_against_need() -> None:
    brief = a_brief(_plan(), panel=CITY_WIDE)
    north, south = fte_by_locality(brief, today(brief))
    assert (north["fte"], north["need_share_fte"]) == (1, Decimal("2.25"))
    assert south["fte_per_need_share"] == Decimal(1) / Decimal("0.75")


def test_occupancy_names_the_teams_and_counts_the_desks_of_each_property() -> None:
    brief = a_brief(_plan(), panel=CITY_WIDE)
    hall, library = occupancy_by_property(brief, today(brief))
    assert hall["teams"] == ["panel", "visits@north"]
    assert (hall["desks"], hall["needed"], hall["free"], hall["posts"]) == (10, 2, 8, 2)
    assert library["running_cost"] == 100


def test_pay_is_grouped_by_division_funding_and_locality_and_sums_to_the_same() -> None:
    brief = a_brief(_plan(), panel=CITY_WIDE)
    design = today(brief)
    divisions = {r["division"]: r for r in pay_by_division(brief, design)}
    assert divisions["Families"]["pay"] == 100
    assert divisions["Families"]["without_cost"] == 2
    assert {r["funding"] for r in pay_by_funding(brief, design)} == {"grant", ""}
    localities = {r["locality"]: r["pay"] for r in pay_by_locality(brief, design)}
    assert localities == {"north": 100, "south": 0, "": 50, "not known": 0}


def test_caseloads_and_requests_come_as_rows() -> None:
    brief = a_brief(_plan(), panel=CITY_WIDE)
    design = today(brief)
    loads = {r["locality"]: r["per_fte"] for r in caseload_by_locality(brief, design)}
    assert loads == {"north": 30, "south": None}
    (request,) = requests_met(brief, design)
    assert request["met"] is True
    assert request["reason"] == "It is ours."
