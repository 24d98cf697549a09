"""A kind of property that a team is to be based in."""

from __future__ import annotations

from orgdesign.brief import Brief
from orgdesign.design import Design
from orgdesign.plan.requests import Kind, Request
from orgdesign.rules.asks.kind_of_base import KindOfBase
from tests.builders import a_brief, a_design, a_plan, a_property, a_request

ASK = KindOfBase()


def asked(kinds: str, subject: str = "visits", **library: str) -> tuple[Brief, Design, Request]:
    ask = a_request(Kind.KIND_OF_BASE, subject, kinds)
    properties = [a_property(kind="School"), a_property("library", place="south", **library)]
    brief = a_brief(a_plan(properties=properties, requests=[ask]))
    return brief, a_design(brief, {"01": ("visits@north", "hall"), "02": ("visits@south", "library")}), ask


def test_a_team_led_from_a_property_of_the_kind_is_based_as_asked_capitals_aside() -> None:
    assert ASK.shortfall(*asked("school", "visits@north")) == (
        0,
        "visits@north is based in properties of the kind school.",
    )


def test_each_team_of_a_service_that_is_elsewhere_counts_one() -> None:
    short, words = ASK.shortfall(*asked("school", kind="office"))
    assert (short, words) == (1, "visits@south is based at library, which is of another kind than school.")


def test_any_of_several_kinds_will_do() -> None:
    assert ASK.shortfall(*asked("Children's centre; school", kind="children's centre"))[0] == 0


def test_a_property_whose_kind_is_not_known_is_of_no_kind() -> None:
    assert ASK.shortfall(*asked("school"))[0] == 1
