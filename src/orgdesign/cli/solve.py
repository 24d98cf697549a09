"""``orgdesign solve``: the options of a plan, solved and certified."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from orgdesign.cli.given import (
    AsJson,
    AssumeOpen,
    Effort,
    Fast,
    From,
    FromOption,
    Gap,
    Location,
    Memory,
    OpinionSeconds,
    OptionIds,
    SecondOpinion,
    Seed,
    Time,
)
from orgdesign.cli.saving import make_room, spare_plan
from orgdesign.cli.screen import emit, note, say
from orgdesign.cli.solving import Search, Solving, obtain
from orgdesign.cli.summary import print_summary

Out = Annotated[
    Path | None,
    typer.Option("--out", metavar="FILE", help="Save the results here, for compare and export --results."),
]


def solve(
    path: Location,
    option: OptionIds = None,
    effort: Effort = None,
    gap: Gap = None,
    fast: Fast = False,
    seed: Seed = None,
    time: Time = None,
    memory: Memory = None,
    start: From = None,
    from_option: FromOption = None,
    assume_open: AssumeOpen = None,
    second_opinion: SecondOpinion = False,
    second_opinion_seconds: OpinionSeconds = 60.0,
    out: Out = None,
    as_json: AsJson = False,
) -> None:
    """Find the best design of each option in the order of its priorities, and prove how good it is.

    Each design is certified by a checker of its own before it is shown. Progress goes to standard error; Ctrl-C
    keeps the best found so far, a second Ctrl-C gives up; --time and --memory stop in the same way. With --from an
    option goes on from a design that there is. With --second-opinion another solver is asked whether it
    agrees with each claim; if it can show that one is wrong, nothing is shown.

    Exit code: 0 every option has a design, 1 problems in the plan or an option is impossible, 2 wrong use,
    3 out of time with no plan for some option.

    Example: orgdesign solve council.xlsx --option as-published --out results.json
    """
    if out is not None:
        spare_plan(path, out)
    opinion = second_opinion_seconds if second_opinion else None
    search = Search(effort, gap, seed, fast, assume_open, opinion, time, memory, start, from_option)
    solving = obtain(path, option or (), search)
    lost = out is not None and start is not None and _would_lose(solving, out, Path(start))
    if out is not None and not lost:
        save(solving, out)
    if as_json:
        emit("solve", document(solving))
    else:
        print_summary(solving)
        if out is not None and not lost:
            say(f"The results are in {out}.")
    if lost:
        note(f"{out} was left as it was: not every option has a design now. Name another file to save these.", "yellow")
    raise typer.Exit(solving.code)


def _would_lose(solving: Solving, out: Path, start: Path) -> bool:
    """Tell whether saving would put results without a design in place of those that they started from."""
    same = out.exists() and start.exists() and out.samefile(start)
    return same and bool(solving.without_design or solving.not_begun)


def save(solving: Solving, to: Path) -> None:
    """Save results so that they need not be solved again.

    Raises
    ------
    UnsavedError
        Where the disk refuses.
    """
    from orgdesign.pipeline import save_results

    make_room(to)
    save_results(solving.solved, to)


def document(solving: Solving) -> dict[str, object]:
    """What came of a solve, for machines."""
    from orgdesign.pipeline import results_json

    return {
        "outcome": solving.outcome,
        "stopped": solving.stopped,
        "not_begun": list(solving.not_begun),
        "results": results_json(solving.solved),
    }
