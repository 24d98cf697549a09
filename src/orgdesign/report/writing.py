"""Sheets written to a workbook by the Government Analysis Function's conventions."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from datetime import datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import gptables
import pandas as pd

from orgdesign.measures import plain
from orgdesign.report.cover import cover
from orgdesign.report.layout import height, lay_out, print_on_a4, set_widths
from orgdesign.report.notes import notes_of
from orgdesign.report.proposal import Proposal
from orgdesign.report.sheet import Form, Sheet
from orgdesign.report.text import Cell, headings, is_risky

_OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "in_memory": True,
    "default_format_properties": {"font_name": "Arial", "font_size": 12, "font_scheme": False},
    "default_row_height": 21,
}
"""Text stays text, whatever it looks like; the font is the theme's, so that widths mean the same everywhere."""
_COVER = "Cover"
"""Printed lying, since its lines are long and some programs do not shrink a sheet of one column to the page."""
_CONTENTS = (26, 90)
_NOTES = (14, 110)
"""Widths of the columns of the two sheets that are made from the others."""


def write_workbook(
    path: Path, proposal: Proposal, sheets: Sequence[Sheet], version: str, contact: Sequence[str]
) -> None:
    """Write the cover, contents, notes and sheets to a new file.

    The date of making is the plan's as-at date, so that the same proposal gives the same bytes.
    """
    notes = notes_of(sheets)
    workbook = gptables.produce_workbook(
        filename=str(path),
        sheets={sheet.label: _table(sheet) for sheet in sheets},
        theme=_theme(),
        cover=cover(proposal, version, contact),
        notes_table=pd.DataFrame({"Note": list(notes), "Text": list(notes.values())}),
        contentsheet_options={"title": "Contents", "instructions": "One row for each sheet; its name is a link to it."},
        notesheet_options={"title": "Notes", "instructions": "Column headings refer to these notes by number."},
        auto_width=False,
        workbook_options=_OPTIONS,
    )
    title = f"Proposal: {proposal.plan.settings.area}"
    workbook.set_properties({"title": title, "created": datetime.combine(proposal.as_at, time())})
    _lay_out(workbook, sheets, notes)
    workbook.close()


def _theme() -> gptables.Theme:
    """The Analysis Function's theme, with text at the top of its cell."""
    theme = deepcopy(gptables.gptheme)
    theme.update_data_format({"valign": "top"})
    theme.update_index_2_format({"valign": "top"})
    return theme


def _lay_out(workbook: Any, sheets: Sequence[Sheet], notes: dict[str, str]) -> None:  # noqa: ANN401 - no types
    for worksheet in workbook.worksheets():
        print_on_a4(worksheet)
    workbook.get_worksheet_by_name(_COVER).set_landscape()
    for sheet in sheets:
        lay_out(workbook.get_worksheet_by_name(sheet.label), sheet)
    for label, widths in (("Contents", _CONTENTS), ("Notes", _NOTES)):
        set_widths(workbook.get_worksheet_by_name(label), widths)
    for position, text in enumerate(notes.values(), 3):
        workbook.get_worksheet_by_name("Notes").set_row(position, height(["", text], _NOTES))


def _table(sheet: Sheet) -> gptables.GPTable:
    names = headings([column.heading for column in sheet.columns])
    rows = [[_value(cell) for cell in row] for row in sheet.rows]
    return gptables.GPTable(
        table=pd.DataFrame(rows, columns=pd.Index(names), dtype=object),
        table_name="table_" + sheet.label.casefold().replace(" ", "_"),
        title=sheet.title,
        instructions=" ".join(("This worksheet contains one table.", *sheet.lines[:1])),
        subtitles=[],
        legend=[*sheet.lines[1:], *sheet.shorthands()],
        table_notes={i: f"$${column.note}$$" for i, column in enumerate(sheet.columns) if column.note},
        index_columns={2: 0},
        additional_formatting=_formats(sheet, names),
    )


def _value(cell: Cell) -> str | int | float | None:
    return plain(cell) if isinstance(cell, Decimal) else str(cell) if isinstance(cell, str) else cell


def _formats(sheet: Sheet, names: Sequence[str]) -> list[dict[str, Any]]:
    """Number formats and alignment by column and row, and a mark on text that could be taken for a formula."""
    found: list[dict[str, Any]] = []
    for i, column in enumerate(sheet.columns):
        if column.form is Form.TEXT and i:
            found.append(_column(i, {"indent": 1}, names=True))
        elif column.form is not Form.TEXT:
            found.append(_column(i, {"align": "right"}, names=True))
            found.append(_column(i, {"num_format": column.form.value}, names=False))
    for i, form in enumerate(sheet.row_forms, 1):
        found.append({"row": {"rows": [i], "format": {"num_format": form.value}, "include_names": False}})
    fixed = ((i, column) for i, column in enumerate(sheet.columns) if column.fixed)
    found += [_column(i, {"num_format": column.form.value}, names=False) for i, column in fixed]
    lines = [tuple(names), *sheet.rows]
    for r, row in enumerate(lines):
        risky = (c for c, cell in enumerate(row) if isinstance(cell, str) and is_risky(cell))
        found += [{"cell": {"cells": (r, c), "format": {"quote_prefix": True}}} for c in risky]
    return found


def _column(position: int, shown: dict[str, Any], *, names: bool) -> dict[str, Any]:
    return {"column": {"columns": [position], "format": shown, "include_names": names}}
