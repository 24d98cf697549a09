"""A scenario folder: CSV files, one a table, and plan.toml for the plan's own row."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from orgdesign.errors import Problem, Severity, UnreadableError, nearest
from orgdesign.plan.plan import TABLES
from orgdesign.plan.settings import Settings
from orgdesign.workbook.journal import folder_files
from orgdesign.workbook.limits import Limits, too_large
from orgdesign.workbook.settings_file import SETTINGS_FILE, read_settings
from orgdesign.workbook.sheet import Sheet
from orgdesign.workbook.source import Source
from orgdesign.workbook.table import Table, read_table

FILES: Mapping[str, str] = {f"{name}.csv": name for name in TABLES if name != Settings.table}
"""The CSV files of a folder and the table that each holds."""
_LIKE_DATA = (".csv", ".tsv", ".toml", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
"""Files that somebody may have meant to be read; others beside the tables, such as notes, are nobody's loss."""
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def read_folder(path: Path, limits: Limits) -> Source:
    """Read every table of a folder.

    Raises
    ------
    UnreadableError
        Where the folder holds no table at all, or a file cannot be opened or is too large.
    """
    found = folder_files(path, limits)
    if not found.keys() & {*FILES, SETTINGS_FILE}:
        expected = f"a plan's folder holds {SETTINGS_FILE}, places.csv, services.csv and so on"
        raise UnreadableError(f"{path.name} holds no table of a plan: {expected}.")
    source = Source(path.name, is_folder=True)
    for name in sorted(found):
        if name == SETTINGS_FILE:
            source.add(read_settings(found[name]))
        elif name in FILES:
            source.add(_read_csv(source, name, found[name], limits))
        elif name.casefold().endswith(_LIKE_DATA):
            source.problems.append(_unknown(name, found))
    return source


def _unknown(name: str, found: Mapping[str, bytes]) -> Problem:
    absent = [known for known in (*FILES, SETTINGS_FILE) if known not in found]
    hint = nearest(name, absent)
    severity = Severity.ERROR if hint else Severity.WARNING
    expected = "is not a file of a plan, so it is not read."
    return Problem("unknown-file", "", expected, value=name, suggestion=hint, severity=severity, sheet="folder")


def _read_csv(source: Source, name: str, data: bytes, limits: Limits) -> Table:
    kind = TABLES[FILES[name]]
    text, encoding = _decoded(data)
    if encoding == "cp1252":
        source.notes.append(f"{name} is not UTF-8; it was read as Windows-1252 (cp1252). Check £ signs and accents.")
    if text is None:
        expected = "cannot be read as text; save it as CSV UTF-8 (comma delimited)."
        broken = Problem("encoding", kind.table, expected, sheet=name)
        return Table(kind, name, unread=True, problems=[broken])
    lines, broken_at = _lines(name, text, limits)
    table = read_table(Sheet(name, iter(lines), is_csv=True), kind)
    if broken_at is not None:
        expected = "from this line on the quotes do not close properly; the rest of the file is not read."
        table.problems.append(Problem("csv", kind.table, expected, sheet=name, row=broken_at))
        table.unread = True
    return table


def _decoded(data: bytes) -> tuple[str | None, str]:
    if data.startswith(_UTF16):
        return None, ""
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    return None, ""


def _lines(name: str, text: str, limits: Limits) -> tuple[Sequence[tuple[int, Sequence[object]]], int | None]:
    """The lines that hold anything, each with its number, and the line at which the file breaks off."""
    found: list[tuple[int, Sequence[object]]] = []
    before = 0
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                found.append((before + 1, cells))
            if len(found) > limits.rows:
                raise too_large(f"The number of rows of {name}", len(found), limits.rows)
            if len(cells) > limits.columns:
                raise too_large(f"The number of columns of {name}", len(cells), limits.columns)
            before = reader.line_num
    except csv.Error:
        return found, before + 1
    return found, None
