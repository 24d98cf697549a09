"""A workbook's sheets matched to the tables of a plan."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from orgdesign.errors import Problem, Severity, UnreadableError, nearest
from orgdesign.plan.plan import TABLES
from orgdesign.workbook.excel import read_book
from orgdesign.workbook.headings import plain
from orgdesign.workbook.limits import Limits
from orgdesign.workbook.sheet import Sheet
from orgdesign.workbook.source import Source
from orgdesign.workbook.table import read_table

OWN_SHEETS = ("Guide", "Dictionary", "Lists")
"""Sheets of our own template that hold no table."""
_BESIDE = {plain(name) for name in (*OWN_SHEETS, "Help", "Read me", "Notes", "Cover", "Contents")}
_TABLE_OF: Mapping[str, str] = {plain(word): name for name, kind in TABLES.items() for word in (kind.table, kind.sheet)}


def read_workbook(path: Path, limits: Limits) -> Source:
    """Read every table of a workbook.

    Raises
    ------
    UnreadableError
        Where the file cannot be read, or none of its sheets is a table of a plan.
    """
    book = read_book(path, limits)
    source = Source(path.name, is_folder=False)
    source.notes.extend(book.notes)
    known = {plain(sheet.title) for sheet in book.sheets} & _TABLE_OF.keys()
    if not known:
        names = ", ".join(f'"{sheet.title}"' for sheet in book.sheets[:10]) or "none"
        expected = ", ".join(kind.sheet for kind in TABLES.values())
        raise UnreadableError(f"{path.name} holds no table of a plan. Its sheets: {names}. Expected: {expected}.")
    absent = [kind.sheet for kind in TABLES.values() if not known & {plain(kind.sheet), plain(kind.table)}]
    for sheet in book.sheets:
        name = _TABLE_OF.get(plain(sheet.title))
        if name is None:
            _unknown(source, sheet, absent)
        elif name in source.tables:
            source.problems.append(_twice(sheet, name, source))
        else:
            source.add(read_table(sheet, TABLES[name]))
            _remark(source, sheet)
    source.problems.extend(_chart(title) for title in book.charts)
    return source


def _remark(source: Source, sheet: Sheet) -> None:
    if sheet.defects.formulas:
        source.notes.append(
            f"{sheet.title}: {sheet.defects.formulas:,} formulas; their results as last saved in Excel were read."
        )


def _unknown(source: Source, sheet: Sheet, absent: list[str]) -> None:
    if plain(sheet.title) in _BESIDE or next(sheet.rows, None) is None:
        return
    hint = nearest(sheet.title, absent)
    expected = "is not a sheet of a plan, so it is not read."
    severity = Severity.ERROR if hint else Severity.WARNING
    source.problems.append(
        Problem("unknown-sheet", "", expected, suggestion=hint, severity=severity, sheet=sheet.title)
    )
    if hint:
        source.missed.add(_TABLE_OF[plain(hint)])


def _twice(sheet: Sheet, name: str, source: Source) -> Problem:
    expected = f'holds the same table as the sheet "{source.tables[name].title}"; put them into one.'
    return Problem("sheet-twice", name, expected, sheet=sheet.title)


def _chart(title: str) -> Problem:
    expected = "is a chart, which is not read."
    return Problem("chart-sheet", "", expected, severity=Severity.WARNING, sheet=title)
