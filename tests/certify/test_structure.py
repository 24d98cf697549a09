"""The design itself: every post once, in a team of its own, at a base of that team."""

from __future__ import annotations

from dataclasses import replace

import pytest

from orgdesign.asis import today
from orgdesign.certify import check
from orgdesign.design import Design, Placement
from orgdesign.plan.requests import Kind
from tests.builders import a_request
from tests.certify.tiny import (
    NORTH,
    SOUTH,
    altered,
    based,
    found,
    placed,
    tiny_brief,
    tiny_design,
    tiny_plan,
    using,
    verdict,
)


def test_a_sound_design_has_no_fault() -> None:
    assert found() == []
    assert verdict().ok


def test_a_post_that_is_not_placed_is_missed() -> None:
    design = replace(tiny_design(), placements=tiny_design().placements[:-1])
    assert found(design=design) == [("structure", "08", 1)]


def test_a_post_placed_three_times_is_twice_too_many_and_counted_once() -> None:
    twice = Placement("08", "legal", "library")
    said = verdict(design=replace(tiny_design(), placements=(*tiny_design().placements, twice, twice)))
    assert [(f.rule, f.subject, f.amount) for f in said.faults] == [("structure", "08", 2)]
    assert said.amounts == verdict().amounts


def test_a_post_that_the_plan_does_not_have_is_refused() -> None:
    extra = Placement("99", "legal", "library")
    design = replace(tiny_design(), placements=(*tiny_design().placements, extra))
    assert found(design=design) == [("structure", "99", 1)]


def test_a_post_of_a_service_out_of_scope_is_not_to_be_placed() -> None:
    plan = altered(tiny_plan(), "services", "advice", in_scope=False)
    assert found(plan, using(based(tiny_design(), "advice"), "hall", "library")) == [
        ("structure", "05", 1),
        ("structure", "06", 1),
    ]


def test_a_post_in_a_team_of_another_service_is_found() -> None:
    design = placed(tiny_design(), "08", SOUTH, "library")
    assert ("structure", "08", 1) in found(design=design)


@pytest.mark.parametrize("team", ["visits", "visits@west", "nothing"])
def test_a_team_that_the_option_does_not_form_is_found(team: str) -> None:
    assert ("structure", "03", 1) in found(design=placed(tiny_design(), "03", team, "hall"))
    assert ("structure", team, 1) in found(design=based(tiny_design(), team, "hall"))


def test_a_post_that_sits_nowhere_is_found() -> None:
    assert found(design=placed(tiny_design(), "03", NORTH, None)) == [("structure", "03", 1)]


def test_a_property_that_the_plan_does_not_have_is_found_wherever_it_is_named() -> None:
    assert ("structure", "03", 1) in found(design=placed(tiny_design(), "03", NORTH, "castle"))
    assert ("structure", "legal", 1) in found(design=based(tiny_design(), "legal", "castle"))
    assert ("structure", "castle", 1) in found(design=using(tiny_design(), "annexe", "castle", "hall", "library"))


def test_a_post_away_from_the_bases_of_its_team_is_found() -> None:
    plan = altered(tiny_plan(), "properties", "annexe", desks=9)
    assert found(plan, placed(tiny_design(), "03", NORTH, "annexe")) == [("structure", "03", 1)]


@pytest.mark.parametrize("strength", ["must", "should"])
def test_a_post_that_is_pinned_to_a_property_may_sit_there(strength: str) -> None:
    pin = a_request(Kind.PIN_BASE, "03", "annexe", strength=strength)
    plan = altered(tiny_plan(pin), "properties", "annexe", desks=9)
    assert found(plan, placed(tiny_design(), "03", NORTH, "annexe")) == []


def test_a_pin_of_another_option_is_no_leave_to_sit_elsewhere() -> None:
    plan = altered(tiny_plan(a_request(Kind.PIN_BASE, "03", "annexe", option="o2")), "properties", "annexe", desks=9)
    assert found(plan, placed(tiny_design(), "03", NORTH, "annexe")) == [("structure", "03", 1)]


def test_a_fixed_post_stays_at_its_base_of_today() -> None:
    assert found(design=placed(tiny_design(), "07", "legal", "library")) == [("structure", "07", 1)]


def test_a_fixed_post_serves_the_locality_of_today() -> None:
    plan = altered(tiny_plan(), "posts", "01", movable=False)
    assert found(plan) == []
    wrong = placed(tiny_design(), "01", SOUTH, "hall")
    assert found(plan, wrong) == [("structure", "01", 1)]
    assert found(altered(plan, "posts", "01", place="south"), wrong) == []
    assert found(altered(plan, "posts", "01", place="city"), wrong) == []


def test_a_fixed_post_may_serve_the_locality_that_it_is_pinned_to() -> None:
    plan = altered(tiny_plan(a_request(Kind.PIN_LOCALITY, "01", "south")), "posts", "01", movable=False)
    assert found(plan, placed(tiny_design(), "01", SOUTH, "hall")) == []
    assert found(plan) == [("requests", "r1", 1)]


def test_a_team_without_a_base_is_found() -> None:
    assert ("structure", "legal", 1) in found(design=based(tiny_design(), "legal"))
    assert ("structure", NORTH, 1) in found(design=based(tiny_design(), NORTH))


def test_bases_beyond_what_the_service_allows_are_counted() -> None:
    design = using(based(tiny_design(), "legal", "library", "hall", "depot"), "annexe", "depot", "hall", "library")
    assert found(design=design) == [("structure", "legal", 2)]
    assert found(altered(tiny_plan(), "services", "legal", max_bases=3), design) == []


def test_a_base_named_twice_is_found() -> None:
    assert found(design=based(tiny_design(), NORTH, "hall", "hall")) == [("structure", NORTH, 1)]


def test_a_property_in_use_must_be_given_as_such() -> None:
    assert found(design=using(tiny_design(), "annexe", "hall")) == [("structure", "library", 1)]


def test_a_property_given_twice_is_found() -> None:
    assert found(design=using(tiny_design(), "annexe", "hall", "hall", "library")) == [("structure", "hall", 1)]


def test_an_idle_property_is_in_use_only_where_something_keeps_it() -> None:
    design = using(tiny_design(), "annexe", "depot", "hall", "library")
    assert found(design=design) == [("structure", "depot", 1)]
    assert found(altered(tiny_plan(), "properties", "depot", state="must keep"), design) == []
    assert found(tiny_plan(a_request(Kind.KEEP, "depot")), design) == []
    assert found(tiny_plan(a_request(Kind.KEEP, "depot", option="o2")), design) == [("structure", "depot", 1)]


def test_a_service_without_a_class_is_found() -> None:
    brief = tiny_brief()
    classless = replace(brief, classes={"visits": brief.classes["visits"], "advice": brief.classes["advice"]})
    said = check(classless, tiny_design()).faults
    assert ("structure", "legal", 1) in [(f.rule, f.subject, f.amount) for f in said]


def test_an_empty_design_is_read_to_the_end() -> None:
    said = verdict(design=Design((), {}, ()))
    assert [f.subject for f in said.faults if f.sentence.endswith("is not placed.")] == [f"0{n}" for n in range(1, 9)]
    assert said.amounts["need match"] == 35000


def test_todays_organisation_is_read_too() -> None:
    said = check(tiny_brief(), today(tiny_brief()))
    assert ("structure", "08", 1) in [(f.rule, f.subject, f.amount) for f in said.faults]
    assert said.amounts["moves"] == 0
