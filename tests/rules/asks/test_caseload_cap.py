"""A cap on caseload."""

from __future__ import annotations

from orgdesign.plan.requests import Kind
from orgdesign.rules.asks.caseload_cap import CaseloadCap
from tests.builders import HOSTED, a_brief, a_design, a_need, a_plan, a_post, a_request, a_service

ASK = CaseloadCap()
PLAN = a_plan(
    services=[a_service(caseload_measure="children")],
    needs=[a_need("north", 20), a_need("south", 7), a_need("north", 900, period="2008")],
    posts=[a_post("01"), a_post("02", base="library"), a_post("03", vacant=True)],
)
SPLIT = {"01": ("visits@north", "hall"), "02": ("visits@south", "library"), "03": ("visits@north", "hall")}


def test_a_caseload_at_the_cap_is_manageable() -> None:
    brief = a_brief(PLAN)
    ask = a_request(Kind.CASELOAD_CAP, "visits", amount=20)
    assert ASK.shortfall(brief, a_design(brief, SPLIT), ask) == (0, "visits has FTE enough in post for its caseload.")


def test_a_vacant_post_carries_no_cases_and_what_is_short_is_rounded_up() -> None:
    brief = a_brief(PLAN)
    short, words = ASK.shortfall(brief, a_design(brief, SPLIT), a_request(Kind.CASELOAD_CAP, "visits", amount=18))
    assert short == 1_112
    assert words == "visits@north has 1 FTE in post, 0.1112 too few."


def test_the_need_of_a_hosted_service_is_that_of_the_whole_area() -> None:
    brief = a_brief(PLAN, visits=HOSTED)
    design = a_design(brief, dict.fromkeys(SPLIT, ("visits", "hall")))
    assert ASK.shortfall(brief, design, a_request(Kind.CASELOAD_CAP, "visits", amount="13.5"))[0] == 0
    assert ASK.shortfall(brief, design, a_request(Kind.CASELOAD_CAP, "visits", amount=9))[0] == 10_000


def test_a_service_without_a_caseload_measure_cannot_be_judged_and_so_does_not_hold() -> None:
    brief = a_brief(PLAN.with_rows(services=[a_service()]))
    short, words = ASK.shortfall(brief, a_design(brief, SPLIT), a_request(Kind.CASELOAD_CAP, "visits@south", amount=9))
    assert short == 1
    assert "visits@south has no caseload measure" in words


def test_no_fte_is_enough_for_a_cap_of_nothing_unless_there_is_no_need() -> None:
    brief = a_brief(PLAN.with_rows(needs=[a_need("north", 0), a_need("south", 5)]))
    assert ASK.shortfall(brief, a_design(brief, SPLIT), a_request(Kind.CASELOAD_CAP, "visits@north", amount=0))[0] == 0
    assert ASK.shortfall(brief, a_design(brief, SPLIT), a_request(Kind.CASELOAD_CAP, "visits@south", amount=0))[0] == 1
