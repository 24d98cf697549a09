"""One sheet of the publication workbook before it is written: one table with its title and how to read it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from orgdesign.report.text import MEANINGS, Cell, Shorthand


class Form(StrEnum):
    """How a column's numbers are shown, as a spreadsheet's number format."""

    TEXT = "@"
    WHOLE = "#,##0"
    ONE = "#,##0.0"
    TWO = "#,##0.00"
    THREE = "0.000"

    @classmethod
    def places(cls, number: int) -> Form:
        """The form with so many decimals."""
        return (cls.WHOLE, cls.ONE, cls.TWO, cls.THREE)[number]


@dataclass(frozen=True)
class Column:
    """A column: its heading, its width in characters, how its numbers are shown, and a note on it by id.

    A ``fixed`` column keeps its form whatever the form of the row.
    """

    heading: str
    width: int
    form: Form = Form.TEXT
    note: str = ""
    fixed: bool = False


@dataclass(frozen=True)
class Sheet:
    """A sheet: the tab's label, the title in A1, lines on how to read it, and one table.

    ``row_forms`` gives the number format of single rows where the columns hold different units; ``upright`` prints
    it on an upright page.
    """

    label: str
    title: str
    lines: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    row_forms: tuple[Form, ...] = ()
    upright: bool = False

    @property
    def heading_row(self) -> int:
        """The position of the table's headings, counted from 0: below the title, the lines and the shorthands."""
        return 1 + len(self.lines) + len(self.shorthands())

    def shorthands(self) -> tuple[str, ...]:
        """A sentence for each shorthand that the table uses."""
        used = {cell for row in self.rows for cell in row if isinstance(cell, Shorthand)}
        return tuple(MEANINGS[s] for s in Shorthand if s in used)


def filled(rows: Iterable[Sequence[Cell]], width: int, where_none: str) -> tuple[tuple[Cell, ...], ...]:
    """The rows of a table, or one row that says why there is none; a table is never empty."""
    found = tuple(tuple(row) for row in rows)
    return found or ((where_none, *[Shorthand.NOT_APPLICABLE] * (width - 1)),)
