"""The blank workbook: a guide, one sheet a table with help and drop-downs, and a dictionary of every column."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from textwrap import wrap

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from orgdesign.plan.plan import TABLES
from orgdesign.workbook import guide
from orgdesign.workbook.book import OWN_SHEETS
from orgdesign.workbook.dictionary import data_dictionary
from orgdesign.workbook.examples import example_plan
from orgdesign.workbook.save import save_atomically
from orgdesign.workbook.sheets import Looks, add_table, new_book, print_wide

_GUIDE_WIDTHS = (24, 96, 32, 42)
_DICTIONARY_WIDTHS = {"meaning": 70, "choices": 40, "refers to": 30, "example": 24}
_WIDTH = 16
_LINE = 15.0
"""Points from line to line; rows are given their height, since not every program works it out by itself."""


def write_template(path: Path) -> None:
    """Save the blank template; with its example rows kept it passes every check.

    Raises
    ------
    UnsavedError
        Where the disk refuses; a file that was there before is untouched.
    """
    data = template_bytes()

    def fill(draft: Path) -> None:
        draft.write_bytes(data)

    save_atomically(path, fill)


def template_bytes() -> bytes:
    """The blank template in memory."""
    tables = example_plan().tables()
    sizes = {name: len(rows) for name, rows in tables.items()}
    buffer = io.BytesIO()
    with new_book(buffer) as (book, looks):
        _add_guide(book, looks)
        for name, rows in tables.items():
            add_table(book, looks, TABLES[name], rows, sizes)
        _add_dictionary(book, looks)
    return buffer.getvalue()


def _add_guide(book: Workbook, looks: Looks) -> None:
    sheet = book.add_worksheet(OWN_SHEETS[0])
    for at, width in enumerate(_GUIDE_WIDTHS):
        sheet.set_column(at, at, width, looks.words)
    sheet.write_string(0, 0, guide.TITLE, looks.title)
    line = _section(sheet, looks, 2, ("Steps", "What to do"), [(str(n), s) for n, s in enumerate(guide.STEPS, 1)])
    line = _section(sheet, looks, line, ("Sheets", "What each holds"), guide.sheet_list())
    options = [(str(n), words) for n, words in enumerate(guide.OPTIONS, 1)]
    line = _section(sheet, looks, line, ("Options", "How they work"), options)
    line = _section(sheet, looks, line, ("Requests", "How they work"), [("", guide.REQUESTS)])
    _section(sheet, looks, line, ("Kind of request", "Subject", "Object", "Amount"), guide.request_kinds())
    print_wide(sheet)


def _section(sheet: Worksheet, looks: Looks, line: int, heading: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
    """Write one list under its heading; the line after it and a blank one."""
    for at, word in enumerate(heading):
        sheet.write_string(line, at, word, looks.heading)
    for row in rows:
        line += 1
        for at, word in enumerate(row):
            sheet.write_string(line, at, word, looks.words)
        sheet.set_row(line, _height(row, _GUIDE_WIDTHS))
    return line + 2


def _height(row: Sequence[str], widths: Sequence[int]) -> float:
    """Points that a row of wrapped words needs."""
    return _LINE * max(len(wrap(word, width)) for word, width in zip(row, widths, strict=False) if word)


def _add_dictionary(book: Workbook, looks: Looks) -> None:
    sheet = book.add_worksheet(OWN_SHEETS[1])
    entries = data_dictionary()
    widths = [_DICTIONARY_WIDTHS.get(name, _WIDTH) for name in entries[0]]
    for at, name in enumerate(entries[0]):
        sheet.set_column(at, at, widths[at], looks.words)
        sheet.write_string(0, at, name, looks.required)
        for line, entry in enumerate(entries, start=1):
            sheet.write_string(line, at, entry[name], looks.words)
    for line, entry in enumerate(entries, start=1):
        sheet.set_row(line, _height(list(entry.values()), widths))
    sheet.freeze_panes(1, 0)
    print_wide(sheet)
