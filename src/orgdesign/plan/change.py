"""One change after another made to tables of rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from orgdesign.errors import Problem, nearest
from orgdesign.plan.fields import ColumnInfo, Row
from orgdesign.plan.options import Change
from orgdesign.plan.parse import Fault, columns_of, parse_row
from orgdesign.plan.plan import TABLES

KEY_SEPARATOR = "|"
"""Joins the parts of a row's key where it has several columns."""
PLAN_ROW = "plan"
"""How the plan's own row is named in a change."""

_At = tuple[int, Change]


class Drafts:
    """Tables while an option's changes are made to them; ``problems`` gathers what cannot be done."""

    def __init__(self, tables: Mapping[str, Sequence[Row]]) -> None:
        self._tables = {name: {address(row): row for row in rows} for name, rows in tables.items()}
        self._spoilt: set[tuple[str, str]] = set()
        """Rows whose adding failed, so that later changes to them are not reported too."""
        self.problems: list[Problem] = []

    def tables(self) -> dict[str, Sequence[Row]]:
        """Every table with the changes made so far."""
        return {name: tuple(rows.values()) for name, rows in self._tables.items()}

    def apply(self, changes: Sequence[_At]) -> None:
        """Make one option's changes, given in order. The lines that add to one row build it where the first stands."""
        added: dict[tuple[str, str], list[_At]] = {}
        for at, change in changes:
            if change.action == "add":
                added.setdefault((change.to_table, change.row), []).append((at, change))
        for at, change in changes:
            if change.action == "set":
                self._set(at, change)
            elif change.action == "remove":
                self._remove(at, change)
            else:
                lines = added.pop((change.to_table, change.row), None)
                if lines:
                    self._add(lines)

    def _problem(self, at: int, code: str, column: str, value: str, expected: str, suggestion: str = "") -> None:
        self.problems.append(Problem(code, Change.table, expected, at, column, value, suggestion))

    def _found(self, at: int, change: Change) -> Row | None:
        rows = self._tables[change.to_table]
        row = rows.get(change.row)
        if row is None and (change.to_table, change.row) not in self._spoilt:
            table = TABLES[change.to_table]
            parts = f" as {KEY_SEPARATOR.join(table.key)}" if len(table.key) > 1 else ""
            expected = f"there is no such row in {table.sheet} at this point of the option; name it{parts}."
            self._problem(at, "change-row", "row", change.row, expected, _nearest_row(change.row, rows))
        return row

    def _column(self, at: int, change: Change) -> ColumnInfo | None:
        table = TABLES[change.to_table]
        info = columns_of(table).get(change.column_name)
        if info is None:
            expected = f"{table.sheet} has no such column." if change.column_name else "must name the column to set."
            hint = nearest(change.column_name, columns_of(table))
            self._problem(at, "change-column", "column_name", change.column_name, expected, hint)
        return info

    def _set(self, at: int, change: Change) -> None:
        row, info = self._found(at, change), self._column(at, change)
        if row is None or info is None:
            return
        if change.to_table != PLAN_ROW and info.name in row.key:
            expected = "names the row itself and cannot be set; remove the row and add it under its new name."
            self._problem(at, "change-key", "column_name", change.column_name, expected)
            return
        values = {name: value for name, value in row if name != info.name}
        if change.value:
            values[info.name] = change.value
        made, faults = parse_row(type(row), values)
        self._faulty(at, faults)
        if made is not None:
            self._tables[change.to_table][change.row] = made

    def _remove(self, at: int, change: Change) -> None:
        if change.to_table == PLAN_ROW:
            self._problem(at, "change-action", "action", change.action, "the plan's own row can only be set.")
        elif self._found(at, change) is not None:
            del self._tables[change.to_table][change.row]
            if len(TABLES[change.to_table].key) == 1:
                self._remove_keyed(change.to_table, change.row)

    def _remove_keyed(self, table: str, name: str) -> None:
        """Rows of other tables that stand for the removed one, such as its needs or links, go with it."""
        for kind in TABLES.values():
            columns = [c for c in kind.key if table in columns_of(kind)[c].refs]
            rows = self._tables[kind.table]
            gone = [key for key, row in rows.items() for c in columns if getattr(row, c) == name]
            for key in gone:
                rows.pop(key, None)

    def _add(self, lines: Sequence[_At]) -> None:
        at, first = lines[0]
        table = TABLES[first.to_table]
        self._spoilt.add((first.to_table, first.row))
        if first.to_table == PLAN_ROW:
            self._problem(at, "change-action", "action", first.action, "the plan's own row can only be set.")
            return
        if first.row in self._tables[first.to_table]:
            expected = f"{table.sheet} has such a row already; use set to change it."
            self._problem(at, "change-row", "row", first.row, expected)
            return
        parts = [first.row] if len(table.key) == 1 else first.row.split(KEY_SEPARATOR)
        if len(parts) != len(table.key):
            expected = f"must name the new row as {KEY_SEPARATOR.join(table.key)}."
            self._problem(at, "change-row", "row", first.row, expected)
            return
        self._build(table, dict(zip(table.key, parts, strict=True)), lines)

    def _build(self, table: type[Row], keys: Mapping[str, str], lines: Sequence[_At]) -> None:
        values: dict[str, object] = dict(keys)
        where: dict[str, int] = {}
        sound = True
        for at, change in lines:
            if not change.column_name and not change.value:
                continue
            if self._column(at, change) is None:
                sound = False
            elif change.column_name in keys and change.value != keys[change.column_name]:
                expected = f'the row is named "{change.row}", so this must be "{keys[change.column_name]}".'
                self._problem(at, "change-key", "value", change.value, expected)
                sound = False
            elif change.value:
                values[change.column_name] = change.value
                where[change.column_name] = at
        row, faults = parse_row(table, values)
        for fault in faults:
            self._faulty(where.get(fault.column, lines[0][0]), [fault])
        if row is not None and sound:
            self._tables[table.table][address(row)] = row
            self._spoilt.discard((table.table, lines[0][1].row))

    def _faulty(self, at: int, faults: Iterable[Fault]) -> None:
        for fault in faults:
            words = f"{fault.column} {fault.expected}" if fault.value else f"{fault.column}: {fault.expected}"
            self._problem(at, "change-value", "value", fault.value, words, fault.suggestion)


def address(row: Row) -> str:
    """How a change names the row."""
    return PLAN_ROW if row.table == PLAN_ROW else KEY_SEPARATOR.join(row.ident())


_SEARCHED = 2_000


def _nearest_row(value: str, rows: Mapping[str, Row]) -> str:
    return nearest(value, list(rows)[:_SEARCHED])
