"""``orgdesign template``, ``convert`` and ``generate``: plans written as a workbook or a scenario folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, cast

import typer

from orgdesign.cli.given import AsJson, Force, Location
from orgdesign.cli.saving import make_room, spare_file, spare_folder
from orgdesign.cli.screen import emit, note, say
from orgdesign.errors import PlanError, UseError
from orgdesign.plan import TABLES

if TYPE_CHECKING:
    from orgdesign.plan import Plan

_OTHER_KINDS = frozenset({".xls", ".xlsm", ".xlsb", ".ods", ".csv", ".json", ".zip"})
Target = Annotated[
    Path,
    typer.Argument(metavar="OUT", help="Where to: a name ending in .xlsx for a workbook, else a folder.",
                   show_default=False),
]  # fmt: skip


def template(
    out: Annotated[Path, typer.Argument(metavar="OUT.xlsx", help="The workbook to write.", show_default=False)],
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    """Write a blank workbook to fill in: every sheet with help, drop-downs and an example row.

    Example: orgdesign template council.xlsx
    """
    from orgdesign.workbook import template_bytes, write_template

    if not _is_workbook(out):
        raise UseError(f"The template is an Excel workbook: give a name that ends in .xlsx, not {out.name}.")
    spare_file(out, force=force, same=template_bytes)
    make_room(out)
    write_template(out)
    if as_json:
        emit("template", {"file": str(out)})
    else:
        say(f"The template is in {out}. Fill it in, then run: orgdesign check {out}")


def convert(path: Location, out: Target, force: Force = False, as_json: AsJson = False) -> None:
    """Turn a workbook into a scenario folder, or a folder into a workbook. Nothing is lost either way.

    Example: orgdesign convert council.xlsx council/
    """
    from orgdesign.workbook import inspect

    reading = inspect(path)
    if reading.plan is None:
        raise PlanError(reading.problems)
    for text in reading.notes:
        note(f"Note: {text}")
    write(reading.plan, out, force=force)
    if as_json:
        emit("convert", {"from": str(path), **written(reading.plan, out)})
    else:
        _tell(reading.plan, out)


def generate(
    out: Target,
    size: Annotated[str, typer.Option(metavar="S|M|L|XL", help="How large a council.")] = "S",
    seed: Annotated[int, typer.Option(min=0, help="Another seed gives another council.")] = 1,
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    """Make up a whole valid council, to try things out on; the same size and seed give the same one.

    S has 3 localities and 300 posts, M 5 and 1,500, L 22 and 8,000, XL 60 and 50,000. Every row is marked
    illustrative.

    Example: orgdesign generate --size S --seed 7 out/small
    """
    from orgdesign.generate import generate as make

    plan = make(cast("Literal['S', 'M', 'L', 'XL']", size.upper()), seed)
    write(plan, out, force=force)
    if as_json:
        emit("generate", {"size": size.upper(), "seed": seed, **written(plan, out)})
    else:
        _tell(plan, out)


def write(plan: Plan, to: Path, *, force: bool) -> None:
    """Write a plan in the form that the name asks for.

    Raises
    ------
    UseError
        Where something else stands there already and replacing it was not asked for.
    UnsavedError
        Where the disk refuses.
    """
    from orgdesign.workbook import workbook_bytes, write_folder, write_workbook

    if _is_workbook(to):
        spare_file(to, force=force, same=lambda: workbook_bytes(plan))
        make_room(to)
        write_workbook(plan, to)
    else:
        spare_folder(to, force=force, plan=plan)
        make_room(to)
        write_folder(plan, to)


def written(plan: Plan, to: Path) -> dict[str, Any]:
    """What was written where, for machines."""
    return {
        "to": str(to),
        "form": "workbook" if _is_workbook(to) else "folder",
        "fingerprint": plan.fingerprint,
        "rows": {name: len(rows) for name, rows in plan.tables().items()},
    }


def _tell(plan: Plan, to: Path) -> None:
    tables = {TABLES[name].sheet: rows for name, rows in plan.tables().items() if rows and name != "plan"}
    said = ", ".join(f"{sheet} {len(rows):,}" for sheet, rows in tables.items())
    say(f"{plan.settings.name} is in {to}. Rows: {said}.")


def _is_workbook(path: Path) -> bool:
    if path.suffix.casefold() in _OTHER_KINDS:
        raise UseError(f"{path.name}: a plan is written as an .xlsx workbook or as a folder, not as {path.suffix}.")
    return path.suffix.casefold() == ".xlsx"
