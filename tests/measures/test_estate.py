"""Measures of the estate."""

from __future__ import annotations

from decimal import Decimal

from orgdesign.asis import today
from orgdesign.brief import Brief
from orgdesign.measures.estate import (
    desks_free,
    desks_used,
    occupancy,
    one_off_cost,
    opened,
    properties_in_use,
    properties_released,
    released,
    running_cost,
)
from orgdesign.plan.properties import State
from tests.builders import a_brief, a_design, a_plan, a_property


def _brief() -> Brief:
    """A hall and a library in use, and a barn that could be."""
    rows = [
        a_property(running_cost=100, release_cost=-500),
        a_property("library", place="south", running_cost=40, release_cost=30, desks=3),
        a_property("barn", place="south", running_cost=70, one_off_cost=900, state=State.CANDIDATE, desks=0),
    ]
    return a_brief(a_plan(properties=rows))


def test_moving_from_the_hall_to_the_barn_opens_one_property_and_releases_the_other() -> None:
    brief = _brief()
    design = a_design(brief, {"01": ("visits@north", "barn"), "02": ("visits@south", "library")})
    assert opened(brief, design) == ("barn",)
    assert released(brief, design) == ("hall",)
    assert running_cost(brief, design).value == 110
    assert one_off_cost(brief, design).value == 900 - 500
    assert properties_in_use(brief, design).value == 2
    assert properties_released(brief, design).value == 1
    assert "Hall" in properties_released(brief, design).how


def test_today_opens_and_releases_nothing() -> None:
    brief = _brief()
    design = today(brief)
    assert one_off_cost(brief, design).value == 0
    assert properties_released(brief, design).value == 0
    assert running_cost(brief, design).value == 140


def test_desks_are_used_or_free_and_a_full_property_takes_none_from_another() -> None:
    brief = _brief()
    crowded = a_design(brief, {"01": ("visits@north", "barn"), "02": ("visits@south", "library")})
    assert desks_used(brief, crowded).value == 2
    assert "1 properties hold more" in desks_used(brief, crowded).how
    assert desks_free(brief, crowded).value == 2
    assert occupancy(brief, today(brief)).value == Decimal(200) / 13


def test_without_desks_there_is_no_occupancy() -> None:
    brief = a_brief(a_plan(properties=[a_property(desks=0), a_property("library", desks=0)]))
    assert occupancy(brief, today(brief)).value is None
