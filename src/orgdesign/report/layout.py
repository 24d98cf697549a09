"""How wide columns are and how tall rows must be so that every word is seen, on a screen and on paper."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Any

from orgdesign.report.sheet import Sheet
from orgdesign.report.text import Cell

_A4 = 9
_UNITS_A_CHARACTER = 0.84
"""Units of column width (a digit of the workbook's own font) for a character of running text in that font."""
_ROOM = 1.5
"""Units left free so that a column does not touch the next."""
_BOLD = 1.15
"""How much wider bold text is."""
_LINE = 15.75
"""Points from line to line at 12 point."""
_TALLEST = 400.0
"""Points that a row may have; a spreadsheet's own limit is 409."""


def lines_of(text: str, characters: int) -> int:
    """How many lines a text takes in a column of so many characters, breaking between words."""
    total = 0
    for part in text.split("\n"):
        lines, room = 1, characters
        for word in part.split(" "):
            if len(word) > room and room < characters:
                lines, room = lines + 1, characters
            lines += max(0, ceil(len(word) / characters) - 1)
            room = max(0, room - len(word) % characters - 1)
        total += lines
    return total


def height(cells: Sequence[Cell], widths: Sequence[int], *, bold: bool = False) -> float:
    """The height of a row in points, for columns that are so many characters wide."""
    counts = (
        lines_of(cell, max(1, int(width / _BOLD) if bold else width))
        for cell, width in zip(cells, widths, strict=True)
        if isinstance(cell, str)
    )
    return min(_TALLEST, max(counts, default=1) * _LINE)


def lay_out(worksheet: Any, sheet: Sheet) -> None:  # noqa: ANN401 - gptables brings no types
    """Set widths and heights of a sheet, and a page that prints: A4, one page wide, headings on each."""
    widths = [column.width for column in sheet.columns]
    set_widths(worksheet, widths)
    top = sheet.heading_row
    heads = [column.heading + "\n[note 1]" * bool(column.note) for column in sheet.columns]
    worksheet.set_row(top, height(heads, widths, bold=True))
    for position, row in enumerate(sheet.rows, top + 1):
        worksheet.set_row(position, height(row, widths))
    if not sheet.upright:
        worksheet.set_landscape()
    worksheet.repeat_rows(top)
    print_on_a4(worksheet)


def set_widths(worksheet: Any, widths: Sequence[int]) -> None:  # noqa: ANN401 - gptables brings no types
    """Make each column so many characters wide."""
    for position, width in enumerate(widths):
        worksheet.set_column(position, position, round(width * _UNITS_A_CHARACTER + _ROOM, 1))


def print_on_a4(worksheet: Any) -> None:  # noqa: ANN401 - gptables brings no types
    """Print on A4, as many pages long as it takes and one wide."""
    worksheet.set_paper(_A4)
    worksheet.fit_to_pages(1, 0)
