"""Rooms, skill mix, supervision and kinds of base in the search, in conflicts and in ways out of them."""

from __future__ import annotations

from typing import Any

from orgdesign.brief import Brief
from orgdesign.certify import check
from orgdesign.design import Conflict, Design, Sort, Status
from orgdesign.plan.requests import Kind
from orgdesign.solve import Limits, solve
from tests.builders import CITY_WIDE, a_brief, a_plan, a_post, a_property, a_request, a_service

EFFORT = Limits(effort=20)
LIBRARY = a_property("library", place="south")


def designed(brief: Brief) -> Design:
    result = solve(brief, EFFORT)
    assert result.status is Status.PROVEN_BEST
    assert result.design is not None
    assert check(brief, result.design).ok
    return result.design


def conflict_of(brief: Brief) -> Conflict:
    conflict = solve(brief, EFFORT).conflict
    assert conflict is not None
    assert conflict.verified
    return conflict


def two_clinics(**library: Any) -> Brief:
    """Two services of the whole area that each need a meeting room four days a week; both sit at the hall today."""
    plan = a_plan(
        services=[a_service("clinic", meeting_rooms="0.8"), a_service("panel", meeting_rooms="0.8")],
        posts=[a_post("01", service="clinic"), a_post("02", service="panel")],
        properties=[a_property(meeting_rooms=1), a_property("library", place="south", **library)],
    )
    return a_brief(plan, clinic=CITY_WIDE, panel=CITY_WIDE)


def test_teams_that_cannot_share_a_meeting_room_are_based_apart() -> None:
    bases = designed(two_clinics(meeting_rooms=1)).bases
    assert {bases["clinic"], bases["panel"]} == {("hall",), ("library",)}


def test_a_property_whose_rooms_are_not_known_takes_both() -> None:
    assert designed(two_clinics()).bases["panel"] in {("hall",), ("library",)}


def test_too_few_rooms_are_named_as_the_reason_and_switching_the_rule_off_as_the_way_out() -> None:
    conflict = conflict_of(two_clinics(meeting_rooms=0))
    assert (conflict.rules, conflict.requests) == (("rooms",), ())
    assert [(way.sort, way.sentence) for way in conflict.ways] == [(Sort.RULES, "Switch off rooms.")]


def test_a_skill_mix_is_met_by_moving_who_has_the_profession() -> None:
    posts = [a_post("01", profession="nursing"), a_post("02", profession="nursing"), a_post("03"), a_post("04")]
    ask = a_request(Kind.SKILL_MIX, "visits", "Nursing", 1)
    design = designed(a_brief(a_plan(posts=posts, requests=[ask])))
    assert {design.placement[post].team for post in ("01", "02")} == {"visits@north", "visits@south"}


def test_the_amount_of_a_skill_mix_that_can_be_had_is_offered() -> None:
    posts = [a_post("01", profession="nursing", fte="0.6"), a_post("02", profession="nursing", fte="0.5")]
    ask = a_request(Kind.SKILL_MIX, "visits", "nursing", 1)
    conflict = conflict_of(a_brief(a_plan(posts=posts, requests=[ask])))
    assert conflict.requests == ("r1",)
    assert [way.sentence for way in conflict.ways] == [
        "Ask for r1 (skill mix, weight 1) as should.",
        "Ask for 0.5 instead of 1 in r1 (skill mix).",
    ]


def test_posts_follow_their_line_manager_to_another_locality() -> None:
    posts = [a_post("01"), a_post("02", manager="01"), a_post("03", manager="02"), a_post("04", base="library")]
    asked = [a_request(Kind.PIN_LOCALITY, "01", "south"), a_request(Kind.SUPERVISION, "visits", id="r2")]
    asked.append(a_request(Kind.PIN_LOCALITY, "04", "north", id="r3"))
    design = designed(a_brief(a_plan(posts=posts, requests=asked)))
    assert {design.placement[post].team for post in ("01", "02", "03")} == {"visits@south"}


def test_supervision_that_leaves_a_locality_without_a_team_is_named_with_it() -> None:
    posts = [a_post("01"), a_post("02", manager="01", base="library")]
    conflict = conflict_of(a_brief(a_plan(posts=posts, requests=[a_request(Kind.SUPERVISION)])))
    assert (conflict.rules, conflict.requests) == (("core-everywhere",), ("r1",))
    assert [way.sentence for way in conflict.ways] == ["Ask for r1 (supervision, weight 1) as should."]


def test_a_kind_of_base_is_sought_where_it_should_be_and_given_up_where_there_is_none() -> None:
    wishes = [
        a_request(Kind.KIND_OF_BASE, "visits", "School", id="r1", strength="should"),
        a_request(Kind.KIND_OF_BASE, "visits@north", "school", id="r2"),
    ]
    schools = [a_property(), a_property("lodge", kind="school", running_cost=500), LIBRARY]
    result = solve(a_brief(a_plan(properties=schools, requests=wishes)), EFFORT)
    assert result.design is not None
    assert result.design.bases["visits@north"] == ("lodge",)
    assert result.amounts["requests unmet"] == 100


def test_a_kind_of_base_that_no_property_has_is_named_as_the_reason() -> None:
    ask = a_request(Kind.KIND_OF_BASE, "visits@south", "school")
    conflict = conflict_of(a_brief(a_plan(properties=[a_property(kind="school"), LIBRARY], requests=[ask])))
    assert (conflict.rules, conflict.requests) == (("base-in-locality",), ("r1",))
