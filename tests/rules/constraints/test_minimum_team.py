"""Teams large enough to stand alone."""

from __future__ import annotations

from orgdesign.rules.constraints.minimum_team import MinimumTeam
from tests.builders import HOSTED, a_brief, a_design, a_plan, a_service, some_settings

RULE = MinimumTeam()
SPLIT = {"01": ("visits@north", "hall"), "02": ("visits@south", "library")}


def test_teams_at_the_minimum_stand_alone() -> None:
    brief = a_brief(a_plan(some_settings(min_team_fte=1)))
    assert list(RULE.findings(brief, a_design(brief, SPLIT))) == []


def test_a_team_below_the_services_own_minimum_is_named() -> None:
    brief = a_brief(a_plan(services=[a_service(min_team_fte="1.5")]))
    found = list(RULE.findings(brief, a_design(brief, SPLIT)))
    assert [(f.subject, f.amount) for f in found] == [("visits@north", 5_000), ("visits@south", 5_000)]
    assert found[0].sentence == "visits@north is 0.5 FTE below its minimum of 1.5."


def test_a_hosted_service_is_not_split_and_may_be_small() -> None:
    brief = a_brief(a_plan(services=[a_service(min_team_fte=9)]), visits=HOSTED)
    assert list(RULE.findings(brief, a_design(brief, {"01": ("visits", "hall"), "02": ("visits", "hall")}))) == []
