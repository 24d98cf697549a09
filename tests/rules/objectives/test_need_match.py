"""Staff where the need is."""

from __future__ import annotations

from orgdesign.rules.objectives.need_match import NeedMatch
from tests.builders import CITY_WIDE, a_brief, a_design, a_need, a_plan, a_service, posts

RULE = NeedMatch()
PLAN = a_plan(
    services=[a_service(need_measure="children")],
    needs=[a_need("north", 300), a_need("south", 100)],
    posts=posts("visits", 4),
)


def split(north: int) -> dict[str, tuple[str, str]]:
    seats = [("visits@north", "hall")] * north + [("visits@south", "library")] * (4 - north)
    return dict(zip((post.id for post in PLAN.posts), seats, strict=True))


def test_a_split_by_need_is_nothing_away() -> None:
    brief = a_brief(PLAN)
    assert list(RULE.findings(brief, a_design(brief, split(3)))) == []


def test_a_split_in_halves_is_an_fte_away_on_either_side() -> None:
    brief = a_brief(PLAN)
    found = list(RULE.findings(brief, a_design(brief, split(2))))
    assert [(f.subject, f.amount) for f in found] == [("visits@north", 10_000), ("visits@south", 10_000)]
    assert found[0].sentence == "visits@north has 2 FTE, 1 below its share by need."


def test_the_entitlement_floor_comes_first_and_need_shares_the_rest() -> None:
    brief = a_brief(PLAN.with_rows(services=[a_service(need_measure="children", floor_fte=1)]))
    assert {team.locality: team.target for team in brief.teams} == {"north": 25_000, "south": 15_000}
    assert [f.amount for f in RULE.findings(brief, a_design(brief, split(2)))] == [5_000, 5_000]


def test_a_city_wide_service_has_no_share_to_match() -> None:
    brief = a_brief(PLAN, visits=CITY_WIDE)
    design = a_design(brief, {post.id: ("visits", "hall") for post in PLAN.posts})
    assert list(RULE.findings(brief, design)) == []
