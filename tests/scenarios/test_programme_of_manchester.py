"""Manchester's programme: workstreams, milestones, figures and the points to discuss, as the paper has them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from orgdesign.plan import Plan
from orgdesign.plan.trend import series_of
from orgdesign.workbook import read_plan
from tests.scenarios.faithful import rows_of, scenario

MANCHESTER = {
    "referrals": ("April and May 2018", "2142", "April and May 2019", "1131", "-47.2"),
    "Section 47 enquiries": ("April and May 2018", "518", "April and May 2019", "385", "-25.7"),
    "children on a Child Protection Plan": ("May 2018", "962", "May 2019", "737", "-23.4"),
    "average caseload, ASYEs": ("June 2018", "21.3", "June 2019", "14", "-34.3"),
    "average caseload, social workers": ("June 2018", "21.4", "June 2019", "17.7", "-17.3"),
}
"""Each series of "Emerging impact", with the change in per cent that its figures make."""

WORKSTREAMS = {
    "Complex safeguarding": (
        "Development of operational processes and governance",
        "Review of missing from home function",
        "Establishing complex safeguarding community of practice",
        "Implementation & evaluation of Achieving Change Together (ACT)",
        "Accommodation and ICT",
        "Young people and families voice",
        "Extending scope of CSH to include all strands of complex safeguarding",
        "Measuring and evaluating effectiveness of the service",
    ),
    "Front door": (
        "Design front door model for locality working",
        "Review interdependencies in locality front door model",
        "Accommodation and ICT",
        "Co-locate MASH / Duty & Assessment and Early Help teams in localities",
        "Workforce development",
    ),
    "Early Help and Early Years": (
        "Implementation of iThrive across Early Help and Early Years to create seamless offer of support",
        "Collate learning from current pilots across Early Help and Early Years",
        "Development of workforce development and training offer",
        "Development of risk stratification approach",
        "Establishment of Start Well partnership board to develop 1000 day pathway",
    ),
    "Social Work Teams": (
        "Social work options appraisal to ensure alignment with front door, partnership and locality working.",
        "Analysis of demand in David Thorpe model",
        "Embed Our Manchester behaviours to drive culture and 'ways of working' to support improving practice"
        " standards/service delivery in localities.",
        "Development and delivery of workforce development activity",
    ),
    "School Clusters": (
        "Geographical alignment of the school clusters",
        "Research best practice in other areas",
        "Pilot new cluster frameworks",
        "Stakeholder engagement",
        "Development of partnership meetings - North, Central and South and Wythenshawe",
        "Delivery of Health and School Readiness 'WellComm Pilot' at Martenscroft Nursery",
        "Delivery of Bridging the Gap pilot - Lily Lane Primary",
        "Development of a delivery model for special schools at a city wide level",
        "Launch event",
    ),
    "Youth Justice": (
        "Management Board in August 2019",
        "The completion of the refreshed business plan",
        "Delivery of the agreed action plan to address the recommendations resulting from the recent inspection",
    ),
}
"""The key milestones of Manchester's six workstreams, in the order of the paper."""

TO_DISCUSS = (
    "How can Scrutiny Committee Members support and challenge to ensure we successfully deliver Children's Services in"
    " localities?",
    "What do you consider to be the opportunities and risks?",
    "What do Scrutiny Committee Members consider to be realistic measures of success?",
)


@pytest.fixture(scope="module")
def manchester() -> Plan:
    return read_plan(scenario("manchester-2019"))


def test_manchesters_figures_and_their_changes_are_exact(manchester: Plan) -> None:
    steps = {found[0].figure.measure: found for found in series_of(manchester.series)}
    assert steps.keys() >= MANCHESTER.keys()
    for measure, (first, before, second, now, change) in MANCHESTER.items():
        earlier, later = steps[measure]
        assert (earlier.figure.period, earlier.figure.value) == (first, Decimal(before))
        assert (later.figure.period, later.figure.value) == (second, Decimal(now))
        assert later.change == Decimal(change)
        assert later.figure.stated_change is None, "the paper itself prints no percentage"


def test_manchesters_changes_are_printed_beside_the_figures(manchester: Plan) -> None:
    rows = {row["Measure"]: row for row in rows_of(manchester, "Series") if row["Change (%)"] != "[z]"}
    assert {m: rows[m]["Change (%)"] for m in MANCHESTER} == {m: Decimal(v[-1]) for m, v in MANCHESTER.items()}


def test_manchesters_34_milestones_stand_word_for_word_under_its_six_workstreams(manchester: Plan) -> None:
    strands = sorted(manchester.workstreams, key=lambda row: row.order or 0)
    found = {row.title: tuple(m.title for m in manchester.milestones if m.workstream == row.id) for row in strands}
    assert found == WORKSTREAMS
    assert list(found) == list(WORKSTREAMS)
    assert [len(titles) for titles in found.values()] == [8, 5, 5, 4, 9, 3]
    assert len(manchester.milestones) == 34


def test_manchesters_one_dated_milestone_is_the_management_board(manchester: Plan) -> None:
    (dated,) = [row for row in manchester.milestones if row.due or row.period]
    assert (dated.title, dated.period, dated.due) == (
        "Management Board in August 2019",
        "August 2019",
        date(2019, 8, 31),
    )


def test_manchesters_first_workstream_is_about_to_close_and_its_last_was_added(manchester: Plan) -> None:
    states = {row.id: row.state for row in manchester.workstreams}
    assert [id for id, state in states.items() if state == "closing"] == ["complex-safeguarding"]
    (added,) = [row.title for row in manchester.workstreams if "added" in row.note]
    assert added == "Youth Justice"


def test_manchesters_progress_is_that_of_the_meeting_for_every_workstream(manchester: Plan) -> None:
    assert {row.subject for row in manchester.progress} == {row.id for row in manchester.workstreams}
    assert {row.as_at for row in manchester.progress} == {manchester.settings.as_at} == {date(2019, 7, 17)}
    assert all(row.done and row.to_do for row in manchester.progress)


def test_manchesters_three_points_are_put_to_members_as_in_the_paper_and_are_not_answered(manchester: Plan) -> None:
    rows = rows_of(manchester, "Consultation")
    assert tuple(row["Question"] for row in rows) == TO_DISCUSS
    assert {row["Asked of"] for row in rows} == {"members of the scrutiny committee"}
    assert {row["The answers together"] for row in rows} == {"[z]"}


def test_manchesters_feedback_is_of_three_groups_and_names_nobody(manchester: Plan) -> None:
    assert {(row.group, row.kind) for row in manchester.replies} == {
        ("nurseries", "positive"),
        ("schools", "positive"),
        ("health", "positive"),
    }
