"""Measures of caseload."""

from __future__ import annotations

from typing import Any

from orgdesign.brief import Brief
from orgdesign.design import Design
from orgdesign.measures.caseload import caseload_gap, caseloads, caseloads_over_cap
from tests.builders import CITY_WIDE, a_brief, a_design, a_need, a_plan, a_post, a_service


def _brief(**values: Any) -> Brief:
    """Thirty cases in the north, ten in the south; three filled posts and a vacant one."""
    plan = a_plan(
        services=[a_service(caseload_measure="cases", **values)],
        needs=[a_need("north", 30, measure="cases"), a_need("south", 10, measure="cases")],
        posts=[a_post("01"), a_post("02"), a_post("03"), a_post("04", vacant=True)],
    )
    return a_brief(plan)


def _design(brief: Brief, *north: str) -> Design:
    where = {p: (f"visits@{'north' if p in north else 'south'}", "hall") for p in brief.pool_of_post}
    return a_design(brief, where)


def test_caseload_is_need_for_each_fte_in_post_and_vacancies_do_not_help() -> None:
    brief = _brief()
    found = {c.team: c.per_fte for c in caseloads(brief, _design(brief, "01", "02", "04"))}
    assert found == {"visits@north": 15, "visits@south": 10}


def test_the_gap_is_the_highest_caseload_over_the_lowest() -> None:
    brief = _brief()
    found = caseload_gap(brief, _design(brief, "01"))
    assert found.value == 6
    assert "visits@north" in found.how
    assert found.behind == 1


def test_a_team_over_its_cap_is_counted() -> None:
    brief = _brief(caseload_cap=15)
    assert caseloads_over_cap(brief, _design(brief, "01", "02")).value == 0
    assert caseloads_over_cap(brief, _design(brief, "01")).value == 1


def test_a_team_with_nobody_in_post_is_over_any_cap_and_in_no_gap() -> None:
    brief = _brief(caseload_cap=100)
    design = _design(brief, "04")
    assert caseloads_over_cap(brief, design).value == 1
    assert caseload_gap(brief, design).value is None


def test_services_without_a_caseload_or_a_team_in_each_locality_have_none() -> None:
    brief = a_brief(_brief().plan, visits=CITY_WIDE)
    design = a_design(brief, dict.fromkeys(brief.pool_of_post, ("visits", "hall")))
    assert list(caseloads(brief, design)) == []
    assert caseload_gap(brief, design).value is None
    assert caseloads_over_cap(brief, design).value is None
