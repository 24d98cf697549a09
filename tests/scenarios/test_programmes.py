"""The programme of each paper stands in its scenario: titles, dates, ratings and figures exactly."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from orgdesign.plan import Plan
from orgdesign.plan.fields import Evidence
from orgdesign.report.programme.ratings import counts
from orgdesign.workbook import read_plan
from tests.scenarios.conftest import PETERBOROUGH
from tests.scenarios.faithful import rows_of

G, GA, A, R = "green", "green/amber", "amber", "red"
FRONT, PROCESSES = "Integrated Front-Line Delivery", "Integrated Processes"
STRATEGY, GOVERNANCE = "Integrated Strategy", "Inter-Agency Governance"
WILTSHIRE = {
    "A": (FRONT, "Children's Centres", {"readiness": G, "delivery": A}),
    "B": (FRONT, "Extended Schools", {"readiness": G, "delivery": A}),
    "C": (
        FRONT,
        "Integrated Youth Offer to integrate the support of Connexions and the Youth Development and Youth Offending"
        " Services",
        A,
    ),
    "D": (FRONT, "Common core of skills", A),
    "E": (FRONT, "Support for parents, carers and families", A),
    "F": (FRONT, "Support for children with additional needs", A),
    "G": (FRONT, "Integrated Safeguarding", GA),
    "H": (FRONT, "Multi-disciplinary Teams", A),
    "J": (PROCESSES, "Common Assessment Framework", A),
    "K": (PROCESSES, "Shared referral", A),
    "L": (PROCESSES, "Identifying vulnerable children and young people", GA),
    "M": (PROCESSES, "Lead Professional", A),
    "N": (PROCESSES, "Information Sharing and development of an Integrated Children's System", A),
    "O": (PROCESSES, "Service Directory", G),
    "Q": (STRATEGY, "Needs analysis", GA),
    "R": (STRATEGY, "Children and Young People's Plan", GA),
    "S": (STRATEGY, "Local Workforce Planning", A),
    "T": (STRATEGY, "Joint Commissioning", A),
    "U": (STRATEGY, "Pooled Budgets", A),
    "W": (GOVERNANCE, "Director of Children's Services", G),
    "X": (GOVERNANCE, "Lead Member", R),
    "Y": (GOVERNANCE, "Children and Young People's Trust Board", A),
    "Z": (GOVERNANCE, "Local Safeguarding Children's Board", G),
}
"""The 23 rows of the table in paragraph 3: group, element, and how near to completion."""

WILTSHIRES_DATES = {
    "A": ("autumn 2005", "by 2008"),
    "B": ("September 2005",),
    "C": ("April 2006", "April 2007 or April 2008"),
    "F": ("April 2007",),
    "N": ("January 2006",),
    "R": ("February 24, 2006",),
    "X": ("",),
    "Z": ("June 2005", "January 2006"),
}
"""When the milestones of a row are due or were reached, in the paper's words."""

QUESTIONS = (
    "How do you think the proposals outlined will deliver integrated locality working and the outcomes sought?",
    "Do you think the balance of services across core, extended and city-wide is right and are there any further"
    " opportunities?",
    "Do you think the proposed structure for locality working will offer easier and earlier access to services for"
    " children and their families?",
    "Do you think the proposed leadership and management structure supports the delivery of locality services?",
    "What practical (and specific) ways can we help staff and managers across all functions to work together to"
    " deliver an integrated service?",
    "How can we ensure on a day to day level that city-wide services are ‘locality facing’?",
    "How can teams measure the impact of locality/integrated working on service users?",
)
POINTS = ("points 3, 5 and 6", "[z]", "points 3 and 4", "points 1 and 2", "points 5 and 6", "points 3 and 5", "point 5")
"""The main findings that each question's answer cites."""

FINDINGS = (
    "Appoint the three Head of Children's Locality Services for each locality",
    "Develop further the governance, locality and wider management structures as set out in the consultation paper",
    "Proceed with detailed design work based on the balance of core, extended and city-wide services presented within"
    " the consultation",
    "Identify the implications for the business support / enabling functions that support the core services in the"
    " next stage work",
    "Ensure that the full scope of the change required in DtL project is recognised in the next stage of work",
    "Strengthen the internal and external communications to staff, partners and all key stakeholders",
)
MILESTONES = {
    date(2009, 10, 31): (
        "Recruited the Head of Children's Locality Services for each locality",
        "Agreed the detailed locality structures and identified what this means for all staff in the core services,"
        " including business support",
        "Further progressed the natural alliances work – 14-19 natural alliance in place",
        "Agreed AD accountabilities for localities",
        "Scoped the workforce development, culture and organisational development change programme",
        "Understand the high level ICT implications",
    ),
    date(2010, 1, 31): (
        "Consulted with staff fully on the proposed changes to roles and functions",
        "Appointed the Assistant Director for Community Health Services",
        "Recruited the key locality management posts",
        "CIN team and children in care team in place",
        "Identified the named contacts for the extended delivery team",
        "Started to implement the culture change and organisational development change programme",
    ),
    date(2010, 4, 30): (
        "Fully implemented the core locality teams",
        "Appointed all the ADs to the new management structure",
        "Established management framework, local partnerships boards, processes for team around schools and cluster",
        "Delivered some co-location of services",
    ),
}
"""The sixteen milestones of "Confirmation of the key timescales", by the last day of their date."""


