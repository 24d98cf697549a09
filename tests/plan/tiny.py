"""A tiny council that passes every check, and ways to spoil one thing of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from orgdesign.errors import Problem
from orgdesign.plan import TABLES, Plan
from orgdesign.plan.check import check
from orgdesign.plan.fields import Row
from orgdesign.workbook.examples import example_plan


def tiny_plan() -> Plan:
    """Two localities, three services, four posts, two properties and two options."""
    return example_plan()


def a_row(table: str, **values: Any) -> Row:
    """A row of a table."""
    return TABLES[table](**values)


def with_row(table: str, **values: Any) -> dict[str, Sequence[Row]]:
    """The tiny plan's tables with one row more at the end of a table."""
    tables = tiny_plan().tables()
    return {**tables, table: [*tables[table], a_row(table, **values)]}


def with_change(table: str, row: str, **values: Any) -> dict[str, Sequence[Row]]:
    """The tiny plan's tables with values of one row changed; the row is named by its key joined by |."""
    tables = tiny_plan().tables()
    names = ["|".join(found.ident()) for found in tables[table]]
    changed = [
        type(found)(**{**dict(found), **values}) if name == row else found
        for name, found in zip(names, tables[table], strict=True)
    ]
    assert row in names
    return {**tables, table: changed}


def without(table: str, row: str) -> dict[str, Sequence[Row]]:
    """The tiny plan's tables with one row less."""
    tables = tiny_plan().tables()
    return {**tables, table: [found for found in tables[table] if "|".join(found.ident()) != row]}


def the_problem(tables: Mapping[str, Sequence[Row]]) -> Problem:
    """The only problem of these tables."""
    (found,) = check(tables)
    return found


def told(problem: Problem) -> tuple[str, str, str, str]:
    """What a problem is about: table, row, column and code."""
    return problem.table, "" if problem.index is None else str(problem.index), problem.column, problem.code
