"""An option laid over the plan: its changes, and those of the options it starts from, made in order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from orgdesign.errors import PlanError, Problem, UseError, nearest
from orgdesign.plan.change import Drafts
from orgdesign.plan.defaults import CLASS_RULES, CRITERIA
from orgdesign.plan.fields import Row
from orgdesign.plan.options import Change, Option
from orgdesign.plan.plan import TABLES, Plan
from orgdesign.plan.services import ClassRule, Criterion

_SHIPPED: Mapping[str, Sequence[Row]] = {Criterion.table: CRITERIA, ClassRule.table: CLASS_RULES}


def overlay(plan: Plan, option: str) -> Plan:
    """The plan as the option would have it: changes of its ancestors first, each option's by ``order``.

    Raises
    ------
    PlanError
        Where changes cannot be made; every one that cannot is listed.
    UseError
        Where the plan has no such option.
    """
    tables: dict[str, Sequence[Row]] = dict(plan.tables())
    changed, problems = apply_changes(tables, lineage(plan, option))
    if problems:
        raise PlanError(problems)
    return Plan.of(changed) if changed is not tables else plan


def lineage(plan: Plan, option: str) -> tuple[str, ...]:
    """The option and those it starts from, the furthest first.

    Raises
    ------
    UseError
        Where the plan has no such option, or options start from each other in a circle.
    """
    parents = {row.id: row.parent for row in plan.options}
    if option not in parents:
        hint = nearest(option, parents)
        raise UseError(f'There is no option "{option}" in this plan.' + (f' Did you mean "{hint}"?' if hint else ""))
    chain, complete = line_of(parents, option)
    if not complete:
        raise UseError(f'Option "{option}" starts from an option that does not exist, or from itself by a circle.')
    return chain


def line_of(parents: Mapping[str, str | None], option: str) -> tuple[tuple[str, ...], bool]:
    """The option's line, the furthest ancestor first, and whether it ends properly (no circle, none missing)."""
    line: list[str] = []
    current: str | None = option
    while current is not None and current in parents and current not in line:
        line.append(current)
        current = parents[current]
    return tuple(reversed(line)), current is None


def parents_of(options: Iterable[Option]) -> dict[str, str | None]:
    """Each option's parent by id."""
    return {row.id: row.parent for row in options}


def apply_changes(
    tables: Mapping[str, Sequence[Row]], line: Sequence[str]
) -> tuple[Mapping[str, Sequence[Row]], list[Problem]]:
    """Make the changes of the options in ``line``, one option after the other.

    Changes to criteria or the rule table start from those in force. Returns the tables (the same object where
    nothing changes) and a problem for each change that cannot be made, with its position in the ``changes`` table.
    """
    rows = [(at, row) for at, row in enumerate(tables.get(Change.table, ())) if isinstance(row, Change)]
    place = {option: rank for rank, option in enumerate(line)}
    mine = sorted(
        ((at, row) for at, row in rows if row.option in place),
        key=lambda found: (place[found[1].option], found[1].order, found[0]),
    )
    if not mine:
        return tables, []
    touched: set[str] = {row.to_table for _, row in mine}
    shipped = {name: found for name, found in _SHIPPED.items() if name in touched and not tables.get(name)}
    drafts = Drafts({**{name: tables.get(name, ()) for name in TABLES}, **shipped})
    for _, changes in groupby(mine, key=lambda found: found[1].option):
        drafts.apply(list(changes))
    return drafts.tables(), drafts.problems
