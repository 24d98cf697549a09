"""Networks that fit the employer."""

from __future__ import annotations

import pytest

from orgdesign.rules.constraints.ict import Ict
from tests.builders import CITY_WIDE, a_brief, a_design, a_plan, a_property, a_service

RULE = Ict()


def sentences(agency: str, networks: str) -> list[str]:
    plan = a_plan(services=[a_service(agency=agency)], properties=[a_property(ict=networks)])
    brief = a_brief(plan.with_rows(posts=plan.posts[:1]), visits=CITY_WIDE)
    return [f.sentence for f in RULE.findings(brief, a_design(brief, {"01": ("visits", "hall")}))]


@pytest.mark.parametrize(("agency", "networks"), [("NHS", "council; nhs"), ("", "council"), ("NHS", "")])
def test_a_team_is_fit_where_its_network_is_or_where_nothing_is_said(agency: str, networks: str) -> None:
    assert sentences(agency, networks) == []


def test_a_base_without_the_teams_network_is_named() -> None:
    assert sentences("NHS", "council") == ["visits has a base at hall, which lacks the network of NHS."]
