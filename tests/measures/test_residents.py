"""Measures of residents' access."""

from __future__ import annotations

from decimal import Decimal

from orgdesign.brief import Brief
from orgdesign.design import Design
from orgdesign.measures.residents import residents_access, residents_average
from tests.builders import CITY_WIDE, a_brief, a_city, a_design, a_journey, a_need, a_place, a_plan, a_post, a_service


def _brief() -> Brief:
    """A core service reached by 30 and 10 people, and one of the whole area that answers no measured need."""
    ward = a_place("far", tier="ward", parent="north", x=3000)
    plan = a_plan(
        places=[*a_city(), ward],
        services=[a_service(need_measure="children"), a_service("panel")],
        needs=[a_need("far", 30), a_need("south", 10)],
        posts=[a_post("01"), a_post("02", base="library"), a_post("03", service="panel")],
        travel=[a_journey("far", "hall", 5)],
    )
    return a_brief(plan, panel=CITY_WIDE)


def _design(brief: Brief) -> Design:
    where = {"01": ("visits@north", "hall"), "02": ("visits@south", "library"), "03": ("panel", "hall")}
    return a_design(brief, where)


def test_need_is_multiplied_by_minutes_and_summed() -> None:
    brief = _brief()
    found = residents_access(brief, _design(brief))
    assert found.value == 150
    assert found.how == "2 teams answer a measured need of 40 together."
    assert found.estimated == Decimal("0.5")


def test_the_average_is_over_all_whose_need_is_answered() -> None:
    brief = _brief()
    found = residents_average(brief, _design(brief))
    assert found.value == Decimal("3.75")
    assert found.how == "visits@north is furthest, 5.0 minutes on average."


def test_without_a_measured_need_nothing_is_said() -> None:
    brief = a_brief()
    design = a_design(brief, {"01": ("visits@north", "hall"), "02": ("visits@south", "library")})
    assert residents_access(brief, design).value is None
    assert residents_average(brief, design).value is None
