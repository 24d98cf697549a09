"""Sheets and headings as councils name them."""

from __future__ import annotations

from pathlib import Path

from openpyxl.chart import BarChart

from orgdesign.errors import Severity
from orgdesign.plan import TABLES
from orgdesign.workbook.headings import SYNONYMS, column_for
from tests.plan.tiny import tiny_plan
from tests.workbook.books import Editor, only, problems, read


def test_headings_are_matched_whatever_their_capitals_spaces_and_signs(tmp_path: Path) -> None:
    def edit(book: Editor) -> None:
        for name, heading in (("fte", "FTE *"), ("contract_ends", "Contract Ends"), ("cost", "COST (£)")):
            book.put("Posts", 1, name, heading)

    reading = read(tmp_path, edit)
    assert reading.plan == tiny_plan()
    assert reading.notes == ()


def test_words_that_councils_use_are_understood_and_said(tmp_path: Path) -> None:
    def edit(book: Editor) -> None:
        words = {
            "id": "Position number",
            "base": "Site",
            "grade": "Pay scale",
            "manager": "Reports to",
            "role": "Job title",
        }
        for name, heading in words.items():
            book.put("Posts", 1, name, heading)
        for name, heading in {"uprn": "UPRN", "x": "Easting", "y": "GeoY"}.items():
            book.put("Properties", 1, name, heading)

    reading = read(tmp_path, edit)
    assert reading.plan == tiny_plan()
    assert 'Posts: the heading "Site" was read as base.' in reading.notes
    assert len(reading.notes) == 7


def test_no_council_word_means_two_columns() -> None:
    for table, columns in SYNONYMS.items():
        kind = TABLES[table]
        for column, words in columns.items():
            assert {column_for(kind, word) for word in words.split(";")} == {column}


def test_an_unknown_heading_is_named_and_not_read(tmp_path: Path) -> None:
    reading = read(tmp_path, lambda book: book.put("Posts", 1, "grade", "Gradde"))
    problem = only(problems(reading))
    assert (problem.place, problem.suggestion, problem.severity) == ("Posts!E1", "grade", Severity.WARNING)
    assert reading.plan is not None
    assert {post.grade for post in reading.plan.posts} == {""}


def test_a_missing_required_column_is_told_once_and_the_others_are_checked(tmp_path: Path) -> None:
    def edit(book: Editor) -> None:
        book.put("Posts", 1, "fte", "Hours")
        book.put("Posts", 3, "base", "libary")

    reading = read(tmp_path, edit)
    assert {p.code for p in problems(reading)} == {"unknown-column", "missing-column", "reference"}
    assert reading.rows_refused["posts"] == 4


def test_two_headings_for_one_column_are_refused(tmp_path: Path) -> None:
    problem = only(problems(read(tmp_path, lambda book: book.put("Posts", 1, "profession", "Job title"))))
    assert (problem.code, problem.place) == ("duplicate-heading", "Posts!D1")


def test_a_first_row_without_headings_is_told_once(tmp_path: Path) -> None:
    reading = read(tmp_path, lambda book: book.sheet("Posts").insert_rows(1))
    assert reading.plan == tiny_plan()

    def add_title(book: Editor) -> None:
        book.sheet("Posts").insert_rows(1)
        book.sheet("Posts").cell(1, 1, "Staff")

    reading = read(tmp_path, add_title)
    problem = only(problems(reading))
    assert (problem.code, problem.row) == ("no-headings", 1)
    assert reading.rows_refused["posts"] == 5


def test_a_value_under_no_heading_is_not_read_and_said_once(tmp_path: Path) -> None:
    def edit(book: Editor) -> None:
        for row in (2, 3, 4):
            book.sheet("Posts").cell(row, 30, "see note")

    problem = only(problems(read(tmp_path, edit)))
    assert (problem.place, problem.severity) == ("Posts!AD2", Severity.WARNING)
    assert problem.expected.endswith("So in 3 cells of this column.")


def test_sheets_are_found_by_title_or_table_name_in_any_order(tmp_path: Path) -> None:
    def edit(book: Editor) -> None:
        book.sheet("Posts").title = "POSTS "
        book.sheet("Class rules").title = "class_rules"
        book.book.move_sheet("Plan", offset=10)

    assert read(tmp_path, edit).plan == tiny_plan()


def test_a_misspelt_sheet_is_an_error_without_follow_on_noise(tmp_path: Path) -> None:
    def edit(book: Editor) -> None:
        book.sheet("Services").title = "Servcies"

    problem = only(problems(read(tmp_path, edit)))
    assert (problem.code, problem.place, problem.suggestion) == ("unknown-sheet", "Servcies", "Services")
    assert problem.severity is Severity.ERROR


def test_other_sheets_are_named_and_not_read(tmp_path: Path) -> None:
    def edit(book: Editor) -> None:
        book.book.create_sheet("Budget 2009")["A1"] = "Total"
        book.book.create_sheet("Empty")
        book.book.create_sheet("Notes")["A1"] = "Ours"
        book.book.create_chartsheet("Picture").add_chart(BarChart())

    found = problems(read(tmp_path, edit))
    assert [(p.code, p.place) for p in found] == [("unknown-sheet", "Budget 2009"), ("chart-sheet", "Picture")]
    assert {p.severity for p in found} == {Severity.WARNING}


def test_a_table_on_two_sheets_is_refused(tmp_path: Path) -> None:
    def edit(book: Editor) -> None:
        book.book.create_sheet("post_s")["A1"] = "id"

    assert only(problems(read(tmp_path, edit))).code == "sheet-twice"


def test_a_hidden_sheet_is_read_and_said(tmp_path: Path) -> None:
    def edit(book: Editor) -> None:
        book.sheet("Posts").sheet_state = "hidden"

    reading = read(tmp_path, edit)
    assert reading.plan == tiny_plan()
    assert reading.notes == ('The sheet "Posts" is hidden; it was read.',)


def test_merged_headings_are_refused(tmp_path: Path) -> None:
    reading = read(tmp_path, lambda book: book.sheet("Links").merge_cells("D1:E1"))
    assert "merged" in {p.code for p in problems(reading)}
