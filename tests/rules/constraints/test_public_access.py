"""Bases that the public can enter."""

from __future__ import annotations

from typing import Any

import pytest

from orgdesign.rules.constraints.public_access import PublicAccess
from tests.builders import CITY_WIDE, a_brief, a_design, a_plan, a_property, a_service

RULE = PublicAccess()


def sentences(public: bool, **hall: Any) -> list[str]:
    plan = a_plan(services=[a_service(public_access=public)], properties=[a_property(**hall)])
    brief = a_brief(plan.with_rows(posts=plan.posts[:1]), visits=CITY_WIDE)
    return [f.sentence for f in RULE.findings(brief, a_design(brief, {"01": ("visits", "hall")}))]


@pytest.mark.parametrize("hall", [{}, {"step_free": True}, {"step_free": True, "public_access": True}])
def test_the_public_is_seen_where_nothing_speaks_against_it(hall: dict[str, bool]) -> None:
    assert sentences(True, **hall) == []


@pytest.mark.parametrize("hall", [{"step_free": False}, {"public_access": False}])
def test_a_public_facing_base_with_steps_or_closed_doors_is_named(hall: dict[str, bool]) -> None:
    assert sentences(True, **hall) == ["visits sees the public at hall, which they cannot enter step-free."]


def test_a_team_that_nobody_visits_may_be_based_behind_steps() -> None:
    assert sentences(False, step_free=False, public_access=False) == []
