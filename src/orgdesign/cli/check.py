"""``orgdesign check``: every problem of a plan at once, and what became of every row."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import typer

from orgdesign.cli.exits import Code
from orgdesign.cli.faults import show_problems
from orgdesign.cli.given import AsJson, Location, OptionIds
from orgdesign.cli.resolved import facts, show_facts
from orgdesign.cli.screen import emit, out, say, show
from orgdesign.plan import TABLES
from orgdesign.plan.plan import Plan

if TYPE_CHECKING:
    from orgdesign.workbook import Reading


def check(path: Location, option: OptionIds = None, as_json: AsJson = False) -> None:
    """List every problem of a plan, each with its cell, and count the rows used and refused.

    The changes of every option are checked too. With --option, the option is also resolved: its teams, posts and
    properties, and the services whose class is still open.

    Exit code: 0 the plan can be used, 1 it has problems, 2 it cannot be read.

    Example: orgdesign check council.xlsx
    """
    from orgdesign.workbook import inspect

    reading = inspect(path)
    resolved = facts(reading.plan, option) if option and reading.plan is not None else []
    if as_json:
        emit("check", _document(reading, resolved))
    else:
        _print(reading)
        show_facts(resolved)
    raise typer.Exit(Code.DONE if reading.plan is not None else Code.PROBLEMS)


def _document(reading: Reading, resolved: Sequence[dict[str, Any]]) -> dict[str, Any]:
    return {
        "plan": reading.name,
        "outcome": "sound" if reading.plan is not None else "problems",
        "fingerprint": reading.plan.fingerprint if isinstance(reading.plan, Plan) else None,
        "errors": len(reading.errors),
        "warnings": len(reading.warnings),
        "problems": [p.to_dict() for p in reading.problems],
        "tables": [
            {
                "table": name,
                "read": reading.rows_read[name],
                "used": reading.rows_used[name],
                "refused": reading.rows_refused[name],
                "blank": reading.rows_blank[name],
            }
            for name in _read(reading)
        ],
        "controls": [
            {"table": c.table, "column": c.column, "read": float(c.read), "used": float(c.used)}
            for c in reading.controls
        ],
        "notes": list(reading.notes),
        "options": list(resolved),
    }


def _print(reading: Reading) -> None:
    show_problems(reading.problems, out())
    counts = (reading.rows_read, reading.rows_used, reading.rows_refused, reading.rows_blank)
    rows = [
        (TABLES[name].sheet, *(f"{count[name]:,}" for count in counts))
        for name in _read(reading)
        if any(count[name] for count in counts)
    ]
    show("Rows", ("Sheet", "Read", "Used", "Refused", "Blank"), rows, numbers=range(1, 5), on=out())
    controls = [(TABLES[c.table].sheet, c.column, _sum(c.read), _sum(c.used)) for c in reading.controls]
    if controls:
        show("Control totals", ("Sheet", "Column", "Read", "Used"), controls, numbers=(2, 3), on=out())
    for text in reading.notes:
        say(f"Note: {text}")
    say(_verdict(reading), style="bold green" if reading.plan is not None else "bold red")


def _read(reading: Reading) -> list[str]:
    """The tables that were read, in the order of the template."""
    return [name for name in TABLES if name in reading.rows_read]


def _sum(amount: Decimal) -> str:
    text = f"{amount:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _verdict(reading: Reading) -> str:
    said = f"{_count(len(reading.errors), 'error')}, {_count(len(reading.warnings), 'warning')}"
    if reading.plan is None:
        return f"{reading.name}: {said}. The plan cannot be used until its errors are put right."
    return f"{reading.name}: {said}. The plan can be used."


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