@pytest.fixture(scope="module")
def wiltshire() -> Plan:
    return read_plan(PETERBOROUGH.parent / "wiltshire-2006")


def test_wiltshires_23_elements_stand_under_their_four_groups(wiltshire: Plan) -> None:
    found = {row.id: (row.group, row.title) for row in wiltshire.workstreams}
    assert found == {letter: (group, title) for letter, (group, title, _) in WILTSHIRE.items()}


def test_wiltshires_ratings_are_the_papers_two_of_them_in_two_dimensions(wiltshire: Plan) -> None:
    found: dict[str, dict[str, str]] = {}
    for row in wiltshire.ratings:
        found.setdefault(row.subject, {})[row.dimension] = row.rating
    expected = {k: v if isinstance(v, dict) else {"completion": v} for k, (_, _, v) in WILTSHIRE.items()}
    assert found == expected
    single = Counter(next(iter(ratings.values())) for ratings in found.values() if len(ratings) == 1)
    assert single == {A: 13, GA: 4, G: 3, R: 1}
    assert counts(wiltshire) == {G: 5, GA: 4, A: 15, R: 1}
    assert all(row.reason and row.evidence is Evidence.STATED for row in wiltshire.ratings)


def test_wiltshires_table_is_printed_in_its_five_columns_in_the_order_of_its_letters(wiltshire: Plan) -> None:
    rows = rows_of(wiltshire, "Progress")
    assert [row["Reference"] for row in rows] == list(WILTSHIRE)
    for row in rows:
        for head in ("Done to date", "Still to do", "Compared with other councils", "Standing"):
            assert row[head] != "[z]", (row["Reference"], head)
    assert str(rows[0]["How near to completion"]).startswith("G: green (readiness): ")
    assert "\nA: amber (delivery): " in str(rows[0]["How near to completion"])
    assert str(rows[-3]["How near to completion"]).startswith("R: red (completion): ")


def test_wiltshires_milestones_have_the_papers_dates(wiltshire: Plan) -> None:
    rows = sorted(wiltshire.milestones, key=lambda row: (row.workstream or "", row.due is None, row.due))
    found: dict[str | None, tuple[str, ...]] = {}
    for row in rows:
        found[row.workstream] = (*found.get(row.workstream, ()), row.period)
    assert found == WILTSHIRES_DATES


def test_peterboroughs_milestones_stand_word_for_word_under_their_three_dates(peterborough: Plan) -> None:
    planned = [row for row in peterborough.milestones if row.status == "planned" and row.period != "November 2009"]
    found: dict[date | None, list[str]] = {}
    for row in planned:
        found.setdefault(row.due, []).append(row.title)
    assert {due: tuple(titles) for due, titles in found.items()} == MILESTONES
    periods = {row.period for row in planned}
    assert periods == {"end of October 2009", "end of January 2010", "April 2010"}


def test_peterboroughs_consultation_so_far_is_done_and_the_next_one_is_in_november(peterborough: Plan) -> None:
    done = {row.period for row in peterborough.milestones if row.status == "done"}
    assert done == {"February 2009", "June 30th 2009", "July 2009"}
    (following,) = [row for row in peterborough.milestones if row.period == "November 2009"]
    assert (following.status, following.due) == ("planned", date(2009, 11, 30))


def test_peterboroughs_seven_questions_stand_as_they_were_put(peterborough: Plan) -> None:
    rows = rows_of(peterborough, "Consultation")
    assert tuple(row["Question"] for row in rows) == QUESTIONS
    assert tuple(row["Main findings"] for row in rows) == POINTS
    assert [row["Number"] for row in rows] == [str(n) for n in range(1, 8)]


def test_peterboroughs_replies_are_as_many_of_each_kind_as_the_paper_lists(peterborough: Plan) -> None:
    found = Counter((row.question, row.kind) for row in peterborough.replies)
    assert (found["Q1", "positive"], found["Q1", "challenge"]) == (5, 5)
    assert found["Q2", "question"] == 4
    assert found["Q4", "challenge"] == 3
    assert (found["Q6", "suggestion"], found["Q7", "suggestion"]) == (4, 6)
    assert found[None, "question"] == 13
    asked = [row for row in peterborough.replies if row.kind == "question"]
    assert all(row.reply for row in asked)


def test_peterboroughs_six_findings_keep_the_numbers_by_which_they_are_printed_and_cited(peterborough: Plan) -> None:
    rows = rows_of(peterborough, "Findings")
    assert tuple(row["Main finding"] for row in rows) == FINDINGS
    assert [(row["Number"], row["Printed as"]) for row in rows] == [(str(n), str(n + 6)) for n in range(1, 7)]


def test_peterboroughs_participation_is_the_papers(peterborough: Plan) -> None:
    assert sorted(row.value for row in peterborough.series) == [60, 200, 400, 500]
    assert all("than" in row.measure or "estimated" in row.measure for row in peterborough.series)


def test_special_educational_needs_may_become_extended_later(peterborough: Plan) -> None:
    (row,) = [found for found in peterborough.overrides if found.service == "sen-services"]
    assert (row.kind, row.to_class, row.evidence) == ("later", "extended", Evidence.STATED)
