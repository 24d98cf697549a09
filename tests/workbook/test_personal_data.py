"""Posts, not people: personal data is refused and never repeated."""

from __future__ import annotations

from pathlib import Path

import pytest

from orgdesign.errors import Severity
from tests.workbook.books import Editor, only, problems, read


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("Posts", "Surname"),
        ("Posts", "Name"),
        ("Posts", "Employee Name"),
        ("Posts", "Date of Birth"),
        ("Posts", "NI Number"),
        ("Posts", "Payroll no."),
        ("Posts", "Work E-mail"),
        ("Posts", "Mobile"),
        ("Managers", "Home address"),
        ("Contacts", "Telephone"),
    ],
)
def test_a_column_of_personal_data_is_refused(tmp_path: Path, title: str, heading: str) -> None:
    def edit(book: Editor) -> None:
        sheet = book.sheet(title)
        at = sheet.max_column + 1
        sheet.cell(1, at, heading)
        sheet.cell(2, at, "Secret")

    problem = only(problems(read(tmp_path, edit)))
    assert (problem.code, problem.severity, problem.row) == ("personal-data", Severity.ERROR, 1)
    assert "Posts, not people" in problem.message or "posts, not people" in problem.message
    assert "Secret" not in problem.message


def test_the_name_of_a_managers_role_is_allowed(tmp_path: Path) -> None:
    assert problems(read(tmp_path, lambda book: book.put("Managers", 2, "name", "Area manager"))) == []


@pytest.mark.parametrize("value", ["AB 12 34 56 C", "ask someone@example.org"])
@pytest.mark.parametrize("name", ["role", "skills", "not_movable_because"])
def test_personal_data_in_a_cell_is_refused_and_not_repeated(tmp_path: Path, name: str, value: str) -> None:
    problem = only(problems(read(tmp_path, lambda book: book.put("Posts", 2, name, value))))
    assert (problem.code, problem.severity) == ("personal-data", Severity.ERROR)
    assert value not in str(problem.to_dict())


def test_what_may_be_a_persons_name_is_pointed_out_and_not_repeated(tmp_path: Path) -> None:
    problem = only(problems(read(tmp_path, lambda book: book.put("Posts", 2, "role", "Mrs Example"))))
    assert (problem.code, problem.severity, problem.value) == ("personal-name", Severity.WARNING, "")
