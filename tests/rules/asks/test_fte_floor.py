"""A floor of FTE."""

from __future__ import annotations

from orgdesign.plan.requests import Kind
from orgdesign.rules.asks.fte_floor import FteFloor
from tests.builders import HOSTED, a_brief, a_design, a_plan, a_post, a_request

ASK = FteFloor()
PLAN = a_plan(posts=[a_post("01", fte="0.6667", vacant=True), a_post("02", base="library")])
SPLIT = {"01": ("visits@north", "hall"), "02": ("visits@south", "library")}


def test_vacant_posts_count_towards_the_floor() -> None:
    brief = a_brief(PLAN)
    ask = a_request(Kind.FTE_FLOOR, "visits", amount="0.6667")
    assert ASK.shortfall(brief, a_design(brief, SPLIT), ask) == (0, "visits has 0.6667 FTE or more.")


def test_what_each_team_is_short_of_is_summed() -> None:
    brief = a_brief(PLAN)
    short, words = ASK.shortfall(brief, a_design(brief, SPLIT), a_request(Kind.FTE_FLOOR, "visits", amount="1.5"))
    assert short == 8_333 + 5_000
    assert words == "visits@north has 0.6667 FTE, 0.8333 too few; visits@south has 1 FTE, 0.5 too few."


def test_a_floor_for_one_team_leaves_the_others_alone() -> None:
    brief = a_brief(PLAN)
    assert ASK.shortfall(brief, a_design(brief, SPLIT), a_request(Kind.FTE_FLOOR, "visits@south", amount=1))[0] == 0


def test_a_hosted_service_is_judged_on_its_one_team() -> None:
    brief = a_brief(PLAN, visits=HOSTED)
    design = a_design(brief, {"01": ("visits", "hall"), "02": ("visits", "hall")})
    assert ASK.shortfall(brief, design, a_request(Kind.FTE_FLOOR, "visits", amount=2))[0] == 3_333
