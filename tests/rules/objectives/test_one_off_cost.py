"""One-off cost of the change of properties."""

from __future__ import annotations

from orgdesign.plan.options import Goal
from orgdesign.plan.properties import State
from orgdesign.plan.requests import Kind
from orgdesign.rules.asks.one_off_cost_ceiling import OneOffCostCeiling
from orgdesign.rules.objectives.one_off_cost import OneOffCost
from orgdesign.solve import Limits, solve
from tests.builders import CITY_WIDE, a_brief, a_design, a_plan, a_priority, a_property, a_request

RULE = OneOffCost()
PLAN = a_plan(
    properties=[
        a_property(release_cost="12.50", one_off_cost=99),
        a_property("library", place="south", release_cost=-400),
        a_property("shed", state=State.CANDIDATE, one_off_cost=1500, release_cost=7),
    ]
)


def test_releasing_and_bringing_into_use_are_counted_and_receipts_against_them() -> None:
    brief = a_brief(PLAN, visits=CITY_WIDE)
    found = list(RULE.findings(brief, a_design(brief, {"01": ("visits", "shed"), "02": ("visits", "shed")})))
    assert [(f.subject, f.amount) for f in found] == [("hall", 1_250), ("library", -40_000), ("shed", 150_000)]
    assert [f.sentence for f in found] == [
        "Releasing hall costs £12.50 once.",
        "Releasing library brings in £400 once.",
        "Bringing shed into use costs £1,500 once.",
    ]


def test_a_property_that_stays_as_it_is_costs_nothing_once() -> None:
    brief = a_brief(PLAN, visits=CITY_WIDE)
    where = {"01": ("visits", "hall"), "02": ("visits", "library")}
    assert list(RULE.findings(brief, a_design(brief, where, kept=["library"]))) == []


def test_it_is_what_a_ceiling_on_one_off_cost_counts() -> None:
    brief = a_brief(PLAN, visits=CITY_WIDE)
    design = a_design(brief, {"01": ("visits", "shed"), "02": ("visits", "shed")})
    total = sum(f.amount for f in RULE.findings(brief, design))
    ask = a_request(Kind.ONE_OFF_COST_CEILING, amount=0)
    assert OneOffCostCeiling().shortfall(brief, design, ask)[0] == total == 111_250


def test_the_least_that_any_design_costs_is_every_receipt() -> None:
    assert RULE.least(a_brief(PLAN)) == -40_000


def test_more_receipts_are_better_and_slack_is_a_share_of_their_size() -> None:
    rows = [a_priority(1, Goal.ONE_OFF_COST, slack=10), a_priority(2, Goal.MOVES)]
    free = [a_property(release_cost=-3), *PLAN.properties[1:]]
    brief = a_brief(PLAN.with_rows(properties=free, priorities=rows), visits=CITY_WIDE)
    result = solve(brief, Limits(effort=5))
    first, second = result.stages
    assert (first.value, first.bound, first.limit) == (-400_000_000, -400_000_000, -360_000_000)
    assert first.proven and first.gap == 0
    assert result.design is not None and result.design.sites == ("hall",)
    assert second.value == 10_000
