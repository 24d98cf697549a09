"""``orgdesign why``: what the next unit of something would cost at every priority."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from orgdesign.cli.given import AsJson, AssumeOpen, Effort, Fast, Gap, Location, Memory, Results, Seed, Time
from orgdesign.cli.priced import show_amounts, show_prices
from orgdesign.cli.screen import emit, note, say
from orgdesign.cli.solving import Search, Solving, obtain
from orgdesign.cli.summary import no_plan
from orgdesign.cli.watching import Worker, hearing_interrupts

if TYPE_CHECKING:
    from orgdesign.pipeline import Solved
    from orgdesign.pricing import Priced

One = Annotated[
    str | None,
    typer.Option("--option", "-o", metavar="ID", help="An option of the plan; the base option, if not given."),
]
Of = Annotated[
    str,
    typer.Option(
        "--price", metavar="OF", show_default=False,
        help="Of one property fewer (properties), a lower running cost (running cost), each request that is not met"
        " (requests), or one of these by its id.",
    ),
]  # fmt: skip
Percent = Annotated[
    float, typer.Option("--percent", min=0.01, max=100.0, help="By how much running cost is to be lower.")
]


def why(
    path: Location,
    price: Of,
    option: One = None,
    results: Results = None,
    percent: Percent = 1.0,
    effort: Effort = None,
    gap: Gap = None,
    fast: Fast = False,
    seed: Seed = None,
    time: Time = None,
    memory: Memory = None,
    assume_open: AssumeOpen = None,
    as_json: AsJson = False,
) -> None:
    """Tell what the next unit costs: the option is solved again with it asked for, and every priority compared.

    A price is exact where both searches are proven, at most so much where the later one is not, and otherwise only
    what was found. Each design is certified before it is shown.

    Exit code: 0 it has a price or is shown to be impossible, 1 the option itself is impossible, 2 wrong use,
    3 out of time with no plan.

    Example: orgdesign why council.xlsx --option as-published --results results.json --price properties
    """
    search = Search(effort, gap, seed, fast, assume_open, None, time, memory)
    solving = _before(path, option, search, results)
    (solved,) = solving.solved
    priced = [] if solved.result.design is None else _priced(solved, price, Decimal(str(percent)), search)
    if as_json:
        emit("why", {"option": solved.option, "of": price, "outcome": solving.outcome, "prices": _documents(priced)})
    elif solved.result.design is None:
        note(no_plan(solved), style="red")
    for each in [] if as_json else priced:
        _print(each)
    raise typer.Exit(solving.code)


def _before(path: Path, option: str | None, search: Search, results: Path | None) -> Solving:
    from orgdesign.pipeline import load, option_ids

    return obtain(path, [option or option_ids(load(path))[0]], search, results)


def _priced(solved: Solved, of: str, percent: Decimal, search: Search) -> list[Priced]:
    from orgdesign.pricing import price, same_limits
    from orgdesign.solve import Control

    control = Control()
    limits = search.over(same_limits(solved))
    with hearing_interrupts() as interrupts:
        interrupts.on_first = control.stop
        work = Worker(lambda: list(price(solved, of, limits, control, percent)))
        return work.result(interrupts, lambda: None)


def _documents(priced: list[Priced]) -> list[dict[str, object]]:
    return [p.to_dict() for p in priced]


def _print(priced: Priced) -> None:
    from orgdesign.design import Status

    say(priced.step.sentence, "bold")
    if priced.after.result.design is None:
        none = priced.after.result.status is Status.IMPOSSIBLE
        why = priced.after.result.because if none else "no design with it was found in time, which proves nothing"
        say(f"{'It cannot be had' if none else 'Not known'}: {why}", "yellow")
        say()
        return
    show_prices(priced.before, priced.after, priced.prices)
    show_amounts(priced.before, priced.after)
    say("Every rule and figure of the new design was checked by the independent checker.")
    say()
