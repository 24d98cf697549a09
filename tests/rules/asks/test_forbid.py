"""A property that a team may not use."""

from __future__ import annotations

from orgdesign.plan.requests import Kind
from orgdesign.rules.asks.forbid import Forbid
from tests.builders import a_brief, a_design, a_plan, a_post, a_request

ASK = Forbid()
SPLIT = {"01": ("visits@north", "hall"), "02": ("visits@south", "library")}


def test_teams_based_elsewhere_keep_away() -> None:
    ask = a_request(Kind.FORBID, "visits@south", "hall")
    brief = a_brief(a_plan(requests=[ask]))
    assert ASK.shortfall(brief, a_design(brief, SPLIT), ask) == (0, "visits@south has no base at hall.")


def test_each_team_with_a_base_there_counts_one() -> None:
    ask = a_request(Kind.FORBID, "visits", "hall")
    brief = a_brief(a_plan(requests=[ask]))
    assert ASK.shortfall(brief, a_design(brief, SPLIT), ask) == (1, "visits@north has a base at hall.")


def test_a_fixed_post_may_sit_where_its_team_may_have_no_base() -> None:
    ask = a_request(Kind.FORBID, "visits", "hall")
    fixed = a_post("01", movable=False, not_movable_because="partner", place="south")
    brief = a_brief(a_plan(posts=[fixed, a_post("02", base="library")], requests=[ask]))
    where = {"01": ("visits@south", "hall"), "02": ("visits@south", "library")}
    assert ASK.shortfall(brief, a_design(brief, where), ask)[0] == 0
