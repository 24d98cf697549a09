"""How a table looks as a sheet: headings that explain themselves, drop-downs, and every value as what it is."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from orgdesign.plan.fields import ColumnInfo, Row
from orgdesign.plan.parse import columns_of
from orgdesign.plan.plan import TABLES
from orgdesign.workbook.written import as_cell

_CREATED = datetime(2000, 1, 1)
"""Fixed, so that the same plan gives the same bytes."""
_SPARE_ROWS = 500
_NARROW, _WIDE, _SEEN = 9, 80, 200
_A3 = 8
_LONGEST_MESSAGE, _LONGEST_LIST = 255, 255
_ACCENT, _PALE = "#12436D", "#DCE6EF"


@dataclass(frozen=True)
class Looks:
    """The formats of a workbook."""

    required: Format
    optional: Format
    text: Format
    day: Format
    title: Format
    words: Format
    heading: Format


@contextmanager
def new_book(buffer: io.BytesIO) -> Iterator[tuple[Workbook, Looks]]:
    """A workbook written into memory, text never turned into formulas, links or numbers."""
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(buffer, options)
    book.set_properties({"created": _CREATED})
    looks = Looks(
        required=book.add_format({"bold": True, "bg_color": _ACCENT, "font_color": "white", "num_format": "@"}),
        optional=book.add_format({"bg_color": _PALE, "font_color": "black", "num_format": "@"}),
        text=book.add_format({"num_format": "@"}),
        day=book.add_format({"num_format": "yyyy-mm-dd"}),
        title=book.add_format({"bold": True, "font_size": 16, "font_color": _ACCENT}),
        words=book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"}),
        heading=book.add_format({"bold": True, "font_size": 12, "bottom": 1}),
    )
    yield book, looks
    book.close()


def add_table(book: Workbook, looks: Looks, kind: type[Row], rows: Sequence[Row], sizes: Mapping[str, int]) -> None:
    """Add one table's sheet. ``sizes`` has the number of rows of every table, for the drop-downs that refer to them."""
    sheet = book.add_worksheet(kind.sheet)
    sheet.freeze_panes(1, 1)
    for at, info in enumerate(columns_of(kind).values()):
        cells = [as_cell(row, info.name) for row in rows]
        style = _style(looks, info)
        sheet.set_column(at, at, _width(info, cells), style)
        sheet.write_string(0, at, info.name, looks.required if info.required else looks.optional)
        for line, cell in enumerate(cells, start=1):
            _write(sheet, line, at, cell, looks, style)
        _explain(sheet, at, info, len(rows) + _SPARE_ROWS, sizes)
    print_wide(sheet)


def print_wide(sheet: Worksheet) -> None:
    """Print on A3, lying, one page wide, with the headings on every page."""
    sheet.set_paper(_A3)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _write(sheet: Worksheet, line: int, at: int, cell: str | float | date, looks: Looks, style: Format | None) -> None:
    if isinstance(cell, str):
        if cell:
            sheet.write_string(line, at, cell, looks.text)
    elif isinstance(cell, date):
        sheet.write_datetime(line, at, datetime(cell.year, cell.month, cell.day), looks.day)
    else:
        sheet.write_number(line, at, cell, style)


def _style(looks: Looks, info: ColumnInfo) -> Format | None:
    if info.kind == "date":
        return looks.day
    return None if info.kind in {"number", "whole"} else looks.text


def _width(info: ColumnInfo, cells: Sequence[str | float | date]) -> int:
    longest = max((len(str(cell)) for cell in cells[:_SEEN]), default=0)
    return max(_NARROW, len(info.name) + 2, min(_WIDE, longest + 2))


def _explain(sheet: Worksheet, at: int, info: ColumnInfo, last: int, sizes: Mapping[str, int]) -> None:
    """The column's meaning beside its heading when it is picked, and a list to choose from below it."""
    about = {"input_title": info.name[:32], "input_message": message(info)}
    sheet.data_validation(0, at, 0, at, {"validate": "any", **about})
    words = choices(info)
    reference = _reference(info, sizes)
    if words and len(",".join(words)) <= _LONGEST_LIST:
        wrong = {"error_title": info.name[:32], "error_message": "Choose one of the words in the list."}
        sheet.data_validation(1, at, last, at, {"validate": "list", "source": list(words), **about, **wrong})
    elif reference:
        listed = {"validate": "list", "source": reference, "error_type": "information"}
        sheet.data_validation(1, at, last, at, {**listed, **about})
    else:
        sheet.data_validation(1, at, last, at, {"validate": "any", **about})


def choices(info: ColumnInfo) -> Sequence[str]:
    """The words that a column may hold, where they are few."""
    return ("yes", "no") if info.kind == "yes/no" else info.choices


def message(info: ColumnInfo) -> str:
    """A column's help in as many letters as Excel shows beside a cell."""
    parts = ["Required." if info.required else "May be empty.", info.meaning]
    if info.unit:
        parts.append(f"Unit: {info.unit}.")
    text = " ".join(parts)
    return text if len(text) <= _LONGEST_MESSAGE else text[: _LONGEST_MESSAGE - 1] + "…"


def _reference(info: ColumnInfo, sizes: Mapping[str, int]) -> str:
    """The range that holds the ids a single reference may name."""
    if len(info.refs) != 1 or info.kind == "list":
        return ""
    table, _, column = info.refs[0].partition(".")
    kind = TABLES[table]
    names: Collection[str] = list(columns_of(kind))
    letter = xl_col_to_name(list(names).index(column or kind.key[0]))
    return f"='{kind.sheet}'!${letter}$2:${letter}${sizes.get(table, 0) + _SPARE_ROWS}"
