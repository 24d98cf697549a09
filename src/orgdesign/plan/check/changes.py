"""What each option's changes make of the plan: they can be made, and the plan still holds together afterwards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from orgdesign.errors import Problem, Severity
from orgdesign.plan.change import PLAN_ROW, address
from orgdesign.plan.check.requests import requests
from orgdesign.plan.check.rows import Rows
from orgdesign.plan.fields import Row
from orgdesign.plan.options import Change, Option
from orgdesign.plan.overlay import apply_changes, line_of, parents_of
from orgdesign.plan.plan import TABLES
from orgdesign.plan.requests import Request
from orgdesign.plan.settings import Settings

_Sign = tuple[str, ...]
_Tables = Mapping[str, Sequence[Row]]


def changes(rows: Rows, before: Sequence[Problem], checks: Callable[[Rows], list[Problem]]) -> list[Problem]:
    """Problems of the changes, and problems that the plan only has once an option's changes are made.

    ``before`` holds the problems of the plan itself, which are not repeated. Requests of an option are checked
    against the plan as that option would have it.
    """
    parents = parents_of(rows.of(Option))
    lines = {option: line_of(parents, option) for option in parents}
    known = {"": {_sign(rows.tables, p) for p in before}}
    found: list[Problem] = []
    for option in sorted(lines, key=lambda name: len(lines[name][0])):
        line, complete = lines[option]
        if not complete:
            continue
        told = known[""].union(*(known.get(name, ()) for name in line))
        tables, failed = apply_changes(rows.tables, line)
        if failed:
            found.extend(p for p in failed if _option_of(rows, p) == option and not _unread(rows, p))
            continue
        changed = Rows(tables, replace(rows.gaps, patched={}), line)
        after = list(requests(changed)) if tables is rows.tables else checks(changed)
        new = [p for p in after if _sign(tables, p) not in told]
        known[option] = {_sign(tables, p) for p in after}
        found.extend(_told(rows, option, tables, new))
    return found


def _sign(tables: _Tables, problem: Problem) -> _Sign:
    return (problem.code, problem.table, _row_name(tables, problem), problem.column, problem.value)


def _row_name(tables: _Tables, problem: Problem) -> str:
    rows = tables.get(problem.table, ())
    return address(rows[problem.index]) if problem.index is not None and problem.index < len(rows) else ""


def _option_of(rows: Rows, problem: Problem) -> str:
    return rows.of(Change)[problem.index or 0].option


def _unread(rows: Rows, problem: Problem) -> bool:
    """Tell whether the row that a change misses was handed in but could not be read."""
    if problem.code != "change-row":
        return False
    change = rows.of(Change)[problem.index or 0]
    if change.to_table == PLAN_ROW:
        return not rows.of(Settings)
    first = change.row.partition("|")[0]
    refused = rows.gaps.refused.get(change.to_table, ())
    return change.to_table in rows.gaps.unread or change.row in refused or first in refused


def _told(rows: Rows, option: str, tables: _Tables, new: Sequence[Problem]) -> list[Problem]:
    """Problems of the option's own requests where these stand; others, like ones together, at the change to blame."""
    found: list[Problem] = []
    alike: dict[_Sign, list[Problem]] = defaultdict(list)
    positions = {row.id: at for at, row in rows.at(Request) if row.option == option}
    for problem in new:
        at = positions.get(_row_name(tables, problem)) if problem.table == Request.table else None
        if at is not None:
            found.append(replace(problem, index=at))
        elif problem.severity is Severity.ERROR:
            alike[problem.code, problem.table, problem.column, problem.value].append(problem)
    found.extend(_blamed(rows, option, tables, group) for group in alike.values())
    return found


def _blamed(rows: Rows, option: str, tables: _Tables, group: Sequence[Problem]) -> Problem:
    first = group[0]
    row = _row_name(tables, first)
    own = [(at, change) for at, change in rows.at(Change) if change.option == option]
    near = [at for at, change in own if change.row == first.value]
    near = [at for at, change in own if (change.to_table, change.row) == (first.table, row)] or near
    subject = " ".join(word for word in (TABLES[first.table].sheet, row, first.column) if word)
    value = f' "{first.value}"' if first.value else ""
    others = len(group) - 1
    more = f" So with {others} more row{'s' if others > 1 else ''}." if others else ""
    at = near[-1] if near else max((at for at, _ in own), default=None)
    return Problem(
        code="after-changes",
        table=Change.table,
        expected=f"once the changes of this option are made, {subject}{value}: {first.expected}{more}",
        index=at,
        column="row",
        value=rows.of(Change)[at].row if at is not None else option,
        suggestion=first.suggestion,
    )
