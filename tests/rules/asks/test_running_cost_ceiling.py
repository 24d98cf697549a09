"""A ceiling on the running cost of properties."""

from __future__ import annotations

from orgdesign.plan.requests import Kind
from orgdesign.rules.asks.running_cost_ceiling import RunningCostCeiling
from tests.builders import a_brief, a_design, a_plan, a_property, a_request

ASK = RunningCostCeiling()
BRIEF = a_brief(
    a_plan(properties=[a_property(running_cost="1000.25"), a_property("library", place="south", running_cost=500)])
)
DESIGN = a_design(BRIEF, {"01": ("visits@north", "hall"), "02": ("visits@south", "library")})


def test_a_cost_at_the_ceiling_is_under_it() -> None:
    ask = a_request(Kind.RUNNING_COST_CEILING, amount="1500.25")
    assert ASK.shortfall(BRIEF, DESIGN, ask)[0] == 0


def test_each_penny_over_the_ceiling_counts() -> None:
    short, words = ASK.shortfall(BRIEF, DESIGN, a_request(Kind.RUNNING_COST_CEILING, amount=1500))
    assert short == 25
    assert words == "Properties in the whole area cost £1,500.25 a year, where £1,500 is asked."


def test_a_ceiling_on_a_place_leaves_other_places_out() -> None:
    ask = a_request(Kind.RUNNING_COST_CEILING, "south", amount=400)
    assert ASK.shortfall(BRIEF, DESIGN, ask)[0] == 10_000
