"""Desks."""

from __future__ import annotations

from typing import Any

from orgdesign.brief import Brief
from orgdesign.design import Design
from orgdesign.rules.constraints.desks import Desks
from tests.builders import CITY_WIDE, a_brief, a_design, a_plan, a_post, a_property, a_service, posts

RULE = Desks()


def three_at_the_hall(desks: int, **service: Any) -> tuple[Brief, Design]:
    plan = a_plan(
        services=[a_service(**{"max_bases": 2, **service})],
        posts=posts("visits", 3),
        properties=[a_property(desks=desks), a_property("library", place="south")],
    )
    brief = a_brief(plan, visits=CITY_WIDE)
    return brief, a_design(brief, {"01": ("visits", "hall"), "02": ("visits", "hall"), "03": ("visits", "hall")})


def test_a_property_with_a_desk_for_each_fte_holds_them() -> None:
    assert list(RULE.findings(*three_at_the_hall(3))) == []


def test_a_property_short_of_a_desk_is_named_with_what_it_needs() -> None:
    (found,) = RULE.findings(*three_at_the_hall(2))
    assert (found.subject, found.amount, found.sentence) == ("hall", 1, "hall needs 3 desks and has 2 free.")


def test_desks_are_the_fte_times_the_services_ratio_rounded_up() -> None:
    assert list(RULE.findings(*three_at_the_hall(2, desk_ratio="0.6"))) == []
    assert [f.amount for f in RULE.findings(*three_at_the_hall(1, desk_ratio="0.6"))] == [1]


def test_a_service_that_states_its_desks_needs_those_whoever_sits_there() -> None:
    assert list(RULE.findings(*three_at_the_hall(1, team_desks=1))) == []
    assert [f.amount for f in RULE.findings(*three_at_the_hall(1, team_desks=5))] == [4]


def test_stated_desks_are_needed_at_the_lead_base_and_the_ratio_holds_elsewhere() -> None:
    brief, _ = three_at_the_hall(1, team_desks=4)
    where = {"01": ("visits", "library"), "02": ("visits", "hall"), "03": ("visits", "hall")}
    (found,) = RULE.findings(brief, a_design(brief, where, leads={"visits": "library"}))
    assert (found.subject, found.amount) == ("hall", 1)


def test_vacant_posts_need_desks_and_outside_occupants_take_some() -> None:
    plan = a_plan(
        posts=[a_post("01", vacant=True), a_post("02", base="library")],
        properties=[a_property(desks=3, desks_taken=3), a_property("library", place="south")],
    )
    brief = a_brief(plan)
    design = a_design(brief, {"01": ("visits@north", "hall"), "02": ("visits@south", "library")})
    (found,) = RULE.findings(brief, design)
    assert found.sentence == "hall needs 1 desk and has 0 free."
