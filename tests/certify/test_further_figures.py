"""Access, one-off cost, alliances, fragments and disparity, against arithmetic done by hand."""

from __future__ import annotations

from orgdesign.plan import Plan
from orgdesign.plan.requests import Kind
from tests.builders import a_journey, a_need, a_place, a_request, an_alliance
from tests.certify.tiny import NORTH, SOUTH, altered, based, placed, tiny_design, tiny_plan, using, verdict

ACCESS, ONCE, BROKEN = "residents' access", "one-off cost", "alliances broken"


def with_wards() -> Plan:
    """Of the 300 in the north 200 live in a ward two kilometres from the hall."""
    plan = tiny_plan()
    ward = a_place("hill", tier="ward", parent="north", x=2000)
    return plan.with_rows(places=[*plan.places, ward], needs=[*plan.needs, a_need("hill", 200)])


def test_residents_reach_the_teams_of_their_locality_from_the_smallest_places_known() -> None:
    # 200 from the ward, two minutes; the other 100 are at the hall's own spot, the south's at the library's.
    assert verdict(with_wards()).amounts[ACCESS] == 200 * 120
    assert verdict(altered(with_wards(), "services", "visits", need_measure=None)).amounts[ACCESS] == 0


def test_residents_of_the_whole_area_reach_a_team_that_is_no_localitys_own() -> None:
    # The library is four kilometres from the ward and six from the north; the south is there already.
    plan = altered(
        altered(with_wards(), "services", "visits", need_measure=None), "services", "legal", need_measure="children"
    )
    assert verdict(plan).amounts[ACCESS] == 200 * 240 + 100 * 360


def test_residents_travel_to_the_base_by_the_table_where_it_knows() -> None:
    plan = with_wards().with_rows(travel=[a_journey("hill", "hall", 7), a_journey("hall", "hill", 3)])
    assert verdict(plan).amounts[ACCESS] == 200 * 420


def test_a_part_of_a_resident_is_rounded_by_team_half_seconds_up() -> None:
    plan = with_wards()
    assert verdict(plan.with_rows(needs=[a_need("hill", "0.0125")])).amounts[ACCESS] == 2
    assert verdict(plan.with_rows(needs=[a_need("hill", "0.0124")])).amounts[ACCESS] == 1


def test_one_off_cost_is_that_of_properties_newly_in_use_and_of_those_left() -> None:
    # The annexe is brought into use for 50; leaving the depot costs 7.
    assert verdict().amounts[ONCE] == 5000 + 700
    kept = tiny_plan(a_request(Kind.KEEP, "depot"))
    assert verdict(kept, using(tiny_design(), "annexe", "depot", "hall", "library")).amounts[ONCE] == 5000


def test_a_receipt_counts_against_one_off_cost() -> None:
    assert verdict(altered(tiny_plan(), "properties", "depot", release_cost="-90.10")).amounts[ONCE] == 5000 - 9010


def test_an_alliance_of_area_wide_members_belongs_at_one_base() -> None:
    plan = tiny_plan().with_rows(alliances=an_alliance("A", "advice", "legal", strength="1.25"))
    assert verdict(plan).amounts[BROKEN] == 125
    assert verdict(plan, based(tiny_design(), "legal", "annexe")).amounts[BROKEN] == 0
    assert verdict(plan, based(tiny_design(), "legal")).amounts[BROKEN] == 125


def test_an_area_wide_member_belongs_with_one_of_the_core_teams() -> None:
    plan = tiny_plan().with_rows(alliances=an_alliance("A", "visits", "legal"))
    assert verdict(plan).amounts[BROKEN] == 0
    assert verdict(plan, based(tiny_design(), "legal", "hall")).amounts[BROKEN] == 0
    assert verdict(plan, based(tiny_design(), "legal", "annexe")).amounts[BROKEN] == 100
    assert verdict(tiny_plan().with_rows(alliances=an_alliance("A", "visits"))).amounts[BROKEN] == 0


def test_core_members_belong_at_one_base_in_each_locality() -> None:
    plan = tiny_plan()
    nurses = type(plan.services[0])(id="nurses", name="Nurses")
    posts = [row.model_copy(update={"service": "nurses"}) if row.service == "advice" else row for row in plan.posts]
    services = [row for row in plan.services if row.id != "advice"] + [nurses]
    rows = [*an_alliance("A", "visits", strength=2), *an_alliance("A", "nurses", strength=3)]
    plan = plan.with_rows(services=services, posts=posts, alliances=rows)
    design = placed(placed(based(tiny_design(), "advice"), "05", "nurses@north", "hall"), "06", "nurses@south", "hall")
    apart = based(based(design, "nurses@north", "hall"), "nurses@south", "hall")
    assert verdict(plan, apart).amounts[BROKEN] == 300
    assert verdict(plan, based(apart, "nurses@south", "library")).amounts[BROKEN] == 0
    assert verdict(plan, based(apart, "nurses@north", "annexe")).amounts[BROKEN] == 600


def test_fragments_are_further_bases_and_core_teams_that_are_too_small() -> None:
    assert verdict().amounts["fragments"] == 0
    assert verdict(design=based(tiny_design(), "legal", "library", "hall", "depot")).amounts["fragments"] == 2
    assert verdict(altered(tiny_plan(), "services", "visits", min_team_fte="1.01")).amounts["fragments"] == 1
    assert verdict(altered(tiny_plan(), "services", "legal", min_team_fte=9)).amounts["fragments"] == 0


def test_disparity_is_what_the_busiest_locality_manages_beyond_the_least_busy() -> None:
    # The north has 2.5 FTE of visits and hosts the 1.6 of advice; the south has one. Legal is managed for all.
    assert verdict().amounts["disparity"] == 25_000 + 16_000 - 10_000
    assert verdict(design=based(tiny_design(), "advice", "library")).amounts["disparity"] == 26_000 - 25_000
    assert verdict(design=based(tiny_design(), "advice", "depot")).amounts["disparity"] == 15_000
    assert verdict(design=placed(tiny_design(), "01", SOUTH, "library")).amounts["disparity"] == 31_000 - 20_000
    assert verdict(design=placed(tiny_design(), "04", NORTH, "hall")).amounts["disparity"] == 51_000
