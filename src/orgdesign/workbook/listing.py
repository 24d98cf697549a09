"""Problems of one sheet as they are found: each at its cell, remarks that repeat down a column made once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from orgdesign.errors import Problem, Severity
from orgdesign.plan.fields import Row

MOST_LISTED = 5_000
"""Problems of one sheet that are listed; any more are only counted."""


class Listing:
    """The problems of one sheet. ``letters`` gives each column's letter once the headings are known."""

    def __init__(self, kind: type[Row], title: str) -> None:
        self.kind, self.title = kind, title
        self.letters: Mapping[str, str] = {}
        self._found: list[Problem] = []
        self._unlisted = 0
        self._repeated: dict[tuple[str, str], tuple[Problem, int]] = {}

    def tell(
        self,
        row: int,
        index: int | None,
        code: str,
        column: str,
        value: str,
        expected: str,
        suggestion: str = "",
        letter: str = "",
    ) -> None:
        """List an error."""
        if len(self._found) < MOST_LISTED:
            made = self._made(row, index, code, column, value, expected, letter)
            self._found.append(replace(made, suggestion=suggestion))
        else:
            self._unlisted += 1

    def tally(
        self, row: int, index: int | None, code: str, column: str, value: str, expected: str, letter: str = ""
    ) -> None:
        """Count a remark that may repeat down a column; it is listed at its first cell."""
        key = (code, letter or column)
        if key in self._repeated:
            first, count = self._repeated[key]
            self._repeated[key] = (first, count + 1)
        else:
            made = self._made(row, index, code, column, value, expected, letter)
            self._repeated[key] = (replace(made, severity=Severity.WARNING), 1)

    def close(self) -> list[Problem]:
        """Everything found, in order of rows."""
        repeated = [
            replace(first, expected=f"{first.expected} So in {count:,} cells of this column.") if count > 1 else first
            for first, count in self._repeated.values()
        ]
        found = sorted([*self._found, *repeated], key=lambda p: p.row or 0)
        if self._unlisted:
            expected = f"{self._unlisted:,} more problems of this sheet are not listed."
            found.append(Problem("more", self.kind.table, expected, sheet=self.title))
        return found

    def _made(
        self, row: int, index: int | None, code: str, column: str, value: str, expected: str, letter: str
    ) -> Problem:
        return Problem(
            code=code,
            table=self.kind.table,
            expected=expected,
            index=index,
            column=column,
            value=value if len(value) <= 80 else value[:77] + "...",
            sheet=self.title,
            row=row,
            column_letter=letter or self.letters.get(column, ""),
        )
