"""Measures of posts, teams, change and pay."""

from __future__ import annotations

from decimal import Decimal

from orgdesign.asis import today
from orgdesign.measures.change import locality_changes, moves
from orgdesign.measures.staffing import (
    extra_bases,
    fte_in_scope,
    pay_cost,
    smallest_team,
    teams_below_minimum,
    vacant_posts,
)
from tests.builders import CITY_WIDE, a_brief, a_design, a_plan, a_post, a_service, some_settings


def test_fte_counts_vacant_posts() -> None:
    brief = a_brief(a_plan(posts=[a_post("01", fte="0.3333"), a_post("02", vacant=True)]))
    assert fte_in_scope(brief, today(brief)).value == Decimal("1.3333")
    assert vacant_posts(brief, today(brief)).value == 1
    assert vacant_posts(brief, today(brief)).behind == 1


def test_pay_carries_on_costs_and_says_which_posts_have_no_cost() -> None:
    brief = a_brief(a_plan(some_settings(on_cost="0.25"), posts=[a_post("01", cost=20000), a_post("02")]))
    found = pay_cost(brief, today(brief))
    assert found.value == 25000
    assert "1 posts have no cost" in found.how


def test_pay_is_not_known_where_no_post_has_a_cost() -> None:
    brief = a_brief()
    assert pay_cost(brief, today(brief)).value is None


def test_the_smallest_team_is_named_with_the_posts_behind_it() -> None:
    brief = a_brief(a_plan(posts=[a_post("01"), a_post("02", base="library", fte="0.4")]))
    found = smallest_team(brief, today(brief))
    assert found.value == Decimal("0.4")
    assert "visits@south" in found.how
    assert found.behind == 1


def test_without_a_core_service_there_is_no_smallest_team() -> None:
    brief = a_brief(visits=CITY_WIDE)
    assert smallest_team(brief, today(brief)).value is None


def test_a_team_below_its_minimum_is_counted_and_named() -> None:
    brief = a_brief(a_plan(services=[a_service(min_team_fte=2)], posts=[a_post("01"), a_post("02"), a_post("03")]))
    design = a_design(
        brief, {"01": ("visits@north", "hall"), "02": ("visits@north", "hall"), "03": ("visits@south", "library")}
    )
    found = teams_below_minimum(brief, design)
    assert found.value == 1
    assert "visits@south" in found.how


def test_bases_beyond_one_are_counted_for_each_team() -> None:
    brief = a_brief(visits=CITY_WIDE)
    assert extra_bases(brief, today(brief)).value == 1


def test_a_filled_post_that_sits_elsewhere_moves_and_a_vacant_one_does_not() -> None:
    brief = a_brief(a_plan(posts=[a_post("01"), a_post("02", vacant=True), a_post("03", base=None)]))
    design = a_design(brief, dict.fromkeys(("01", "02", "03"), ("visits@south", "library")))
    assert moves(brief, design).value == 1
    assert moves(brief, design).how == "1 of 1 filled posts with a base today."
    assert moves(brief, today(brief)).value == 0


def test_a_post_that_serves_another_locality_counts_even_where_it_stays_at_its_base() -> None:
    brief = a_brief()
    design = a_design(brief, {"01": ("visits@south", "hall"), "02": ("visits@south", "library")})
    assert locality_changes(brief, design).value == 1
    assert locality_changes(brief, today(brief)).value == 0


def test_a_post_whose_locality_today_is_not_known_does_not_change_it() -> None:
    brief = a_brief(a_plan(posts=[a_post("01", base=None), a_post("02")]))
    design = a_design(brief, {"01": ("visits@south", "hall"), "02": ("visits@north", "hall")})
    found = locality_changes(brief, design)
    assert found.value == 0
    assert "of 1 whose locality" in found.how
