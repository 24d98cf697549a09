"""``orgdesign whatif``: an option with requests more, solved again from the design that it has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from orgdesign.cli.exits import Code
from orgdesign.cli.given import AsJson, AssumeOpen, Effort, Fast, Gap, Location, Memory, Seed, Time
from orgdesign.cli.priced import show_amounts, show_prices
from orgdesign.cli.screen import emit, note, out, say, show
from orgdesign.cli.solving import Search, Solving, obtain
from orgdesign.cli.summary import no_plan, print_caution, print_conflict
from orgdesign.cli.watching import Worker, hearing_interrupts
from orgdesign.errors import UseError
from orgdesign.plan.requests import Kind

if TYPE_CHECKING:
    from orgdesign.brief import Brief
    from orgdesign.design import Finding
    from orgdesign.pipeline import Solved
    from orgdesign.report.names import Names
    from orgdesign.whatif import WhatIf, Wish

MOVERS_SHOWN = 20
"""Posts with another team or base that are named on screen; ``--json`` lists all."""

One = Annotated[
    str | None,
    typer.Option("--option", "-o", metavar="ID", help="An option of the plan; the base option, if not given."),
]
Last = Annotated[
    Path | None,
    typer.Option(
        "--results", "--from", metavar="FILE",
        help="Results saved by solve: the design to start from. Without it the option is solved first.",
    ),
]  # fmt: skip


def _words(name: str, metavar: str, text: str) -> object:
    return typer.Option(name, metavar=metavar, help=f"{text} May be repeated.")


Pin = Annotated[
    list[str] | None,
    _words("--pin", "WHO=WHERE", "A post, team or service at a property; a post in a locality; a service's host."),
]
Forbid = Annotated[list[str] | None, _words("--forbid", "TEAM=PROPERTY", "Keep a team or service out of a property.")]
Together = Annotated[list[str] | None, _words("--together", "TEAM=TEAM", "Put two teams or services under one roof.")]
Apart = Annotated[list[str] | None, _words("--apart", "TEAM=TEAM", "Keep two teams or services apart.")]
Keep = Annotated[list[str] | None, _words("--keep", "PROPERTY", "Keep a property in use.")]
Close = Annotated[list[str] | None, _words("--close", "PROPERTY", "Do without a property.")]
Full = Annotated[bool, typer.Option("--full", help="Search everything again rather than only what is near the change.")]
AtMost = Annotated[int | None, typer.Option(min=1, metavar="N", help="Use no more than so many properties.")]


def whatif(
    path: Location,
    option: One = None,
    pin: Pin = None,
    forbid: Forbid = None,
    together: Together = None,
    apart: Apart = None,
    keep: Keep = None,
    close: Close = None,
    at_most: AtMost = None,
    results: Last = None,
    full: Full = False,
    effort: Effort = None,
    gap: Gap = None,
    fast: Fast = False,
    seed: Seed = None,
    time: Time = None,
    memory: Memory = None,
    assume_open: AssumeOpen = None,
    as_json: AsJson = False,
) -> None:
    """Tell what an option would come to with something more asked of it: solved again from the design that it has.

    What is asked is a must; the plan itself stays as it is. Shown are every priority before and after with what is
    proven, who moves, and which requests no longer hold. Where all that is asked holds already, nothing is searched.
    Otherwise only what is near the change is, in seconds; --full searches everything again, as solve does.

    Exit code: 0 it can be had, 1 it is impossible, or the option itself is, 2 wrong use, 3 out of time with no plan.

    Example: orgdesign whatif council.xlsx -o as-published --results results.json --pin play-service@north=town-hall
    """
    asked = {
        Kind.PIN_BASE: pin, Kind.FORBID: forbid, Kind.TOGETHER: together, Kind.APART: apart, Kind.KEEP: keep,
        Kind.CLOSE: close, Kind.USE_AT_MOST: None if at_most is None else [str(at_most)],
    }  # fmt: skip
    if not any(asked.values()):
        raise UseError("Say what to try: --pin, --forbid, --together, --apart, --keep, --close or --at-most.")
    search = Search(effort, gap, seed, fast, assume_open, seconds=time, memory_mb=memory)
    solving = _before(path, option, search, results)
    (solved,) = solving.solved
    if solved.result.design is None:
        raise typer.Exit(_without(solving, solved, as_json))
    wishes = list(_wishes(solved.brief, asked))
    found = _tried(solved, wishes, search, saved=results is not None, full=full)
    if as_json:
        emit("whatif", {"outcome": _outcome(found), "option": solved.option, "what_if": found.to_dict()})
    else:
        _print(found)
    raise typer.Exit(_code(found))


def _before(path: Path, option: str | None, search: Search, results: Path | None) -> Solving:
    from orgdesign.pipeline import load, option_ids

    return obtain(path, [option or option_ids(load(path))[0]], search, results)


def _without(solving: Solving, solved: Solved, as_json: bool) -> Code:
    if as_json:
        emit("whatif", {"outcome": solving.outcome, "option": solved.option, "what_if": None})
    else:
        note(no_plan(solved), style="red")
    return solving.code


def _wishes(brief: Brief, asked: dict[Kind, list[str] | None]) -> Iterator[Wish]:
    from orgdesign.whatif import Wish, pinned

    for kind, words in asked.items():
        for word in words or ():
            if kind in {Kind.KEEP, Kind.CLOSE}:
                yield Wish(kind, word)
            elif kind is Kind.USE_AT_MOST:
                yield Wish(kind, amount=Decimal(word))
            else:
                one, two = _pair(word)
                yield pinned(brief, one, two) if kind is Kind.PIN_BASE else Wish(kind, one, two)


def _pair(word: str) -> tuple[str, str]:
    one, mark, two = word.partition("=")
    if not (one.strip() and mark and two.strip()):
        raise UseError(f'"{word}" does not say which and where: write the two with = between, such as team=property.')
    return one.strip(), two.strip()


def _tried(solved: Solved, wishes: Sequence[Wish], search: Search, *, saved: bool, full: bool) -> WhatIf:
    """The what-if, by the settings given; those of saved results where none is."""
    from orgdesign.cli.progress import Display
    from orgdesign.pipeline import Question
    from orgdesign.pricing import same_limits
    from orgdesign.solve import Control
    from orgdesign.whatif import what_if

    limits = search.over(same_limits(solved)) if saved else search.limits()
    question = Question(solved.option, solved.name, solved.plan, solved.classes, solved.brief)
    with hearing_interrupts() as interrupts, Display(question, "What if:") as display:
        control = Control(display.hear)
        interrupts.on_first = control.stop
        found = Worker(lambda: what_if(solved, wishes, limits, control, full=full)).result(interrupts, display.show)
    display.close(found.after.result)
    return found


def _code(found: WhatIf) -> Code:
    from orgdesign.design import Status

    if found.after.result.design is not None:
        return Code.DONE
    return Code.PROBLEMS if found.after.result.status is Status.IMPOSSIBLE else Code.OUT_OF_TIME


def _outcome(found: WhatIf) -> str:
    return {Code.DONE: "done", Code.PROBLEMS: "impossible"}.get(_code(found), "out of time")


def _print(found: WhatIf) -> None:
    from orgdesign.pipeline import start_words
    from orgdesign.report.names import Names

    names, result = Names([found.after.plan]), found.after.result
    for request in found.requests:
        say(f"What if: {names.request(request)}?", "bold")
    say(start_words(result))
    if result.design is None:
        why = "It cannot be had" if _code(found) is Code.PROBLEMS else "Not known, which proves nothing"
        say(f"{why}: {result.because}", "yellow")
        print_conflict(found.after, result.conflict)
        return
    say(f"{found.after.name} ({found.after.option}): {result.status_words}", "bold green")
    show_prices(found.before, found.after, found.prices, proven=True)
    if found.kept:
        return
    if found.quick:
        say("With --full everything is searched again, from the same design.")
    _print_chance(found)
    show_amounts(found.before, found.after)
    _print_requests("No longer met", found.no_longer_met)
    _print_requests("Met now, and not before", found.now_met)
    _print_movers(found, names)
    say("Every rule and figure of the new design was checked by the independent checker.")
    print_caution(result)


def _print_chance(found: WhatIf) -> None:
    """Say where the difference is not all due to what was asked."""
    from orgdesign.solve.price import Firmness

    if found.betters:
        say(
            "The new design is better than the earlier one even without what is asked: the option was not solved to its"
            " end. Solve it again with --from, or with more --effort, before reading these as costs.",
            "yellow",
        )
    elif any(price.firmness is Firmness.FOUND for price in found.prices):
        say(
            "Where a figure is found, not proven, a part of the difference may be chance of the search rather than the"
            " cost of what is asked."
        )


def _print_requests(title: str, said: Sequence[Finding]) -> None:
    if said:
        say(f"{title}: {len(said)}", "yellow")
    for finding in said:
        say(f"  - Requests, id {finding.request}: {finding.sentence}")


def _print_movers(found: WhatIf, names: Names) -> None:
    moved = found.movers
    bases, teams = sum(m.changes_base for m in moved), sum(m.changes_team for m in moved)
    say(f"Posts that sit elsewhere than before: {bases}; that join another team: {teams}.")
    rows = [
        (
            m.post,
            names.services.get(m.service, m.service),
            _change(*(names.team(t) if t else "none" for t in (m.team_before, m.team_after))),
            _change(*(names.properties.get(s, s) if s else "none" for s in (m.base_before, m.base_after))),
        )
        for m in moved[:MOVERS_SHOWN]
    ]
    if rows:
        show("", ("Post", "Service", "Team", "Base"), rows, on=out())
    if len(moved) > MOVERS_SHOWN:
        say(f"and {len(moved) - MOVERS_SHOWN} more posts; --json lists all")


def _change(before: str, after: str) -> str:
    return before if before == after else f"{before} to {after}"
