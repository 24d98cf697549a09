"""Workbooks with something wrong in them, made from the tiny council."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from orgdesign.errors import Problem
from orgdesign.plan import TABLES
from orgdesign.plan.parse import columns_of
from orgdesign.workbook import Reading, inspect
from orgdesign.workbook.written import as_cell
from tests.plan.tiny import tiny_plan

EXAMPLE = "example-kept"
"""The code of the remark that the tiny council's rows are examples."""


class Editor:
    """A workbook under change: cells are named by sheet, row (2 is the first below the headings) and column."""

    def __init__(self, book: Workbook) -> None:
        self.book = book

    def sheet(self, title: str) -> Worksheet:
        found = self.book[title]
        assert isinstance(found, Worksheet)
        return found

    def column(self, title: str, name: str) -> int:
        return [cell.value for cell in self.sheet(title)[1]].index(name) + 1

    def put(self, title: str, row: int, name: str, value: object) -> str:
        """Write a value; the address of its cell, as problems name it."""
        at = self.column(title, name)
        self.sheet(title).cell(row, at).value = value  # type: ignore[assignment]
        return f"{title}!{get_column_letter(at)}{row}"

    def copy_row(self, title: str, row: int, **values: object) -> int:
        """Add a row like another one at the end, with some values changed; its number."""
        sheet = self.sheet(title)
        last = sheet.max_row + 1
        for at, cell in enumerate(sheet[row], start=1):
            sheet.cell(last, at).value = cell.value
        for name, value in values.items():
            self.put(title, last, name, value)
        return last


def a_workbook(folder: Path, edit: Callable[[Editor], object] = lambda _: None) -> Path:
    """The tiny council's workbook after an edit."""
    path = folder / "council.xlsx"
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in tiny_plan().tables().items():
        sheet = book.create_sheet(TABLES[name].sheet)
        columns = list(columns_of(TABLES[name]))
        sheet.append(columns)
        for row in rows:
            cells = (as_cell(row, column) for column in columns)
            sheet.append([None if cell == "" else cell for cell in cells])
    edit(Editor(book))
    book.save(path)
    return path


def read(folder: Path, edit: Callable[[Editor], object] = lambda _: None) -> Reading:
    """What is said of the tiny council's workbook after an edit."""
    return inspect(a_workbook(folder, edit))


def problems(reading: Reading) -> list[Problem]:
    """All problems but the remark that example rows were kept."""
    return [p for p in reading.problems if p.code != EXAMPLE]


def only(found: list[Problem]) -> Problem:
    """The only problem of a list."""
    (problem,) = found
    return problem
