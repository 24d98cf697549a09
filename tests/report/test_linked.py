"""The sheet of linked posts, and how much of it each edition tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from orgdesign.brief import Brief
from orgdesign.compare import as_is, compare, side_of
from orgdesign.design import Design, Result, Status
from orgdesign.plan.posts import Post
from orgdesign.solve import Limits
from orgdesign.solve.appoint import appoint
from tests.appointed.test_links import a_team, serving, where
from tests.report.made import Made, column, table

FEW = [*serving("01", "02", place="a"), *serving("03", vacant=True), *serving("04", fte="0.5")]
MANY = [a_post for place in "abc" for a_post in serving(*(f"{place}{n}" for n in range(6)), place=place)]


def made(posts: list[Post]) -> Made:
    brief = a_team(posts)
    design, decided = appoint(brief, where(brief), Limits())
    return _made(brief, design, Result("o1", Status.WITHOUT_PROOF, design, certified=True, decisions=decided))


def _made(brief: Brief, design: Design, result: Result) -> Made:
    assert result.design is design
    sides = (as_is(brief), side_of(brief, result))
    return Made(compare(sides), sides, {"o1": ()}, {})


def test_human_resources_see_the_posts_and_the_board_how_many(tmp_path: Path) -> None:
    few = made(FEW)
    head, rows = table(few.export(tmp_path / "hr.xlsx", "hr"), "Linked posts")
    assert [str(name).split(" [")[0] for name in head[-3:]] == ["O1 (FTE)", "O1: share by need (FTE)", "O1: posts"]
    assert [row[:2] for row in rows] == [("Visits", "A"), ("Visits", "B"), ("Visits", "C")]
    assert rows[0][2:5] == (2, pytest.approx(1.1667, abs=1e-4), "01 and 02")
    assert any("03 (vacant)" in str(row[-1]) for row in rows)
    _, rows = table(few.export(tmp_path / "board.xlsx", "board"), "Linked posts")
    assert [row[4] for row in rows] == [2, 0, 0]
    assert sum(int(str(row[-1])) for row in rows) == 4


@pytest.mark.parametrize("audience", ["staff", "public"])
def test_figures_of_a_handful_are_held_back_with_all_that_would_give_them_away(tmp_path: Path, audience: str) -> None:
    head, rows = table(made(FEW).export(tmp_path / "p.xlsx", audience), "Linked posts")
    assert len(head) == 6
    assert {cell for row in rows for cell in row[2:]} == {"[c]"}


def test_the_public_sees_figures_of_many_and_no_post(tmp_path: Path) -> None:
    head, rows = table(made(MANY).export(tmp_path / "p.xlsx", "public"), "Linked posts")
    assert [row[2:] for row in rows] == [(6, 6, 6, 6)] * 3
    assert not any("posts" in str(name) for name in head)


def test_a_few_posts_that_serve_no_locality_today_hold_the_others_back(tmp_path: Path) -> None:
    rows = table(made([*MANY, *serving("z1")]).export(tmp_path / "p.xlsx", "public"), "Linked posts")[1]
    assert {cell for row in rows for cell in row[2:]} == {"[c]"}


def test_links_never_decided_are_not_available_and_a_plan_without_extended_services_says_so(tmp_path: Path) -> None:
    brief = a_team(FEW)
    undecided = where(brief)
    found = _made(brief, undecided, Result("o1", Status.WITHOUT_PROOF, undecided, certified=True))
    rows = table(found.export(tmp_path / "p.xlsx", "hr"), "Linked posts")[1]
    assert [row[5] for row in rows] == ["[x]"] * 3
    assert [row[7] for row in rows] == ["[x]"] * 3


def test_a_locality_that_nobody_in_post_can_serve_is_a_question_to_answer(tmp_path: Path) -> None:
    path = made(serving("01", "02", vacant=True)).export(tmp_path / "p.xlsx", "public")
    asked = set(zip(column(path, "Questions", "About"), column(path, "Questions", "Question"), strict=True))
    assert ("Visits", "Who is to serve A, B and C?") in asked
