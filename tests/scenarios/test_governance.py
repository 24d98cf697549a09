"""Risks, boards, decisions and measures of impact of each paper stand in its scenario, titles exactly."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from orgdesign.pipeline import load_results
from orgdesign.plan import Plan
from orgdesign.plan.fields import Evidence
from orgdesign.plan.plan import BESIDE
from orgdesign.scenarios import shipped_scenarios
from orgdesign.workbook import read_plan
from tests.scenarios.faithful import rows_of, scenario

WILTSHIRES_RISKS = (
    "Risks to individual children and young people",
    "Partnership working",
    "Government policy",
    "Staff expertise and training",
    "Governance issues",
    "Inspection demands and outcomes",
)
MANCHESTERS_CHALLENGES = ("Partnerships", "Leadership development", "Estates", "ICT systems", "Communications")
MANCHESTERS_OUTCOMES: Mapping[str, tuple[str, ...]] = {
    "Children, young people and families": (
        "More effective and targeted early intervention for those families most likely to be in need / access"
        " specialist services avoiding escalation to specialist services",
        "Effective and inclusive decision making",
        "Young people and their families are engaged and feel supported",
        "Continually improving quality of practice/intervention from specialist services.",
    ),
    "Organisation(s)": (
        "Reduction in unnecessary demand on services",
        "Safe reduction in requests for specialist assessments",
        "Informed and appropriate resource allocation to manage business priorities",
    ),
    "Workforce": (
        "Manageable caseloads resulting in timely outcomes for children, young people and their families",
        "Improved conversations between professionals",
        "Strong, trusting relationships across organisational boundaries",
        "Professionals enabled to work more collaboratively across agencies",
        "Professionals empowered to own the assessment, planning and interventions",
    ),
    "Partnerships": (
        "Maximisation of collective capacity",
        "Reduction in multiple referrals - joined up offer",
        "Reduction in no further action",
        "Increase in prevention and early help from more organisations",
    ),
}
PETERBOROUGHS_SUGGESTIONS = (
    "Using Every Child Matters national performance indicators and timelines",
    "Regular questionnaire and feedback sessions with managers",
    "Interview / consultation with parents and carers",
    "Fewer cases getting stuck at common assessment panels (now Locality Integrated Processes Boards)",
    "Evidence from self evaluation forms (SEFs)",
    "Evidence of greater working at Tier 2 and 3.",
)
WIGANS_OBJECTIVES = (
    "Improving responsiveness to the needs of children young people and their families in the local community",
    "Improving the use of information, knowledge and skills in the local area",
    "Improving early identification of problems",
    "Better targeting of services",
    "Reducing duplication of services",
    "Providing effective interventions",
    "Improving co-ordination of investment",
)
FIVE_OUTCOMES = (
    "Being Healthy",
    "Staying Safe",
    "Enjoying and Achieving",
    "Making a Positive Contribution",
    "Achieving Economic Wellbeing",
)


def plan_of(name: str) -> Plan:
    return read_plan(scenario(name))


def impacts(name: str, group: str) -> tuple[object, ...]:
    return tuple(row["Measure of impact"] for row in rows_of(plan_of(name), "Impacts") if row["Under"] == group)


def test_wiltshires_six_risks_stand_under_their_own_titles_and_none_is_weighed_by_us() -> None:
    rows = rows_of(plan_of("wiltshire-2006"), "Risks")
    assert tuple(row["Risk"] for row in rows if row["Kind"] == "risk") == WILTSHIRES_RISKS
    assert {row["Likelihood"] for row in rows} == {row["Effect"] for row in rows} == {"[z]"}


def test_manchesters_five_challenges_each_have_what_is_done_about_them() -> None:
    rows = rows_of(plan_of("manchester-2019"), "Risks")
    assert tuple(row["Risk"] for row in rows) == MANCHESTERS_CHALLENGES
    assert all(row["What is done about it"] != "[z]" for row in rows)


def test_manchesters_leadership_groups_have_agreed_terms_and_three_stages_of_development() -> None:
    groups = [row for row in plan_of("manchester-2019").boards if row.title == "Locality Leadership Group"]
    assert {row.place for row in groups} == {"north", "central", "south"}
    assert {row.terms for row in groups} == {"agreed"}
    assert {len(row.development.splitlines()) for row in groups} == {3}


def test_manchesters_sixteen_intended_outcomes_stand_word_for_word_three_of_them_beside_figures() -> None:
    assert {group: impacts("manchester-2019", group) for group in MANCHESTERS_OUTCOMES} == MANCHESTERS_OUTCOMES
    rows = rows_of(plan_of("manchester-2019"), "Impacts")
    assert len(rows) == 16
    told = [str(row["Figures"]) for row in rows if row["Figures"] != "[z]"]
    assert [change in text for change, text in zip(("47.2%", "25.7%", "17.3%"), told, strict=True)] == [True] * 3


def test_peterboroughs_six_suggestions_for_measuring_impact_stand_word_for_word() -> None:
    assert impacts("peterborough-2009", "Suggested in the consultation") == PETERBOROUGHS_SUGGESTIONS


def test_peterboroughs_local_partnership_boards_are_open_as_to_whether_they_decide() -> None:
    (row,) = [board for board in plan_of("peterborough-2009").boards if board.id == "local-partnership-boards"]
    assert row.role == "open"
    assert set(row.beside) == {"trust-board", "area-management-committees"}


def test_wigans_seven_objectives_stand_word_for_word() -> None:
    assert impacts("wigan-2010", "Objectives") == WIGANS_OBJECTIVES


def test_north_yorkshire_has_three_area_sub_committees_under_its_board_and_five_outcomes() -> None:
    plan = plan_of("north-yorkshire-2006")
    places = [row.place for row in plan.boards if row.under == "strategic-partnership-board"]
    assert sorted(filter(None, places)) == ["area-a", "area-b", "area-c"]
    assert {row.outcomes for row in plan.impacts if row.outcomes} == {FIVE_OUTCOMES}


@pytest.mark.parametrize("name", shipped_scenarios())
def test_nothing_of_it_is_made_up_and_saved_results_stand_without_it_too(name: str) -> None:
    plan = plan_of(name)
    kept = [row for table in BESIDE for row in plan.tables()[table]]
    assert kept
    assert {row.evidence for row in kept} == {Evidence.STATED}
    bare = plan.with_rows(**dict.fromkeys(BESIDE, ()))
    assert len(load_results(bare, scenario(name) / "solved.json")) == len(plan.options)
