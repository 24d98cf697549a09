"""The plan's own row, the tree of places, and needs that add up."""

from __future__ import annotations

from decimal import Decimal

import pytest

from orgdesign.errors import Severity
from orgdesign.plan.check import Gaps, check
from orgdesign.plan.fields import Row
from orgdesign.plan.settings import RULE_IDS
from tests.plan.tiny import a_row, the_problem, tiny_plan, told, with_change, with_row, without

PLAN = "Delivering through localities"


def test_a_plan_needs_its_own_row_once() -> None:
    tables = tiny_plan().tables()
    assert the_problem({**tables, "plan": ()}).code == "missing-row"
    assert the_problem({**tables, "plan": tables["plan"] * 2}).code == "extra-row"
    assert check({**tables, "plan": ()}, Gaps(refused={"plan": set()})) == []


def test_the_delivery_tier_must_be_one_of_the_tiers() -> None:
    problem = the_problem(with_change("plan", PLAN, delivery_tier="localty"))
    assert (problem.column, problem.suggestion) == ("delivery_tier", "locality")


def test_a_tier_named_twice_is_refused() -> None:
    assert the_problem(with_change("plan", PLAN, tiers=("city", "locality", "ward", "city"))).code == "tiers"


def test_a_place_of_an_unknown_tier_is_refused() -> None:
    problem = the_problem(with_change("places", "ward-01", tier="wards"))
    assert (told(problem)[2:], problem.suggestion) == (("tier", "tier"), "ward")


def test_a_place_cannot_be_part_of_a_smaller_one() -> None:
    problem = the_problem(with_row("places", id="odd", name="Odd", tier="ward", parent="ward-01"))
    assert problem.expected == 'a ward cannot be part of a ward ("ward-01").'


def test_only_the_whole_area_has_no_parent() -> None:
    problem = the_problem(with_change("places", "north-west", parent=None))
    assert told(problem) == ("places", "2", "parent", "second-top")


def test_places_in_a_circle_are_named() -> None:
    found = check(with_change("places", "city", parent="ward-01"))
    assert [p.expected for p in found if p.code == "circle"] == [
        "places are part of each other in a circle: central-east → city → ward-01 → central-east."
    ]


def test_a_plan_without_places_or_without_localities_is_refused() -> None:
    tables = tiny_plan().tables()
    assert "no-places" in {p.code for p in check({**tables, "places": ()})}
    wards_only = [row for row in tables["places"] if getattr(row, "tier", "") != "locality"]
    assert "no-locality" in {p.code for p in check({**tables, "places": wards_only})}


def test_a_ward_outside_every_locality_is_pointed_out() -> None:
    problem = the_problem(with_row("places", id="lost", name="Lost", tier="ward", parent="city"))
    assert (problem.code, problem.severity) == ("outside", Severity.WARNING)


def need(place: str, value: float, measure: str = "children 8-13") -> Row:
    return a_row("needs", place=place, measure=measure, period="2009", value=value)


def with_needs(*rows: Row) -> dict[str, tuple[Row, ...]]:
    return {**tiny_plan().tables(), "needs": rows}


def test_wards_that_do_not_sum_to_their_locality_name_both_figures() -> None:
    wards = [a_row("places", id="ward-03", name="Third", tier="ward", parent="central-east")]
    tables = with_needs(need("ward-01", 600), need("ward-03", 500), need("central-east", 1250), need("ward-02", 980))
    tables["places"] = (*tables["places"], *wards)
    problem = the_problem(tables)
    assert told(problem) == ("needs", "2", "value", "total")
    assert problem.expected == ('children 8-13 in 2009: "central-east" is stated as 1,250, but its parts sum to 1,100.')


def test_a_total_is_compared_across_a_tier_that_states_nothing() -> None:
    tables = with_needs(need("ward-01", 1250), need("ward-02", 980), need("city", 3000))
    assert "sum to 2,230" in the_problem(tables).expected


