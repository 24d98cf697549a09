"""Workbooks as councils send them: odd cells, and what is told of them."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

import pytest

from orgdesign.errors import PlanError, Severity
from orgdesign.workbook import group, read_plan
from tests.plan.tiny import tiny_plan
from tests.workbook.books import Editor, a_workbook, only, problems, read


def test_the_tiny_council_reads_back_as_itself(tmp_path: Path) -> None:
    reading = read(tmp_path)
    assert reading.plan == tiny_plan()
    assert reading.errors == ()
    assert reading.rows_read["posts"] == 4


def test_read_plan_raises_every_problem_at_once(tmp_path: Path) -> None:
    def edit(book: Editor) -> None:
        book.put("Posts", 2, "fte", 7)
        book.put("Links", 2, "weight", "much")

    with pytest.raises(PlanError) as caught:
        read_plan(a_workbook(tmp_path, edit))
    assert {p.place for p in caught.value.problems if p.severity is Severity.ERROR} == {"Posts!F2", "Links!D2"}


def test_a_problem_is_told_in_one_sentence_with_its_cell(tmp_path: Path) -> None:
    problem = only(problems(read(tmp_path, lambda book: book.put("Posts", 3, "base", "libary"))))
    expected = 'Posts!K3: base "libary": there is no such id on the Properties sheet. Did you mean "library"?'
    assert problem.message == expected
    assert problem.to_dict()["index"] == 1


def test_blank_rows_are_skipped_and_counted(tmp_path: Path) -> None:
    def edit(book: Editor) -> None:
        book.sheet("Posts").insert_rows(3, 2)
        book.sheet("Posts").cell(3, 2, "   ")

    reading = read(tmp_path, edit)
    assert reading.plan == tiny_plan()
    assert (reading.rows_read["posts"], reading.rows_blank["posts"]) == (4, 2)


def test_numbers_in_an_id_column_are_kept_as_digits_with_one_warning(tmp_path: Path) -> None:
    def edit(book: Editor) -> None:
        book.put("Posts", 2, "id", 400)
        book.put("Posts", 3, "id", 417)
        for row in (3, 4):
            book.put("Posts", row, "manager", 400)

    reading = read(tmp_path, edit)
    assert reading.plan is not None
    assert "417" in {post.id for post in reading.plan.posts}
    found = [p for p in problems(reading) if p.code == "number-as-id"]
    assert [p.place for p in found] == ["Posts!A2", "Posts!M3"]
    assert found[0].expected.endswith("So in 2 cells of this column.")


def test_a_number_longer_than_excel_keeps_is_no_id(tmp_path: Path) -> None:
    problem = only(problems(read(tmp_path, lambda book: book.put("Posts", 4, "id", 1234567890123456))))
    assert (problem.code, problem.place) == ("long-number", "Posts!A4")


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("fte", datetime(2009, 1, 1), "value"),
        ("fte", time(8, 0), "value"),
        ("fte", True, "value"),
        ("fte", "=1/2", "unsaved-formula"),
        ("grade", "=A1", "unsaved-formula"),
        ("role", "#REF!", "error-cell"),
        ("id", datetime(2024, 2, 1), "date-in-id"),
        ("base", date(2024, 2, 1), "date-in-id"),
        ("cost", "#DIV/0!", "error-cell"),
        ("skills", "#N/A", "error-cell"),
    ],
)
def test_a_cell_that_cannot_be_used_is_an_error_at_its_place(
    tmp_path: Path, name: str, value: object, code: str
) -> None:
    where: list[str] = []
    reading = read(tmp_path, lambda book: where.append(book.put("Posts", 4, name, value)))
    problem = only([p for p in problems(reading) if p.severity is Severity.ERROR])
    assert (problem.code, problem.place) == (code, where[0])
    assert reading.rows_refused["posts"] == 1


def test_a_date_that_excel_lost_is_suggested(tmp_path: Path) -> None:
    problem = only(problems(read(tmp_path, lambda book: book.put("Services", 2, "funding_ends", 40071))))
    assert (problem.code, problem.suggestion) == ("number-as-date", "2009-09-15")


def test_a_date_in_a_text_column_is_kept_and_said(tmp_path: Path) -> None:
    reading = read(tmp_path, lambda book: book.put("Posts", 2, "grade", datetime(2009, 5, 1)))
    assert only(problems(reading)).code == "date-in-text"
    assert reading.plan is not None
    assert "2009-05-01" in {post.grade for post in reading.plan.posts}


def test_merged_cells_are_refused_without_follow_on_noise(tmp_path: Path) -> None:
    def edit(book: Editor) -> None:
        book.sheet("Posts").merge_cells("B2:C3")
        book.sheet("Posts").merge_cells("Z90:Z99")

    reading = read(tmp_path, edit)
    problem = only(problems(reading))
    assert (problem.code, problem.place) == ("merged", "Posts!B2")
    assert "B2:C3" in problem.expected
    assert reading.rows_refused["posts"] == 2


def test_problems_alike_are_grouped_for_the_screen(tmp_path: Path) -> None:
    def edit(book: Editor) -> None:
        for row in (2, 3, 4):
            book.put("Posts", row, "base", f"none-{row}")
        book.put("Posts", 5, "fte", 3)

    groups = group(problems(read(tmp_path, edit)))
    assert [(g.problem.column, g.times) for g in groups] == [("base", 3), ("fte", 1)]
    assert groups[0].places == ("Posts!K2", "Posts!K3", "Posts!K4")


def test_so_many_problems_that_nobody_reads_them_are_counted_not_listed(tmp_path: Path) -> None:
    def edit(book: Editor) -> None:
        for _ in range(1500):
            book.sheet("Links").append([None, None, "is like", "x"])

    found = [p for p in read(tmp_path, edit).problems if p.code == "more"]
    assert [p.expected for p in found] == ["1,000 more problems of this sheet are not listed."]


def test_rows_can_be_shuffled_without_changing_the_plan(tmp_path: Path) -> None:
    def edit(book: Editor) -> None:
        sheet = book.sheet("Posts")
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        for number, row in enumerate(reversed(rows), start=2):
            for at, value in enumerate(row, start=1):
                sheet.cell(number, at).value = value

    reading = read(tmp_path, edit)
    assert reading.plan is not None
    assert reading.plan.fingerprint == tiny_plan().fingerprint
