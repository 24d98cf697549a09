"""Requests that name what the option does not form."""

from __future__ import annotations

import pytest

from orgdesign.asis import today
from orgdesign.errors import UseError
from orgdesign.plan.requests import Kind
from orgdesign.rules.asks.named import amount_of
from orgdesign.rules.asks.register import ASKS
from orgdesign.units import FTE
from tests.builders import HOSTED, a_brief, a_design, a_plan, a_post, a_request, a_service
from tests.rules.cases import requests_of
from tests.rules.families import FAMILIES

WHY = "no posts, though it states its desks"
WHERE = {"01": ("visits", "hall"), "02": ("visits", "hall")}
OF_TEAMS = {
    Kind.PIN_BASE: ("hall", None),
    Kind.HOST_IN: ("north", None),
    Kind.TOGETHER: ("visits", None),
    Kind.APART: ("visits", None),
    Kind.FORBID: ("hall", None),
    Kind.FTE_FLOOR: ("", 0),
    Kind.CASELOAD_CAP: ("", 5),
    Kind.REACH: ("north", 5),
    Kind.SKILL_MIX: ("nursing", 0),
    Kind.SUPERVISION: ("", None),
    Kind.KIND_OF_BASE: ("school", None),
}


@pytest.mark.parametrize("kind", OF_TEAMS)
def test_a_request_on_a_team_that_the_option_does_not_form_does_not_hold(kind: Kind) -> None:
    ask = a_request(kind, "visits@north", *OF_TEAMS[kind])
    brief = a_brief(a_plan(requests=[ask]), visits=HOSTED)
    assert ASKS[kind].shortfall(brief, a_design(brief, WHERE), ask) == (
        1,
        "There is no team visits@north in this option: visits is hosted.",
    )


def test_a_request_on_a_service_that_is_left_out_says_why() -> None:
    ask = a_request(Kind.TOGETHER, "visits", "schools")
    services = [a_service(), a_service("schools", in_scope=False), a_service("youth", team_desks=2)]
    brief = a_brief(a_plan(services=services, requests=[ask]), visits=HOSTED)
    design = a_design(brief, WHERE)
    out, empty = ASKS[Kind.TOGETHER], a_request(Kind.FTE_FLOOR, "youth", amount=1)
    assert out.shortfall(brief, design, ask)[1].endswith(": schools is left out (out of scope).")
    assert ASKS[Kind.FTE_FLOOR].shortfall(brief, design, empty)[1].endswith(f": youth is left out ({WHY}).")


def test_an_amount_is_taken_in_the_smallest_unit() -> None:
    assert amount_of(a_request(Kind.FTE_FLOOR, amount="0.12345"), FTE) == 1_235
    assert amount_of(a_request(Kind.USE_AT_MOST, amount=3)) == 3


def test_a_request_without_the_amount_that_it_needs_is_refused() -> None:
    with pytest.raises(UseError, match=r"Request r1 \(fte floor\) needs an amount"):
        amount_of(a_request(Kind.FTE_FLOOR, "visits"), FTE)


@pytest.mark.parametrize("kind", Kind)
def test_every_request_can_be_asked_of_todays_organisation(kind: Kind) -> None:
    for family in FAMILIES:
        for ask in requests_of(kind):
            brief = family([ask])
            short, words = ASKS[kind].shortfall(brief, today(brief), ask)
            assert short >= 0
            assert words.endswith(".")


@pytest.mark.parametrize("kind", [Kind.PIN_BASE, Kind.HOST_IN, Kind.REACH, Kind.TOGETHER, Kind.KIND_OF_BASE])
def test_a_team_that_has_no_base_today_counts_one(kind: Kind) -> None:
    target, amount = OF_TEAMS[kind]
    ask = a_request(kind, "clinic", target, amount)
    services = [a_service(), a_service("clinic")]
    plan = a_plan(services=services, posts=[a_post("01"), a_post("02", service="clinic", base=None)], requests=[ask])
    brief = a_brief(plan, visits=HOSTED, clinic=HOSTED)
    short, words = ASKS[kind].shortfall(brief, today(brief), ask)
    assert short == 1
    assert "clinic has no base" in words