@pytest.mark.parametrize(("stated", "fits"), [(2230, True), (2241, True), (2242, False), (2219, True), (2218, False)])
def test_rounded_totals_may_be_off_by_half_a_per_cent(stated: int, fits: bool) -> None:
    tables = with_needs(need("ward-01", 1250), need("ward-02", 980), need("city", stated))
    assert (check(tables) == []) is fits


def test_parts_that_are_not_all_stated_may_only_be_too_many() -> None:
    rest = (need("ward-02", 980),)
    tables = with_needs(need("ward-01", 600), need("city", 3000), *rest)
    tables["places"] = (*tables["places"], a_row("places", id="ward-03", name="3", tier="ward", parent="central-east"))
    assert check(tables) == []
    tables["needs"] = (need("ward-01", 600), need("city", 1000), *rest)
    assert "parts given so far sum to 1,580" in the_problem(tables).expected


def test_a_locality_without_need_in_the_latest_period_is_pointed_out() -> None:
    problem = the_problem(without("needs", "ward-02|children 8-13|2009"))
    assert (problem.code, problem.severity) == ("no-need", Severity.WARNING)
    assert "north-west" in problem.expected


def test_one_measure_in_two_units_is_pointed_out() -> None:
    problem = the_problem(with_change("needs", "ward-02|children 8-13|2009", unit="families"))
    assert problem.code == "mixed-units"


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        ({"x": Decimal(-1), "y": Decimal(299000)}, "x", "coordinates"),
        ({"x": Decimal(519000), "y": Decimal(9000000)}, "y", "coordinates"),
        ({"x": Decimal("-0.24"), "y": Decimal("52.57")}, "x", "coordinates"),
        ({"x": None}, "x", "half-a-point"),
        ({"x": Decimal(0), "y": Decimal(0)}, "x", "coordinates"),
    ],
)
def test_coordinates_must_lie_on_the_grid(row: dict[str, Decimal], column: str, code: str) -> None:
    assert told(the_problem(with_change("properties", "library", **row)))[2:] == (column, code)


def test_coordinates_in_degrees_must_be_degrees_and_in_their_order() -> None:
    tables = with_change("plan", PLAN, coordinates="degrees")
    found = check(tables)
    assert {p.code for p in found} == {"coordinates"}
    points = [type(r)(**{**dict(r), "x": Decimal("-0.2"), "y": Decimal("52.5")}) for r in tables["places"]]
    swapped = [type(r)(**{**dict(r), "x": Decimal("52.5"), "y": Decimal("-0.2")}) for r in tables["properties"]]
    found = check({**tables, "places": points, "properties": swapped})
    assert [(p.code, p.severity) for p in found] == [("swapped", Severity.WARNING)] * 2


def test_a_property_that_travel_cannot_find_is_pointed_out() -> None:
    tables = with_row("properties", id="shed", name="Shed", place="ward-02", desks=1, running_cost=1)
    assert check(tables) == []
    bare = [type(r)(**{**dict(r), "x": None, "y": None}) for r in tables["places"]]
    assert the_problem({**tables, "places": bare}).code == "nowhere"


def test_a_place_that_residents_travel_cannot_find_is_pointed_out_where_it_counts() -> None:
    tables = with_change("plan", PLAN)
    bare = [type(r)(**{**dict(r), "x": None, "y": None}) for r in tables["places"]]
    unplaced = {**tables, "places": bare}
    needed = {row.ident()[0] for row in tables["needs"]}
    assert check(unplaced) == []
    asked = [type(row)(**{**dict(row), "objective": "Residents’ access"}) for row in tables["priorities"][:1]]
    found = check({**unplaced, "priorities": asked})
    assert {(p.table, p.code, p.severity) for p in found} == {("places", "nowhere", Severity.WARNING)}
    assert len(found) == len(needed)


def test_rules_switched_off_are_rules_that_there_are() -> None:
    problem = the_problem(with_change("plan", PLAN, rules_off=("ict", "minimum-teams")))
    assert (*told(problem), problem.value) == ("plan", "0", "rules_off", "rule", "minimum-teams")
    assert problem.suggestion == "minimum-team"
    assert problem.severity is Severity.ERROR
    assert check(with_change("plan", PLAN, rules_off=RULE_IDS)) == []
