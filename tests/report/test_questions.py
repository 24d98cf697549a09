"""What the plan leaves open is asked once, with its reason, its options and its day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from orgdesign.compare import as_is, compare, side_of
from orgdesign.design import Result, Status
from orgdesign.graph.classify import classify
from orgdesign.plan import Plan
from orgdesign.plan.requests import Kind
from orgdesign.plan.services import Answer, Override, Reply, ServiceClass
from tests.builders import CITY_WIDE, HOSTED, a_brief, a_design, a_plan, a_property, a_request, a_service
from tests.report.made import Made, table


def _made(plan: Plan) -> Made:
    """Today and one option that bases everything at the hall."""
    brief = a_brief(plan, visits=HOSTED)
    design = a_design(brief, {"01": ("visits", "hall"), "02": ("visits", "hall")})
    sides = (as_is(brief), side_of(brief, Result("o1", Status.PROVEN_BEST, design, certified=True)))
    return Made(compare(sides), sides, {"o1": classify(plan)}, {})


def _asked(made: Made, folder: Path, audience: str = "board") -> list[dict[str, Any]]:
    head, rows = table(made.export(folder / f"{audience}.xlsx", audience), "Questions")
    return [dict(zip(head, row, strict=True)) for row in rows]


def _answers(replies: str) -> list[Answer]:
    words = {"y": Reply.YES, "n": Reply.NO, "?": Reply.UNKNOWN}
    return [Answer(service="visits", criterion=f"C{i}", answer=words[r]) for i, r in enumerate(replies, 1)]


SETTLED = _answers("yyyny")


def test_a_plan_that_leaves_nothing_open_says_so(tmp_path: Path) -> None:
    (row,) = _asked(_made(a_plan(answers=SETTLED)), tmp_path)
    assert row["Number"] == "The plan and the options leave nothing open."


def test_an_open_class_is_asked_with_the_answers_that_would_settle_it(tmp_path: Path) -> None:
    plan = a_plan(answers=_answers("yyyy?"))
    (found,) = classify(plan)
    assert found.settled_by is not None
    (row,) = _asked(_made(plan), tmp_path)
    assert (row["Number"], row["About"], row["Question"]) == ("Q1", "Visits", "Which class is it to have?")
    assert row["In these options"] == "all options"
    assert all(way.sentence in row["Why it is open"] for way in found.settled_by.ways)


@pytest.mark.parametrize(
    ("kind", "review", "question"),
    [
        ("assumed", None, "Is it to be hosted, as is assumed until it is decided?"),
        ("override", date(2010, 9, 1), "Is it to stay hosted when that is reviewed?"),
        ("override", None, None),
    ],
)
def test_what_is_assumed_or_to_be_reviewed_is_asked(
    tmp_path: Path, kind: str, review: date | None, question: str | None
) -> None:
    override = Override(service="visits", kind=kind, to_class=ServiceClass.HOSTED, reason="A trial.", review=review)
    rows = _asked(_made(a_plan(answers=SETTLED, overrides=[override])), tmp_path)
    assert [row["Question"] for row in rows if row["Number"] == "Q1"] == ([question] if question else [])
    assert rows[0]["By when"] == ("1 September 2010" if review else "[z]")


def test_a_request_not_met_is_asked_with_its_reason(tmp_path: Path) -> None:
    ask = a_request(Kind.KEEP, "library", strength="should", reason="It is loved.")
    (row,) = _asked(_made(a_plan(answers=SETTLED, requests=[ask])), tmp_path)
    assert row["Question"] == "Can this be done without: Library is kept?"
    assert row["Why it is open"] == "It is not met. The reason given for it: It is loved."


def test_a_request_about_a_post_names_neither_it_nor_its_reason_in_public(tmp_path: Path) -> None:
    ask = a_request(Kind.PIN_BASE, "02", "library", strength="should", reason="Illness of the holder.")
    made = _made(a_plan(answers=SETTLED, requests=[ask]))
    assert "Illness" in _asked(made, tmp_path)[0]["Why it is open"]
    (row,) = _asked(made, tmp_path, "public")
    assert "One post" in row["Question"]
    assert row["Why it is open"] == "It is not met."


def test_funding_and_leases_that_end_are_asked_where_the_option_rests_on_them(tmp_path: Path) -> None:
    ends = date(2011, 3, 31)
    plan = a_plan(
        answers=SETTLED,
        services=[a_service(funding="grant", funding_ends=ends)],
        properties=[a_property(tenure_ends=ends), a_property("library", place="south", tenure_ends=ends)],
    )
    rows = _asked(_made(plan), tmp_path)
    assert [(row["About"], row["By when"]) for row in rows] == [("Visits", "31 March 2011"), ("Hall", "31 March 2011")]
    assert "grant" in rows[0]["Why it is open"]


def test_a_class_that_differs_between_options_is_asked_once(tmp_path: Path) -> None:
    made = _made(a_plan(answers=SETTLED))
    today, first = made.sides
    other = a_brief(made.sides[0].brief.plan, visits=CITY_WIDE)
    result = Result("o1", Status.PROVEN_BEST, first.design, certified=True)
    second = replace(first, option="o2", name="Other", brief=other, result=replace(result, option="o2"))
    sides = (today, first, second)
    found = Made(compare(sides), sides, {"o1": made.classes["o1"], "o2": made.classes["o1"]}, {})
    (row,) = _asked(found, tmp_path)
    assert row["Question"] == "Is it to be hosted (O1) or city-wide (Other)?"
    assert row["In these options"] == "all options"
