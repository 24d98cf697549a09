"""A ceiling on the one-off cost of properties."""

from __future__ import annotations

from orgdesign.plan.properties import State
from orgdesign.plan.requests import Kind
from orgdesign.rules.asks.one_off_cost_ceiling import OneOffCostCeiling
from tests.builders import CITY_WIDE, a_brief, a_design, a_plan, a_property, a_request

ASK = OneOffCostCeiling()
BRIEF = a_brief(
    a_plan(
        properties=[
            a_property(release_cost=40, one_off_cost=999),
            a_property("library", place="south", release_cost=-15),
            a_property("depot", state=State.CANDIDATE, one_off_cost=100, release_cost=999),
        ]
    ),
    visits=CITY_WIDE,
)
ALL_AT_THE_DEPOT = {"01": ("visits", "depot"), "02": ("visits", "depot")}


def test_a_candidate_brought_into_use_costs_and_released_properties_cost_or_pay() -> None:
    design = a_design(BRIEF, ALL_AT_THE_DEPOT)
    assert ASK.shortfall(BRIEF, design, a_request(Kind.ONE_OFF_COST_CEILING, amount=125))[0] == 0
    short, words = ASK.shortfall(BRIEF, design, a_request(Kind.ONE_OFF_COST_CEILING, amount=100))
    assert (short, words) == (2_500, "Changes of property cost £125 once, where £100 is asked.")


def test_a_property_kept_empty_saves_its_release_cost() -> None:
    design = a_design(BRIEF, ALL_AT_THE_DEPOT, kept=["hall"])
    assert ASK.shortfall(BRIEF, design, a_request(Kind.ONE_OFF_COST_CEILING, amount=85))[0] == 0


def test_a_design_that_changes_no_property_costs_nothing() -> None:
    design = a_design(BRIEF, {"01": ("visits", "hall"), "02": ("visits", "hall")}, kept=["library"])
    assert ASK.shortfall(BRIEF, design, a_request(Kind.ONE_OFF_COST_CEILING, amount=0))[0] == 0
