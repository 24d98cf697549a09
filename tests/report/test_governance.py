"""Risks, boards, decisions and measures of impact in the proposal."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from orgdesign.plan.consultation import Response
from orgdesign.plan.governance import Board, Decision, Impact, Risk
from orgdesign.plan.options import Option
from orgdesign.plan.programme import Figure, Milestone
from orgdesign.report.text import Shorthand
from tests.report.test_programme import a_programme, figure, sheet_of

NONE = Shorthand.NOT_APPLICABLE
SEPTEMBER = date(2009, 9, 15)


def test_risks_stand_in_their_order_with_what_is_done_about_them() -> None:
    rows = [
        Risk(id="b", title="Partners", order=2, kind="challenge", effect="high", response="Talk."),
        Risk(id="a", title="Later", what="Nothing yet."),
        Risk(id="c", title="Harm", order=1, phase="during the change", touches=("visits",)),
    ]
    found = sheet_of(a_programme(risks=rows), "Risks")
    assert [(row["Number"], row["Risk"]) for row in found] == [("1", "Harm"), ("2", "Partners"), ("a", "Later")]
    assert (found[0]["Phase"], found[0]["About"]) == ("during the change", "Visits")
    assert (found[1]["Kind"], found[1]["Effect"], found[1]["What is done about it"]) == ("challenge", "high", "Talk.")
    assert found[2]["Likelihood"] is NONE


def test_single_posts_that_a_risk_is_about_are_not_named_where_small_numbers_are_held_back() -> None:
    plan = a_programme(risks=[Risk(id="r", title="T", touches=("00417",))])
    assert sheet_of(plan, "Risks")[0]["About"] == "00417"
    assert sheet_of(plan, "Risks", hold_back=True)[0]["About"] is NONE


def test_a_board_says_whether_it_decides_for_which_place_and_to_whom_it_reports() -> None:
    boards = [
        Board(id="trust", title="Trust board", role="decides", terms="agreed"),
        Board(id="north-group", title="Group", place="north", role="open", under="trust", development="1\n2"),
    ]
    north, trust = sheet_of(a_programme(boards=boards), "Boards")
    assert (north["Place"], north["Decides or advises"], north["Reports to"]) == ("North", "open", "Trust board")
    assert north["Training of members"] == "1\n2"
    assert (trust["Place"], trust["Terms of reference"], trust["Reports to"]) == (NONE, "agreed", NONE)


def test_the_option_that_was_chosen_stands_with_its_reason_and_so_do_those_that_were_not() -> None:
    put = "The option to consult on"
    decisions = [
        Decision(id="late", title="Sign-off", outcome="asked"),
        Decision(id="no", title=put, option="b", outcome="not chosen", on=SEPTEMBER, reason="Too far."),
        Decision(id="first", title="Proposals", outcome="endorsed", on=date(2009, 6, 30), board="trust"),
    ]
    plan = a_programme(
        decisions=decisions, boards=[Board(id="trust", title="Trust board")], options=[Option(id="b", name="Second")]
    )
    found = sheet_of(plan, "Decisions")
    assert [row["Outcome"] for row in found] == ["endorsed", "not chosen", "asked"]
    assert (found[0]["By"], found[0]["Day"]) == ("Trust board", "30 June 2009")
    assert (found[1]["Option"], found[1]["Why"]) == ("Second", "Too far.")
    assert (found[2]["Day"], found[2]["Option"]) == (NONE, NONE)


@pytest.mark.parametrize(
    ("better", "target", "said"),
    [
        ("down", None, "yes"), ("up", None, "no"), (None, None, NONE),
        ("down", 8, "target reached"), ("down", 7, "yes"), ("up", 8, "target reached"), ("up", 9, "no"),
    ],
)  # fmt: skip
def test_a_measure_of_impact_says_whether_its_figures_go_the_way_that_was_hoped_for(
    better: str | None, target: int | None, said: object
) -> None:
    impact = Impact(
        id="i", title="Fewer cases", measure="cases", better=better, target=target, outcomes=("staying safe",)
    )
    (row,) = sheet_of(a_programme(impacts=[impact], series=[figure(2008, "10"), figure(2009, "8")]), "Impacts")
    assert row["Figures"] == "8 cases in May 2009, down 20.0% from 10 in May 2008."
    assert row["Going the way hoped for"] == said
    assert row["Outcomes"] == "staying safe"


def test_where_a_measure_has_several_places_each_is_named() -> None:
    far = Figure(measure="cases", place="north", period="May 2009", ends=date(2009, 5, 31), value=Decimal(6))
    impact = Impact(id="i", title="T", measure="cases", better="down", target=5, by=SEPTEMBER)
    (row,) = sheet_of(a_programme(impacts=[impact], series=[figure(2008, "9"), figure(2009, "9"), far]), "Impacts")
    assert "North: 6 in May 2009." in str(row["Figures"]).split("\n")
    assert str(row["Going the way hoped for"]).endswith("no change")
    assert row["Target"] == "5 by 15 September 2009"


def test_a_measure_with_small_figures_is_held_back_with_the_way_it_goes() -> None:
    impact = Impact(id="i", title="T", measure="cases", better="down")
    plan = a_programme(impacts=[impact], series=[figure(2008, "9"), figure(2009, "2")])
    (row,) = sheet_of(plan, "Impacts", hold_back=True)
    assert row["Figures"] is row["Going the way hoped for"] is Shorthand.HELD_BACK


def test_milestones_show_the_day_by_which_they_are_needed() -> None:
    rows = [
        Milestone(id="heads", title="Heads"),
        Milestone(id="teams", title="Teams", after=("heads",), due=date(2010, 4, 1), weeks=6),
    ]
    found = {row["Milestone"]: row for row in sheet_of(a_programme(milestones=rows), "Milestones")}
    assert (found["Heads"]["Last day"], found["Heads"]["Needed by"]) == (NONE, "18 February 2010")
    assert found["Teams"]["Needed by"] == "1 April 2010"


def test_a_reply_and_a_risk_name_what_they_are_about_alike() -> None:
    plan = a_programme(
        replies=[Response(id="r", kind="question", said="?", touches=("visits",))],
        risks=[Risk(id="k", title="T", touches=("visits",))],
    )
    assert sheet_of(plan, "Replies")[0]["About"] == sheet_of(plan, "Risks")[0]["About"] == "Visits"
