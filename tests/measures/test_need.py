"""Measures of need and equity."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from orgdesign.brief import Brief
from orgdesign.measures.need import (
    entitlement,
    gini,
    lowest_staffing,
    need_match,
    staffed_localities,
    staffing_gini,
    staffing_range,
)
from tests.builders import CITY_WIDE, a_brief, a_design, a_need, a_plan, a_service, posts


def _brief(**service: Any) -> Brief:
    """Four posts of one FTE; three quarters of the need is in the north."""
    return a_brief(
        a_plan(
            services=[a_service(need_measure="children", **service)],
            needs=[a_need("north", 30), a_need("south", 10)],
            posts=posts("visits", 4),
        )
    )


def test_staff_split_by_need_is_no_fte_away_and_perfectly_even() -> None:
    brief = _brief()
    design = a_design(brief, {p: ("visits@north" if p != "04" else "visits@south", "hall") for p in brief.pool_of_post})
    assert need_match(brief, design).value == 0
    assert lowest_staffing(brief, design).value == 1
    assert staffing_range(brief, design).value == 0
    assert staffing_gini(brief, design).value == 0


def test_an_equal_split_of_unequal_need_is_two_fte_away() -> None:
    brief = _brief()
    where = {"01": "north", "02": "north", "03": "south", "04": "south"}
    design = a_design(brief, {p: (f"visits@{at}", "hall") for p, at in where.items()})
    found = need_match(brief, design)
    assert found.value == 2
    assert "by 1 FTE" in found.how


def test_staffing_is_set_against_what_need_alone_would_give() -> None:
    brief = _brief(floor_fte=1)
    where = {"01": "north", "02": "north", "03": "south", "04": "south"}
    design = a_design(brief, {p: (f"visits@{at}", "hall") for p, at in where.items()})
    found = staffed_localities(brief, design)
    assert [found["north"].by_need, found["south"].by_need] == [Decimal(30_000), Decimal(10_000)]
    assert lowest_staffing(brief, design).value == Decimal(2) / 3
    assert staffing_range(brief, design).value == 2 - Decimal(2) / 3


def test_gini_of_all_in_one_of_two_equal_places_is_a_half() -> None:
    equal = {"a": Decimal(1), "b": Decimal(1)}
    assert gini({"a": Decimal(0), "b": Decimal(2)}, equal) == Decimal("0.5")
    assert gini({"a": Decimal(3), "b": Decimal(3)}, equal) == 0
    assert gini({"a": Decimal(0), "b": Decimal(0)}, equal) == 0


def test_a_team_below_its_floor_or_without_posts_lacks_its_entitlement() -> None:
    brief = _brief(floor_fte=2)
    three = a_design(brief, {p: ("visits@south" if p == "04" else "visits@north", "hall") for p in brief.pool_of_post})
    assert entitlement(brief, three).value == 50
    assert "visits@south" in entitlement(brief, three).how
    nobody = a_design(_brief(), dict.fromkeys(brief.pool_of_post, ("visits@north", "hall")))
    assert entitlement(_brief(), nobody).value == 50


def test_without_a_core_service_there_is_nothing_to_measure() -> None:
    brief = a_brief(visits=CITY_WIDE)
    design = a_design(brief, {"01": ("visits", "hall"), "02": ("visits", "hall")})
    for measure in (need_match, entitlement, lowest_staffing, staffing_range, staffing_gini):
        found = measure(brief, design)
        assert found.value is None
        assert found.how
