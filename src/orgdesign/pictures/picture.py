"""A picture as it is handed on: its sheets, what it shows in words, and the table that holds the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Sheet:
    """One page of a picture; ``alt`` says in words what it shows, and stands in the SVG too."""

    svg: str
    alt: str


@dataclass(frozen=True)
class Picture:
    """A picture by name; ``key`` says how to read it, ``rows`` hold what it shows under ``heads``."""

    name: str
    title: str
    alt: str
    key: str
    sheets: tuple[Sheet, ...]
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def to_dict(self) -> dict[str, Any]:
        """What the picture shows as plain data, without the drawing itself."""
        return {
            "name": self.name,
            "title": self.title,
            "alt": self.alt,
            "key": self.key,
            "rows": [self.row(row) for row in self.rows],
        }

    def _repr_html_(self) -> str:
        """The picture as a notebook shows it: its sheets below one another."""
        return "".join(f"<figure>{sheet.svg}</figure>" for sheet in self.sheets)

    def row(self, row: tuple[str, ...]) -> Mapping[str, str]:
        """A row of its table by heading."""
        return dict(zip(self.heads, row, strict=True))

    def file(self, number: int, ending: str) -> str:
        """The name of the file of a sheet, counted from 1."""
        return f"{self.name}-{number}.{ending}" if len(self.sheets) > 1 else f"{self.name}.{ending}"
