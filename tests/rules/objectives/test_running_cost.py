"""Running cost of properties."""

from __future__ import annotations

from orgdesign.rules.objectives.running_cost import RunningCost
from tests.builders import CITY_WIDE, a_brief, a_design, a_plan, a_property

RULE = RunningCost()
PLAN = a_plan(
    properties=[
        a_property(running_cost="1200.50"),
        a_property("library", place="south", running_cost=300),
        a_property("shed", running_cost=0),
    ]
)
AT_THE_HALL = {"01": ("visits", "hall"), "02": ("visits", "hall")}


def test_a_property_that_nobody_uses_costs_nothing() -> None:
    brief = a_brief(PLAN, visits=CITY_WIDE)
    (found,) = RULE.findings(brief, a_design(brief, AT_THE_HALL))
    assert (found.subject, found.amount, found.sentence) == ("hall", 120_050, "hall costs £1,200.50 a year to run.")


def test_a_property_that_is_kept_empty_costs_what_it_costs() -> None:
    brief = a_brief(PLAN, visits=CITY_WIDE)
    found = RULE.findings(brief, a_design(brief, AT_THE_HALL, kept=["library", "shed"]))
    assert [(f.subject, f.amount) for f in found] == [("hall", 120_050), ("library", 30_000)]
