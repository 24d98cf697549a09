"""A service hosted in a locality."""

from __future__ import annotations

from orgdesign.plan.requests import Kind
from orgdesign.rules.asks.host_in import HostIn
from tests.builders import HOSTED, a_brief, a_design, a_plan, a_request

ASK = HostIn()
REQUEST = a_request(Kind.HOST_IN, "visits", "south")
BRIEF = a_brief(a_plan(requests=[REQUEST]), visits=HOSTED)


def test_a_service_that_leads_from_the_locality_is_hosted_there() -> None:
    design = a_design(BRIEF, {"01": ("visits", "library"), "02": ("visits", "library")})
    assert ASK.shortfall(BRIEF, design, REQUEST) == (0, "visits is hosted in south.")


def test_a_service_that_leads_from_elsewhere_falls_short_by_its_team() -> None:
    design = a_design(BRIEF, {"01": ("visits", "hall"), "02": ("visits", "hall")})
    assert ASK.shortfall(BRIEF, design, REQUEST) == (1, "visits is based at hall, not in south.")


def test_where_the_service_is_core_each_team_elsewhere_counts() -> None:
    brief = a_brief(a_plan(requests=[REQUEST]))
    design = a_design(brief, {"01": ("visits@north", "hall"), "02": ("visits@south", "library")})
    assert ASK.shortfall(brief, design, REQUEST)[0] == 1
