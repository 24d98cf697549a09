"""One sheet or CSV file as it stands, before any of it is understood."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Block:
    """A rectangle of cells, rows and columns counted from 1; ``letter`` is that of its first column."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int
    name: str
    letter: str


@dataclass(frozen=True)
class Defects:
    """What makes cells of a sheet unusable whatever they hold."""

    merged: Sequence[Block] = ()
    unsaved_formulas: frozenset[tuple[int, int]] = frozenset()
    """Row and column of formulas whose result was never saved."""
    formulas: int = 0


@dataclass
class Sheet:
    """A sheet's title (or a CSV's file name) and its rows: number from 1, and the values of the cells.

    ``rows`` can be gone through once. A CSV also says which rows have too few or too many cells.
    """

    title: str
    rows: Iterator[tuple[int, Sequence[object]]]
    defects: Defects = field(default_factory=Defects)
    is_csv: bool = False
