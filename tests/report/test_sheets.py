"""Single sheets of the proposal."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from orgdesign.compare import as_is, compare, side_of
from orgdesign.design import Result, Status
from orgdesign.graph.classify import classify
from orgdesign.plan import Plan
from orgdesign.plan.fields import Evidence
from orgdesign.plan.requests import Kind
from orgdesign.plan.services import Answer, Override, Reply, ServiceClass
from tests.builders import HOSTED, a_brief, a_design, a_plan, a_post, a_property, a_request, a_service, some_settings
from tests.report.made import Made, table


def _made(plan: Plan, **classes: ServiceClass) -> Made:
    """Today and one option that moves the second post to the hall."""
    brief = a_brief(plan, **classes)
    teams = {post: brief.teams_by_service[pool.service] for post, pool in brief.pool_of_post.items()}
    where: dict[str, tuple[str, str | None]] = {post: (found[0].id, "hall") for post, found in teams.items()}
    if len(teams["02"]) > 1:
        where["02"] = (teams["02"][1].id, "hall")
    design = a_design(brief, where)
    sides = (as_is(brief), side_of(brief, Result("o1", Status.PROVEN_BEST, design, certified=True)))
    return Made(compare(sides), sides, {"o1": classify(plan)}, {})


def _lines(path: Path, label: str) -> list[dict[str, Any]]:
    head, rows = table(path, label)
    return [dict(zip(head, row, strict=True)) for row in rows]


def _answers(replies: str, **values: Any) -> list[Answer]:
    words = {"y": Reply.YES, "n": Reply.NO, "?": Reply.UNKNOWN}
    return [Answer(service="visits", criterion=f"C{i}", answer=words[r], **values) for i, r in enumerate(replies, 1)]


def test_a_class_is_told_with_its_reason_and_the_councils_word_for_the_whole_area(tmp_path: Path) -> None:
    plan = a_plan(some_settings(area_wide="county-wide"), answers=_answers("nnnnn"))
    (row,) = _lines(_made(plan).export(tmp_path / "p.xlsx"), "Classes")
    assert row["Class"] == "county-wide"
    assert row["In these options"] == "all options"
    assert "because" in row["Why"]
    assert row["What would settle it"] == "[z]"


def test_an_open_service_says_what_would_settle_it(tmp_path: Path) -> None:
    plan = a_plan(answers=_answers("yyyy?"))
    (row,) = _lines(_made(plan).export(tmp_path / "p.xlsx"), "Classes")
    assert (row["Class"], row["How settled"]) == ("none yet", "open")
    assert row["What would settle it"] not in {"[z]", "[x]"}


def test_a_hosted_service_is_listed_with_its_host_and_base(tmp_path: Path) -> None:
    plan = a_plan(properties=[a_property(name="Old Hall"), a_property("library", place="south")])
    (row,) = _lines(_made(plan, visits=HOSTED).export(tmp_path / "p.xlsx"), "Hosted services")
    assert row == {"Hosted service": "Visits", "O1: host locality": "North", "O1: base": "Old Hall"}


def test_a_released_property_is_shown_with_its_cost_and_nobody_in_it(tmp_path: Path) -> None:
    plan = a_plan(properties=[a_property(), a_property("library", place="south", release_cost=-250)])
    rows = _lines(_made(plan).export(tmp_path / "p.xlsx"), "Bases")
    (gone,) = [row for row in rows if row["What becomes of it"] == "released"]
    assert (gone["Option"], gone["Property"], gone["Teams based there"]) == ("O1", "Library", "none")
    assert gone["One-off cost, less receipts (£)"] == -250


def test_rooms_and_condition_stand_beside_a_base_where_any_are_stated(tmp_path: Path) -> None:
    properties = [a_property(meeting_rooms=2, condition="B"), a_property("library", place="south")]
    plan = a_plan(services=[a_service(meeting_rooms="0.6")], properties=properties)
    rows = _lines(_made(plan).export(tmp_path / "p.xlsx"), "Bases")
    told = ("Option", "Condition", "Meeting rooms needed", "Meeting rooms free")
    assert sorted(tuple(row[name] for name in told) for row in rows) == [
        ("As it is today", "B", 0.6, 1.4),
        ("As it is today", "[x]", 0.6, "[x]"),
        ("O1", "B", 1.2, 0.8),
        ("O1", "[x]", 0, "[z]"),
    ]
    assert "Interview rooms needed" not in rows[0]


def test_bases_say_nothing_of_rooms_or_condition_where_none_are_stated(tmp_path: Path) -> None:
    (row, *_) = _lines(_made(a_plan()).export(tmp_path / "p.xlsx"), "Bases")
    assert list(row)[-1] == "One-off cost, less receipts (£)"


def test_a_post_that_changes_is_listed_for_hr_with_both_bases(tmp_path: Path) -> None:
    plan = a_plan(posts=[a_post("01"), a_post("02", base="library", role="Visitor", grade="SO1")])
    (row,) = _lines(_made(plan).export(tmp_path / "p.xlsx", "hr"), "Posts that change")
    assert (row["Post"], row["Role"], row["Base today"], row["New base"]) == ("02", "Visitor", "Library", "Hall")
    assert row["Minutes between"] == 6


def test_a_request_not_met_says_why_to_the_board(tmp_path: Path) -> None:
    plan = a_plan(requests=[a_request(Kind.KEEP, "library", strength="should", reason="It is loved.")])
    (row,) = _lines(_made(plan).export(tmp_path / "p.xlsx"), "Requests")
    assert (row["What is asked"], row["Why"]) == ("Library is kept", "It is loved.")
    assert row["As it is today"] == "met"
    assert row["O1"].startswith("not met: ")
    assert "Library" in row["O1"]


def test_evidence_is_counted_by_table(tmp_path: Path) -> None:
    rows = [a_post("01", evidence=Evidence.STATED), a_post("02", evidence=Evidence.ILLUSTRATIVE), a_post("03")]
    path = _made(a_plan(posts=rows)).export(tmp_path / "p.xlsx")
    (posts,) = [row for row in _lines(path, "Evidence") if row["Table"] == "Posts"]
    assert [posts[n] for n in ("Rows", "Stated", "Illustrative", "Not marked")] == [3, 1, 1, 1]
    assert posts["Stated or derived (%)"] == pytest.approx(100 / 3)


def test_few_posts_of_a_kind_of_evidence_are_held_back_from_the_public(tmp_path: Path) -> None:
    rows = [a_post("01", evidence=Evidence.ILLUSTRATIVE, source="a"), a_post("02")]
    path = _made(a_plan(posts=rows)).export(tmp_path / "p.xlsx", "public")
    (posts,) = [row for row in _lines(path, "Evidence") if row["Table"] == "Posts"]
    assert set(list(posts.values())[1:]) == {"[c]"}
    (assumed,) = [row for row in _lines(path, "Assumptions") if row["Table"] == "Posts"]
    assert assumed["Rows"] == "[c]"


def test_assumed_judgements_are_put_together_by_what_they_are_about(tmp_path: Path) -> None:
    plan = a_plan(answers=_answers("yyyyy", evidence=Evidence.ASSUMED, source="workshop"))
    rows = _lines(_made(plan).export(tmp_path / "p.xlsx"), "Assumptions")
    assert rows == [
        {
            "Table": "Answers",
            "What": "Visits: C1, C2, C3, C4 and C5",
            "Evidence": "assumed",
            "Rows": 5,
            "Source": "workshop",
        }
    ]


def test_a_class_assumed_by_decision_is_an_assumption(tmp_path: Path) -> None:
    row = Override(
        service="visits", kind="assumed", to_class=ServiceClass.CORE, reason="Until May.", evidence=Evidence.ASSUMED
    )
    path = _made(a_plan(overrides=[row])).export(tmp_path / "p.xlsx")
    assert ("Overrides", "Visits") in {(r["Table"], r["What"]) for r in _lines(path, "Assumptions")}


def test_parameters_are_those_of_the_plan(tmp_path: Path) -> None:
    path = _made(a_plan(some_settings(speed_kmh=45))).export(tmp_path / "p.xlsx")
    values = {row["Parameter"]: row["Value"] for row in _lines(path, "Parameters")}
    assert values["speed kmh"] == 45
    assert values["carbon of travel"] == 170


def test_classes_that_differ_between_options_have_a_row_each(tmp_path: Path) -> None:
    made = _made(a_plan(services=[a_service(), a_service("panel")], answers=_answers("yyyyy")))
    other = replace(made.sides[1], option="o2", name="O2")
    sides = (*made.sides, other)
    flat = classify(a_plan(answers=_answers("nnnnn")))
    both = replace(made, sides=sides, comparison=compare(sides), classes={**made.classes, "o2": flat})
    rows = [r for r in _lines(both.export(tmp_path / "p.xlsx"), "Classes") if r["Service"] == "Visits"]
    assert {(r["Class"], r["In these options"]) for r in rows} == {("core", "O1"), ("city-wide", "O2")}
