"""Teams packed into properties one by one."""

from __future__ import annotations

import pytest

from orgdesign.plan.options import Goal
from orgdesign.plan.requests import Kind
from orgdesign.rules.register import in_force
from orgdesign.solve.model import Costs, decisions
from orgdesign.solve.pack import packed
from tests.builders import CITY_WIDE, a_brief, a_plan, a_priority, a_property, a_request, a_service, posts


@pytest.mark.parametrize(("scarce", "visits_go"), [(False, "hall"), (True, "library")])
def test_teams_that_few_properties_suit_may_come_first(scarce: bool, visits_go: str) -> None:
    plan = a_plan(
        services=[a_service(), a_service("advice")],
        posts=[*posts("visits", 3), *posts("advice", 2, first=4)],
        properties=[
            a_property(desks=3, running_cost=100),
            a_property("library", place="south", desks=3, running_cost=900),
        ],
        requests=[a_request(Kind.PIN_BASE, "advice", "hall", strength="must")],
        priorities=[a_priority(1, Goal.RUNNING_COST)],
    )
    brief = a_brief(plan, visits=CITY_WIDE, advice=CITY_WIDE)
    decide = decisions(brief, in_force(brief))
    objective = Costs(brief, decide, {}).of(brief.stages[0])
    design = packed(decide, objective, {}, scarce=scarce)
    assert design.bases["visits"] == (visits_go,)
    assert design.bases["advice"] == ("hall",)


def test_a_property_to_be_closed_stays_empty_and_one_to_be_kept_is_in_use() -> None:
    plan = a_plan(
        services=[a_service()],
        posts=posts("visits", 2),
        properties=[
            a_property(desks=3, running_cost=100),
            a_property("library", place="south", desks=3, running_cost=900),
            a_property("annexe", desks=3, running_cost=500),
        ],
        requests=[
            a_request(Kind.CLOSE, "hall", strength="must"),
            a_request(Kind.KEEP, "annexe", strength="must"),
        ],
        priorities=[a_priority(1, Goal.RUNNING_COST)],
    )
    brief = a_brief(plan, visits=CITY_WIDE)
    decide = decisions(brief, in_force(brief))
    design = packed(decide, Costs(brief, decide, {}).of(brief.stages[0]), {})
    assert "hall" not in design.sites
    assert "annexe" in design.sites
