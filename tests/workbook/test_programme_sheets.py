"""The programme's sheets read and written: in councils' own headings, without anybody's name, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from orgdesign.errors import Severity
from orgdesign.plan.plan import PROGRAMME
from orgdesign.workbook import read_plan, write_folder
from orgdesign.workbook.headings import column_for
from tests.plan.tiny import tiny_plan
from tests.workbook.books import Editor, only, problems, read


def _remove_programme(book: Editor) -> None:
    for kind in PROGRAMME.values():
        book.book.remove(book.sheet(kind.sheet))


def test_a_workbook_from_before_the_programme_reads_as_the_plan_without_it(tmp_path: Path) -> None:
    reading = read(tmp_path, _remove_programme)
    plan = tiny_plan().with_rows(**dict.fromkeys(PROGRAMME, ()))
    assert problems(reading) == []
    assert reading.plan == plan
    assert reading.plan.fingerprint == plan.fingerprint


def test_a_folder_without_a_programme_gets_no_files_for_it(tmp_path: Path) -> None:
    plan = tiny_plan().with_rows(**dict.fromkeys(PROGRAMME, ()))
    write_folder(plan, tmp_path)
    assert not {f"{name}.csv" for name in PROGRAMME} & {path.name for path in tmp_path.iterdir()}
    assert read_plan(tmp_path) == plan


@pytest.mark.parametrize(
    ("table", "heading", "column"),
    [
        ("progress", "What have we done to date?", "done"),
        ("progress", "What still needs to be done?", "to_do"),
        ("progress", "Compared with other councils", "benchmark"),
        ("ratings", "RAG status", "rating"),
        ("milestones", "Owner", "lead"),
        ("milestones", "Target date", "due"),
        ("series", "KPI", "measure"),
        ("workstreams", "Workstream name", "title"),
    ],
)
def test_headings_of_councils_own_progress_reports_are_understood(table: str, heading: str, column: str) -> None:
    assert column_for(PROGRAMME[table], heading) == column


@pytest.mark.parametrize(
    ("title", "column"), [("Replies", "said"), ("Milestones", "lead"), ("Workstreams", "lead"), ("Replies", "group")]
)
def test_an_e_mail_address_is_refused_and_not_repeated(tmp_path: Path, title: str, column: str) -> None:
    problem = only(problems(read(tmp_path, lambda book: book.put(title, 2, column, "someone@example.org"))))
    assert (problem.code, problem.severity) == ("personal-data", Severity.ERROR)
    assert "someone" not in str(problem.to_dict())


def test_a_lead_who_looks_like_a_person_is_pointed_out(tmp_path: Path) -> None:
    problem = only(problems(read(tmp_path, lambda book: book.put("Milestones", 2, "lead", "Ms Example"))))
    assert (problem.code, problem.severity) == ("personal-name", Severity.WARNING)


def test_a_rating_that_is_no_rating_is_refused_with_the_words_there_are(tmp_path: Path) -> None:
    problem = only(problems(read(tmp_path, lambda book: book.put("Ratings", 2, "rating", "gren"))))
    assert (problem.code, problem.suggestion) == ("value", "green")
    assert "red, red/amber, amber, green/amber, green" in problem.expected


def test_ratings_are_read_whatever_their_capitals(tmp_path: Path) -> None:
    reading = read(tmp_path, lambda book: book.put("Ratings", 2, "rating", "Green/Amber"))
    assert reading.plan is not None
    assert "green/amber" in {row.rating for row in reading.plan.ratings}
