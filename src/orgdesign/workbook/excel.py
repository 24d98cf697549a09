"""Sheets of an .xlsx workbook, read row by row as last saved in Excel."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, TypeVar, cast

from openpyxl import load_workbook

from orgdesign.errors import UnreadableError
from orgdesign.workbook.archive import checked_bytes, understood
from orgdesign.workbook.defects import defects_of, sheet_parts
from orgdesign.workbook.limits import Limits, too_large
from orgdesign.workbook.sheet import Sheet

T = TypeVar("T")

_LAST_ROW = 1_048_576
_ESCAPED = re.compile("_x(00[01][0-9A-Fa-f])_")
"""How Excel writes control characters; the library leaves these as they are."""


class _Lazy(Protocol):
    """A sheet that is read while it is gone through."""

    title: str

    def reset_dimensions(self) -> None: ...

    def iter_rows(self, *, values_only: bool) -> Iterable[Sequence[object]]: ...


@dataclass(frozen=True)
class Book:
    """The sheets of a workbook in their order, with what else is worth saying of it."""

    sheets: Sequence[Sheet]
    charts: Sequence[str] = ()
    notes: Sequence[str] = field(default=())


def read_book(path: Path, limits: Limits) -> Book:
    """Open a workbook; rows are read when they are asked for.

    Raises
    ------
    UnreadableError
        Where the file cannot be read, at once or while its rows are read.
    """
    data = checked_bytes(path, limits)
    with understood(path.name):
        archive = zipfile.ZipFile(io.BytesIO(data))
        parts = sheet_parts(archive)
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        notes = [
            f'The sheet "{w.title}" is hidden; it was read.' for w in book.worksheets if w.sheet_state != "visible"
        ]
        sheets = [
            _sheet(archive, cast("_Lazy", found), parts.get(found.title), path.name, limits)
            for found in book.worksheets
        ]
        return Book(sheets, [chart.title for chart in book.chartsheets], notes)


def _sheet(archive: zipfile.ZipFile, found: _Lazy, part: str | None, name: str, limits: Limits) -> Sheet:
    found.reset_dimensions()
    sheet = Sheet(found.title, iter(()))
    if part is not None:
        sheet.defects = defects_of(archive, part)
    sheet.rows = _rows(found, name, limits)
    return sheet


def _rows(found: _Lazy, name: str, limits: Limits) -> Iterator[tuple[int, Sequence[object]]]:
    filled = 0
    values = _guarded(found.iter_rows(values_only=True), name)
    for number, row in enumerate(values, start=1):
        if number > _LAST_ROW:
            raise UnreadableError(f'{name}: the sheet "{found.title}" has a row beyond the last that Excel knows.')
        cells = _trimmed(row)
        if not cells:
            continue
        filled += 1
        if filled > limits.rows:
            raise too_large(f'The number of rows of the sheet "{found.title}"', filled, limits.rows)
        if len(cells) > limits.columns:
            raise too_large(f'The number of columns of the sheet "{found.title}"', len(cells), limits.columns)
        yield number, cells


def _trimmed(row: Sequence[object]) -> Sequence[object]:
    """The cells up to the last that holds anything; Excel's escapes of control characters undone."""
    last = len(row)
    while last and (row[last - 1] is None or (isinstance(row[last - 1], str) and not str(row[last - 1]).strip())):
        last -= 1
    cells = row[:last]
    if any(isinstance(value, str) and "_x0" in value for value in cells):
        return [_plain(value) if isinstance(value, str) else value for value in cells]
    return cells


def _plain(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), text)


def _guarded(items: Iterable[T], name: str) -> Iterator[T]:
    iterator = iter(items)
    while True:
        with understood(name):
            try:
                item = next(iterator)
            except StopIteration:
                return
        yield item
