"""From a workbook or a scenario folder to a plan, or to every problem at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from orgdesign.errors import PlanError, Problem, Severity
from orgdesign.plan import TABLES, Plan
from orgdesign.plan.check import check
from orgdesign.workbook.book import read_workbook
from orgdesign.workbook.examples import MARK
from orgdesign.workbook.folder import read_folder
from orgdesign.workbook.limits import DEFAULT_LIMITS, Limits
from orgdesign.workbook.settings_file import SETTINGS_FILE
from orgdesign.workbook.source import Source
from orgdesign.workbook.table import CONTROLS, Table


@dataclass(frozen=True)
class Control:
    """A sum over what was handed in beside the sum over what is used; they differ only where rows were refused."""

    table: str
    column: str
    read: Decimal
    used: Decimal


@dataclass(frozen=True)
class Reading:
    """All that came of reading: the plan (None where there are errors), problems, and what became of every row."""

    name: str
    plan: Plan | None
    problems: tuple[Problem, ...]
    rows_read: Mapping[str, int]
    rows_used: Mapping[str, int]
    rows_refused: Mapping[str, int]
    rows_blank: Mapping[str, int]
    controls: tuple[Control, ...]
    notes: tuple[str, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop the plan from being used."""
        return tuple(p for p in self.problems if p.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The problems that a person should look at."""
        return tuple(p for p in self.problems if p.severity is Severity.WARNING)


def read_plan(path: Path, limits: Limits = DEFAULT_LIMITS) -> Plan:
    """The plan in a workbook or a scenario folder.

    Raises
    ------
    PlanError
        Where it has problems; every one is listed with its place.
    UnreadableError
        Where it cannot be read at all.
    """
    reading = inspect(path, limits)
    if reading.plan is None:
        raise PlanError(reading.problems)
    return reading.plan


def inspect(path: Path, limits: Limits = DEFAULT_LIMITS) -> Reading:
    """Read a workbook or a scenario folder and say everything that is to be said of it.

    Raises
    ------
    UnreadableError
        Where it cannot be read at all.
    """
    source = read_folder(path, limits) if path.is_dir() else read_workbook(path, limits)
    tables = source.tables
    rows = {name: table.rows for name, table in tables.items()}
    problems = [*source.problems]
    for name in TABLES:
        problems.extend(tables[name].problems if name in tables else ())
    problems.extend(_placed(source, problem) for problem in check(rows, source.gaps()))
    problems.extend(_kept_examples(table) for table in tables.values() if _examples(table))
    problems.sort(key=_order)
    sound = not any(p.severity is Severity.ERROR for p in problems)
    return Reading(
        name=source.name,
        plan=Plan.of(rows) if sound else None,
        problems=tuple(problems),
        rows_read={name: table.read for name, table in tables.items()},
        rows_used={name: table.used for name, table in tables.items()},
        rows_refused={name: table.refused for name, table in tables.items()},
        rows_blank={name: table.blank for name, table in tables.items()},
        controls=_controls(tables),
        notes=tuple(source.notes),
    )


def _placed(source: Source, problem: Problem) -> Problem:
    """A problem of the plan with its sheet, row and column letter."""
    table = source.tables.get(problem.table)
    if table is None:
        kind = TABLES[problem.table]
        file = SETTINGS_FILE if kind.table == "plan" else f"{kind.table}.csv"
        return replace(problem, sheet=file if source.is_folder else kind.sheet)
    if problem.index is None:
        return replace(problem, sheet=table.title)
    number, index = table.place(problem.index)
    return replace(
        problem,
        index=index,
        sheet=table.title,
        row=table.lines.get(problem.column, number),
        column_letter=table.letters.get(problem.column, ""),
    )


def _order(problem: Problem) -> tuple[int, int, str]:
    names = list(TABLES)
    table = names.index(problem.table) if problem.table in names else -1
    return table, problem.row or 0, problem.column_letter.rjust(3)


def _controls(tables: Mapping[str, Table]) -> tuple[Control, ...]:
    return tuple(
        Control(name, column, tables[name].control_read, tables[name].control_used)
        for name, column in CONTROLS.items()
        if name in tables
    )


def _examples(table: Table) -> Sequence[int]:
    return [at for at, row in enumerate(table.rows) if row.source.startswith(MARK)]


def _kept_examples(table: Table) -> Problem:
    kept = _examples(table)
    rows = "1 example row" if len(kept) == 1 else f"{len(kept)} example rows"
    expected = f"still holds {rows} of the template; replace or delete {'it' if len(kept) == 1 else 'them'}."
    return Problem(
        code="example-kept",
        table=table.kind.table,
        expected=expected,
        column="source",
        severity=Severity.WARNING,
        sheet=table.title,
        row=table.places[kept[0]][0],
        column_letter=table.letters.get("source", ""),
    )
