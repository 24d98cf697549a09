"""One sheet turned into typed rows, with every problem that can be told from the sheet alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from orgdesign.errors import Problem
from orgdesign.plan.check import Patched
from orgdesign.plan.fields import Amount, Row, Text
from orgdesign.plan.parse import columns_of, parse_row
from orgdesign.workbook.heading_row import read_headings
from orgdesign.workbook.listing import Listing
from orgdesign.workbook.sheet import Sheet
from orgdesign.workbook.values import RAGGED, Values

T = TypeVar("T")

CONTROLS: Mapping[str, str] = {"posts": "fte", "properties": "running_cost"}
"""Columns whose sums are shown beside what was handed in, so that no loss goes unseen."""
_AMOUNT: TypeAdapter[Decimal] = TypeAdapter(Amount)
_TEXT: TypeAdapter[str] = TypeAdapter(Text)
_NAMED_BY = ("id", "measure")


@dataclass
class Table:
    """What came of one sheet. ``places`` has, for each row used, its number in the sheet and its rank as read.

    ``patched`` holds refused rows of which some columns could be read.
    """

    kind: type[Row]
    title: str
    rows: list[Row] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    patched: list[Patched] = field(default_factory=list)
    patched_places: list[tuple[int, int]] = field(default_factory=list)
    letters: Mapping[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    refused_ids: set[str] = field(default_factory=set)
    unread: bool = False
    lines: Mapping[str, int] = field(default_factory=dict)
    """The line of each column, where each stands on a line of its own."""
    read: int = 0
    blank: int = 0
    control_read: Decimal = Decimal(0)
    """The control column's sum over every row handed in, as far as it could be read."""

    def place(self, position: int) -> tuple[int, int]:
        """Where the row stands that a check calls by its position: patched rows follow those used."""
        beyond = position - len(self.places)
        return self.places[position] if beyond < 0 else self.patched_places[beyond]

    @property
    def used(self) -> int:
        """Rows that became rows of the plan."""
        return len(self.rows)

    @property
    def refused(self) -> int:
        """Rows with something in them that could not be used."""
        return self.read - self.used

    @property
    def control_used(self) -> Decimal:
        """The control column's sum over the rows that are used."""
        column = CONTROLS.get(self.kind.table)
        return sum((getattr(row, column) for row in self.rows), Decimal(0)) if column else Decimal(0)


def read_table(sheet: Sheet, kind: type[Row]) -> Table:
    """Read a sheet to its end: headings first, then row by row."""
    table = Table(kind, sheet.title)
    listing = Listing(kind, sheet.title)
    first = next(sheet.rows, None)
    if first is None:
        return table
    headings = read_headings(kind, sheet.title, *first)
    table.letters = listing.letters = {} if sheet.is_csv else headings.letters
    table.notes.extend(headings.notes)
    table.unread = bool(headings.missing & set(kind.key))
    values = Values(sheet, headings, listing)
    last = first[0]
    for number, cells in sheet.rows:
        table.blank += number - last - 1
        last = number + (_further_lines(cells) if sheet.is_csv else 0)
        if headings.columns:
            add_row(table, listing, number, *values.of(number, table.read, cells))
        table.read += 1
    table.problems = [*headings.problems, *listing.close()]
    return table


def _further_lines(cells: Sequence[object]) -> int:
    """How many lines of a CSV file the row takes beyond its first, for cells of several lines."""
    return sum(cell.count("\n") for cell in cells if isinstance(cell, str))


def add_row(table: Table, listing: Listing, number: int, values: dict[str, object], spoilt: set[str]) -> None:
    """Make a row of the table, or refuse it and list why; nothing is said of the columns already ``spoilt``."""
    row, faults = parse_row(table.kind, values)
    for fault in () if RAGGED in spoilt else faults:
        if fault.column not in spoilt:
            listing.tell(number, table.read, fault.code, fault.column, fault.value, fault.expected, fault.suggestion)
    if row is not None and not spoilt:
        table.rows.append(row)
        table.places.append((number, table.read))
    else:
        _refuse(table, number, values, spoilt | {fault.column for fault in faults})
    column = CONTROLS.get(table.kind.table)
    if column in values:
        table.control_read += getattr(row, column) if row is not None else _typed(_AMOUNT, values[column], Decimal(0))


def _refuse(table: Table, number: int, values: Mapping[str, object], wrong: set[str]) -> None:
    """Keep what can be read of a refused row: what others call it by, and the columns that can still be checked."""
    sound = {name: value for name, value in values.items() if name not in wrong}
    table.refused_ids.update(_names(table.kind, sound))
    needed = {c.name: c.example for c in columns_of(table.kind).values() if c.required and c.name not in sound}
    row, _ = parse_row(table.kind, {**sound, **needed})
    if row is not None and RAGGED not in wrong:
        table.patched.append(Patched(row, frozenset(wrong | needed.keys())))
        table.patched_places.append((number, table.read))


def _names(kind: type[Row], values: Mapping[str, object]) -> set[str]:
    """What other rows may call a refused row by: its id or measure, and its key as a whole."""
    parts = {name: str(_typed(_TEXT, values[name], "")) for name in kind.key if name in values}
    whole = {"|".join(parts.values())} if len(parts) == len(kind.key) else set()
    return {part for name, part in parts.items() if name in _NAMED_BY} | whole


def _typed(kind: TypeAdapter[T], value: object, otherwise: T) -> T:
    try:
        return kind.validate_python(value)
    except ValidationError:
        return otherwise
