"""The heading row of a sheet: which column each heading means, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter

from orgdesign.errors import Problem, Severity, nearest
from orgdesign.plan.fields import ColumnInfo, Row
from orgdesign.plan.parse import columns_of
from orgdesign.workbook.headings import column_for, is_personal, plain


@dataclass
class HeadingRow:
    """Columns of a sheet by position from 0, with the problems and remarks that the heading row gave rise to."""

    row: int
    width: int
    columns: list[tuple[int, ColumnInfo]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    missing: set[str] = field(default_factory=set)
    """Required columns that have no heading."""
    ignored: set[int] = field(default_factory=set)
    """Positions whose heading names no column of the table; their values are not read."""

    @property
    def letters(self) -> dict[str, str]:
        """The letter of each column found."""
        return {info.name: get_column_letter(at + 1) for at, info in self.columns}


def read_headings(kind: type[Row], title: str, row: int, cells: Sequence[object]) -> HeadingRow:
    """Match the first row of a sheet to the columns of its table."""
    texts = ["" if cell is None else str(cell).strip() for cell in cells]
    while texts and not texts[-1]:
        texts.pop()
    found = HeadingRow(row, len(texts))
    seen: dict[str, str] = {}
    for at, text in enumerate(texts):
        name = column_for(kind, text) if text else ""
        letter = get_column_letter(at + 1)
        if name in seen:
            expected = f'"{seen[name]}" is already read as {name}; keep one of the two.'
            found.problems.append(_problem(kind, title, found, letter, text, "duplicate-heading", expected))
        elif name:
            seen[name] = text
            found.columns.append((at, columns_of(kind)[name]))
            if plain(text) != plain(name):
                found.notes.append(f'{title}: the heading "{text}" was read as {name}.')
            continue
        elif text:
            found.problems.append(_unknown(kind, title, found, letter, text))
        if text:
            found.ignored.add(at)
    _find_missing(kind, title, found, seen, texts)
    return found


def _unknown(kind: type[Row], title: str, found: HeadingRow, letter: str, text: str) -> Problem:
    if is_personal(kind, text):
        expected = "this column looks like personal data. Plans hold posts, not people: delete it and try again."
        return _problem(kind, title, found, letter, text, "personal-data", expected)
    hint = nearest(text.replace(" ", "_"), columns_of(kind))
    expected = f"{kind.sheet} has no such column, so it is not read."
    return _problem(kind, title, found, letter, text, "unknown-column", expected, hint, Severity.WARNING)


def _find_missing(kind: type[Row], title: str, found: HeadingRow, seen: dict[str, str], texts: Sequence[str]) -> None:
    if not seen:
        names = ", ".join(columns_of(kind))
        expected = f"the first row must hold the headings, and none of these is one. The columns are: {names}."
        if any(sign in text for text in texts for sign in ";\t"):
            expected = "the cells of a line must be parted by commas."
        found.problems = [_problem(kind, title, found, "", "", "no-headings", expected)]
        found.missing = set(kind.key)
        return
    for info in columns_of(kind).values():
        if info.required and info.name not in seen:
            found.missing.add(info.name)
            expected = f'the column "{info.name}" is missing. {info.meaning}'
            found.problems.append(_problem(kind, title, found, "", "", "missing-column", expected))


def _problem(
    kind: type[Row],
    title: str,
    found: HeadingRow,
    letter: str,
    text: str,
    code: str,
    expected: str,
    suggestion: str = "",
    severity: Severity = Severity.ERROR,
) -> Problem:
    return Problem(
        code=code,
        table=kind.table,
        expected=expected,
        value=text,
        suggestion=suggestion,
        severity=severity,
        sheet=title,
        row=found.row,
        column_letter=letter,
    )
