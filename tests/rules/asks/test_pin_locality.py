"""A post pinned to a locality."""

from __future__ import annotations

from orgdesign.asis import today
from orgdesign.brief import Brief
from orgdesign.design import Placement
from orgdesign.plan.requests import Kind, Request
from orgdesign.plan.services import ServiceClass
from orgdesign.rules.asks.pin_locality import PinLocality
from tests.builders import CITY_WIDE, CORE, a_brief, a_design, a_plan, a_post, a_property, a_request, a_service

ASK = PinLocality()


def pinned(subject: str = "01", to: str = "south", kind: ServiceClass = CORE) -> tuple[Brief, Request]:
    ask = a_request(Kind.PIN_LOCALITY, subject, to)
    return a_brief(a_plan(requests=[ask]), visits=kind), ask


def test_a_post_in_the_team_of_the_locality_serves_it() -> None:
    brief, ask = pinned()
    design = a_design(brief, {"01": ("visits@south", "library"), "02": ("visits@north", "hall")})
    assert ASK.shortfall(brief, design, ask) == (0, "01 serves south.")


def test_a_post_in_another_team_falls_short_by_one() -> None:
    brief, ask = pinned()
    design = a_design(brief, {"01": ("visits@north", "hall"), "02": ("visits@south", "library")})
    assert ASK.shortfall(brief, design, ask) == (1, "01 serves north, not south.")


def test_a_post_of_an_area_wide_team_serves_where_the_team_leads() -> None:
    brief, ask = pinned(kind=CITY_WIDE)
    at = {site: a_design(brief, {"01": ("visits", site), "02": ("visits", site)}) for site in ("hall", "library")}
    assert ASK.shortfall(brief, at["library"], ask)[0] == 0
    assert ASK.shortfall(brief, at["hall"], ask)[0] == 1


def test_a_fixed_post_may_serve_the_locality_that_it_is_pinned_to() -> None:
    ask = a_request(Kind.PIN_LOCALITY, "01", "south")
    fixed = a_post("01", movable=False, not_movable_because="partner")
    brief = a_brief(a_plan(posts=[fixed, a_post("02", base="library")], requests=[ask]))
    design = a_design(brief, {"01": ("visits@south", "hall"), "02": ("visits@south", "library")})
    assert brief.may_serve(brief.pool_of_post["01"], brief.team["visits@south"])
    assert ASK.shortfall(brief, design, ask)[0] == 0


def test_a_post_that_serves_no_known_locality_today_falls_short() -> None:
    ask = a_request(Kind.PIN_LOCALITY, "01", "south")
    brief = a_brief(a_plan(posts=[a_post("01", base=None)], requests=[ask]))
    assert today(brief).placements == (Placement("01", "visits", None),)
    assert ASK.shortfall(brief, today(brief), ask) == (1, "01 serves no one locality, not south.")


def test_a_post_of_a_service_that_is_left_out_cannot_be_pinned() -> None:
    ask = a_request(Kind.PIN_LOCALITY, "03", "south")
    services = [a_service(), a_service("schools", in_scope=False)]
    plan = a_plan(
        services=services,
        posts=[a_post("01"), a_post("02"), a_post("03", service="schools")],
        properties=[a_property(), a_property("library", place="south")],
        requests=[ask],
    )
    brief = a_brief(plan)
    design = a_design(brief, {"01": ("visits@north", "hall"), "02": ("visits@south", "library")})
    short, words = ASK.shortfall(brief, design, ask)
    assert short == 1
    assert words == "No team has the post 03 in this option: schools is left out (out of scope)."
