"""Families of tiny briefs of which every design is listed: made so that each rule holds in some and not in others."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from itertools import islice

from orgdesign.brief import Brief, make_brief
from orgdesign.design import Design
from orgdesign.plan import Plan
from orgdesign.plan.options import Goal
from orgdesign.plan.properties import State
from orgdesign.plan.requests import Kind, Request
from tests.builders import (
    CITY_WIDE,
    EXTENDED,
    HOSTED,
    a_brief,
    a_city,
    a_journey,
    a_link,
    a_need,
    a_place,
    a_plan,
    a_post,
    a_priority,
    a_property,
    a_request,
    a_service,
    an_alliance,
    an_option,
    posts,
    some_settings,
)
from tests.rules.enumerate import enumerate_designs
from tests.strategies import class_meant, tiny_plan

MOST_DESIGNS = 1_200


def hosted_clinic(requests: Iterable[Request] = ()) -> Brief:
    """A core service split over two localities beside a hosted one that the public visits and may have two bases."""
    plan = a_plan(
        places=[*a_city(), a_place("quay", tier="ward", parent="south", x=9000)],
        needs=[a_need("north", 2), a_need("south", 1)],
        services=[
            a_service(
                need_measure="children",
                caseload_measure="children",
                floor_fte="0.8",
                min_team_fte="0.8",
                meeting_rooms="0.6",
                interview_rooms="0.5",
            ),
            a_service(
                "clinic",
                agency="NHS",
                public_access=True,
                max_bases=2,
                meeting_rooms="0.5",
                profession="Nursing; play",
                need_measure="children",
            ),
        ],
        posts=[
            a_post("01", skills="signing"),
            a_post("02", fte="0.7999", base="library", vacant=True, skills="signing"),
            a_post("04", service="clinic", fte="0.4", base="library", skills="signing"),
            a_post("05", service="clinic", fte="0.8", skills="signing"),
        ],
        properties=[
            a_property("hall", desks=2, ict="council", release_cost=5, meeting_rooms=1, kind="School"),
            a_property("library", place="south", desks=2, step_free=False, running_cost=70, kind="library"),
            a_property("annex", place="quay", desks=1, state=State.CLOSING, running_cost=40, release_cost=-3),
        ],
        links=[a_link("visits", "clinic", weight=3)],
        alliances=an_alliance("Health", "visits", "clinic", strength="1.5"),
        requests=requests,
    )
    return a_brief(plan, clinic=HOSTED)


def fixed_posts(requests: Iterable[Request] = ()) -> Brief:
    """A core service with a fixed and a pinned post; an area-wide one that states its desks and may have two bases."""
    plan = a_plan(
        some_settings(desk_ratio=Decimal("0.5")),
        services=[a_service(), a_service("data", max_bases=2, team_desks=1)],
        posts=[
            a_post("01", movable=False, not_movable_because="partner"),
            a_post("02", base="library", skills="signing", manager="01"),
            a_post("03", base=None, fte="0.5", manager="02"),
            a_post("04", service="data", base="library", movable=False, not_movable_because="partner"),
            a_post("05", service="data", skills="signing"),
        ],
        properties=[
            a_property("hall", desks=1, state=State.MUST_KEEP, kind="school"),
            a_property("library", place="south", desks=2),
            a_property(
                "depot",
                place="city",
                state=State.CANDIDATE,
                available_from=date(2010, 5, 1),
                one_off_cost=20,
                running_cost=9,
                x=3000,
                y=1000,
            ),
        ],
        travel=[a_journey("hall", "library", 9), a_journey("library", "hall", 4), a_journey("depot", "hall", 3)],
        links=[a_link("data", "visits", weight="0.5")],
        alliances=[*an_alliance("Records", "data", strength="0.25"), *an_alliance("Records", "visits", strength=2)],
        options=[an_option(go_live=date(2010, 4, 1))],
        requests=[a_request(Kind.PIN_BASE, "02", "depot", id="r0", strength="should"), *requests],
    )
    return a_brief(plan, data=CITY_WIDE)


def three_localities(requests: Iterable[Request] = ()) -> Brief:
    """Three small localities of a property each, two core services, one of them with too few posts."""
    plan = a_plan(
        places=[*a_city("north", "south", "west")],
        needs=[a_need("city", 12), a_need("north", 4), a_need("south", 3), a_need("west", 0)],
        services=[
            a_service(need_measure="children", caseload_measure="children"),
            a_service("advice", caseload_measure="children", need_measure="children"),
        ],
        posts=[a_post("01"), a_post("02", manager="01"), *posts("advice", 2, first=4, manager="01")],
        properties=[
            a_property(),
            a_property("library", place="south"),
            a_property("lodge", place="west", x=1000, state=State.CANDIDATE, one_off_cost=7),
        ],
        links=[a_link("visits", "advice")],
        priorities=[a_priority(1, Goal.MOVES)],
        requests=requests,
    )
    return a_brief(plan, advice=EXTENDED)


FAMILIES = (hosted_clinic, fixed_posts, three_localities)


def drawn(count: int) -> list[Brief]:
    """Briefs of drawn tiny plans, with requests of every kind, small enough to list."""
    found: list[Brief] = []
    seed = 0
    while len(found) < count:
        brief = brief_of(tiny_plan(seed, services=2, posts=4, properties=3, kinds=tuple(Kind)))
        seed += 1
        if small(brief):
            found.append(brief)
    return found


def brief_of(plan: Plan) -> Brief:
    """The brief of a drawn tiny plan, whose classes are those that its answers were written for."""
    return make_brief(plan, "o1", {s.id: class_meant(plan, s.id) for s in plan.services})


def small(brief: Brief) -> bool:
    """Tell whether the designs are few enough to judge each."""
    return sum(1 for _ in islice(enumerate_designs(brief), MOST_DESIGNS + 1)) <= MOST_DESIGNS


def designs_of(brief: Brief) -> list[Design]:
    """Every design of the brief."""
    return list(enumerate_designs(brief))
