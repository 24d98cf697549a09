"""Posts that change base."""

from __future__ import annotations

from orgdesign.rules.objectives.moves import Moves
from tests.builders import CITY_WIDE, a_brief, a_design, a_plan, a_post

RULE = Moves()
BOTH_AT_THE_LIBRARY = {"01": ("visits", "library"), "02": ("visits", "library")}


def test_a_post_that_stays_is_not_counted() -> None:
    brief = a_brief()
    where = {"01": ("visits@north", "hall"), "02": ("visits@south", "library")}
    assert list(RULE.findings(brief, a_design(brief, where))) == []


def test_a_filled_post_that_sits_elsewhere_is_one_move() -> None:
    brief = a_brief(visits=CITY_WIDE)
    (found,) = RULE.findings(brief, a_design(brief, BOTH_AT_THE_LIBRARY))
    assert (found.subject, found.amount, found.sentence) == ("01", 1, "01 moves from hall to library.")


def test_vacant_posts_and_those_without_a_base_today_do_not_move() -> None:
    brief = a_brief(a_plan(posts=[a_post("01", vacant=True), a_post("02", base=None)]), visits=CITY_WIDE)
    assert list(RULE.findings(brief, a_design(brief, BOTH_AT_THE_LIBRARY))) == []
