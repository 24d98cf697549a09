"""No more than so many properties."""

from __future__ import annotations

from orgdesign.plan.requests import Kind
from orgdesign.rules.asks.use_at_most import UseAtMost
from tests.builders import a_brief, a_city, a_design, a_place, a_plan, a_property, a_request

ASK = UseAtMost()
BRIEF = a_brief(
    a_plan(
        places=[*a_city(), a_place("quay", tier="ward", parent="south")],
        properties=[a_property(), a_property("library", place="south"), a_property("pier", place="quay")],
    )
)
DESIGN = a_design(BRIEF, {"01": ("visits@north", "hall"), "02": ("visits@south", "library")}, kept=["pier"])


def test_as_many_properties_as_may_be_are_not_too_many() -> None:
    ask = a_request(Kind.USE_AT_MOST, amount=3)
    assert ASK.shortfall(BRIEF, DESIGN, ask) == (0, "3 properties are in use in the whole area, where 3 may be.")


def test_each_property_over_counts_one() -> None:
    assert ASK.shortfall(BRIEF, DESIGN, a_request(Kind.USE_AT_MOST, amount=1))[0] == 2


def test_only_properties_within_the_place_or_its_parts_count() -> None:
    ask = a_request(Kind.USE_AT_MOST, "south", amount=1)
    assert ASK.shortfall(BRIEF, DESIGN, ask) == (1, "2 properties are in use in south, where 1 may be.")
    assert ASK.shortfall(BRIEF, DESIGN, a_request(Kind.USE_AT_MOST, "quay", amount=1))[0] == 0
