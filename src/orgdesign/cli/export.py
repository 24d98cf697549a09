"""``orgdesign export``: the proposal as a workbook fit to publish."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from orgdesign.cli.given import AsJson, AssumeOpen, Effort, Fast, Gap, Location, Memory, OptionIds, Results, Seed, Time
from orgdesign.cli.saving import make_room, spare_plan
from orgdesign.cli.screen import emit, note, say
from orgdesign.cli.solving import Search, Solving, obtain
from orgdesign.cli.summary import no_plan
from orgdesign.errors import UseError


def _edition(word: str) -> str:
    from orgdesign.report import Audience

    if word.casefold() not in set(Audience):
        raise typer.BadParameter(f"there is no edition for {word!r}; there are: {', '.join(Audience)}.")
    return word.casefold()


ForWhom = Annotated[
    str,
    typer.Option(
        "--audience", metavar="WHO", callback=_edition,
        help="Whose edition: board, hr, staff or public. Staff and public see no number of fewer than five posts.",
    ),
]  # fmt: skip


def export(
    path: Location,
    out: Annotated[Path, typer.Option("--out", metavar="FILE.xlsx", help="The proposal to write.")] = Path(
        "proposal.xlsx"
    ),
    audience: ForWhom = "board",
    option: OptionIds = None,
    results: Results = None,
    effort: Effort = None,
    gap: Gap = None,
    fast: Fast = False,
    seed: Seed = None,
    time: Time = None,
    memory: Memory = None,
    assume_open: AssumeOpen = None,
    as_json: AsJson = False,
) -> None:
    """Write the proposal of a plan's options as an Excel workbook, one edition for each audience.

    The options are solved, unless --results names what solve saved; saved designs are certified again.

    Example: orgdesign export council.xlsx --results results.json --audience public --out proposal.xlsx
    """
    if out.suffix.casefold() != ".xlsx":
        raise UseError(f"The proposal is an Excel workbook: give a name that ends in .xlsx, not {out.name}.")
    spare_plan(path, out)
    solving = obtain(path, option or (), Search(effort, gap, seed, fast, assume_open, None, time, memory), results)
    file = write_proposal(solving, out, audience)
    if as_json:
        emit("export", _document(solving, file, audience))
    elif file is not None:
        say(f"The proposal is in {file}.")
    raise typer.Exit(solving.code)


def write_proposal(solving: Solving, to: Path, audience: str) -> Path | None:
    """Write the options that have a design; those that have none are told on standard error.

    Returns None where there is nothing to write.

    Raises
    ------
    UnsavedError
        Where the disk refuses.
    """
    from orgdesign.pipeline import export_proposal

    for solved in solving.without_design:
        note(f"Left out of the proposal: {no_plan(solved)}", style="yellow")
    if not solving.with_design:
        note("No option has a design, so no proposal was written.", style="red")
        return None
    make_room(to)
    return export_proposal(solving.with_design, to, audience)


def _document(solving: Solving, file: Path | None, audience: str) -> dict[str, object]:
    return {
        "outcome": solving.outcome,
        "file": str(file) if file is not None else None,
        "audience": audience,
        "options": [s.option for s in solving.with_design],
        "left_out": [{"option": s.option, "status": s.result.status.value} for s in solving.without_design],
        "not_begun": list(solving.not_begun),
    }
