"""What was handed in, whichever form it has: its tables, and what is to be said of it as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from orgdesign.errors import Problem
from orgdesign.plan.check import Gaps
from orgdesign.workbook.table import Table


@dataclass
class Source:
    """Tables by name, with problems and notes that belong to no single table."""

    name: str
    is_folder: bool
    tables: dict[str, Table] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    missed: set[str] = field(default_factory=set)
    """Tables whose sheet is probably there under a wrong name."""

    def add(self, table: Table) -> None:
        """Take in a table that has been read."""
        self.tables[table.kind.table] = table
        self.notes.extend(table.notes)

    def gaps(self) -> Gaps:
        """What was handed in but could not be read."""
        refused: Mapping[str, set[str]] = {
            name: table.refused_ids for name, table in self.tables.items() if table.refused
        }
        unread = {name for name, table in self.tables.items() if table.unread} | self.missed
        return Gaps(refused, unread, {name: table.patched for name, table in self.tables.items()})
