"""A solve in words: what each option reached, how far that is proven, and why there is no plan where there is none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from orgdesign.cli.amounts import goal_amount, goal_unit, priority_amount, priority_unit
from orgdesign.cli.screen import out, say, show
from orgdesign.plan.options import Goal
from orgdesign.proof import Verdict

if TYPE_CHECKING:
    from orgdesign.cli.solving import Solving
    from orgdesign.design import Conflict, Result, StageResult, Way
    from orgdesign.pipeline import Solved
    from orgdesign.proof import Opinion

UNMET_SHOWN = 10
"""Requests not met that are named on screen."""


def print_summary(solving: Solving) -> None:
    """Print what came of every option, then their objectives beside today's."""
    for solved in solving.solved:
        _print_option(solved)
    _print_objectives(solving.with_design)
    for option in solving.not_begun:
        say(f"Not solved, because it was stopped before: {option}", "yellow")


def no_plan(solved: Solved) -> str:
    """Why an option has no design, in a sentence."""
    return f"{solved.name} ({solved.option}): {solved.result.because}"


def _print_option(solved: Solved) -> None:
    result = solved.result
    if result.design is None:
        say(no_plan(solved), "bold red")
        print_conflict(solved, result.conflict)
        _print_opinions(result.opinions)
        say()
        return
    say(f"{solved.name} ({solved.option}): {result.status_words}", "bold green")
    rows = [_stage_row(solved, stage) for stage in result.stages]
    heads = ("Priority", "Objective", "Unit", "Reached", "Proven: no less than", "What that says")
    show("", heads, rows, numbers=(3, 4), on=out())
    _print_decisions(solved)
    _print_unmet(solved)
    assumed = [c.name for c in solved.classes if c.outcome is None and c.service in solved.brief.classes]
    if assumed:
        say(f"Class assumed, as still open: {', '.join(assumed)}")
    if result.certified:
        say("Every rule and figure was checked again by the independent checker.")
    _print_opinions(result.opinions)
    _print_start(result)
    print_caution(result)
    say()


def _print_start(result: Result) -> None:
    from orgdesign.pipeline import start_words

    words = start_words(result)
    if words:
        say(words)


def print_caution(result: Result) -> None:
    """Say what cut the search short, or that it went by the clock; nothing where neither is so."""
    if result.cut_short:
        say(result.cut_short, "yellow")
    elif not result.settings.get("reproducible", True):
        say("Made with --fast: another run may find another plan.", "yellow")


def _stage_row(solved: Solved, stage: StageResult) -> tuple[str, ...]:
    amounts = (priority_amount(solved.brief, stage.rank, stage.goals, value) for value in (stage.value, stage.bound))
    unit = priority_unit(stage.goals, solved.plan.settings.currency)
    return (
        str(stage.rank),
        " + ".join(stage.goals),
        unit,
        *amounts,
        stage.words,
    )


def _print_decisions(solved: Solved) -> None:
    """What is decided after the design, each with why it is not met in full; nothing where nothing was to be."""
    for decided in solved.result.decisions:
        if decided.wanted:
            say(f"{decided.words}.")
        for sentence in decided.because[:UNMET_SHOWN]:
            say(f"  - {sentence}")
        if len(decided.because) > UNMET_SHOWN:
            say(f"  - and {len(decided.because) - UNMET_SHOWN} more; --json lists all")


def _print_unmet(solved: Solved) -> None:
    said = [f.sentence for f in solved.result.findings if f.rule == Goal.REQUESTS_UNMET]
    if not said:
        return
    say(f"Asked for and not met: {len(said)}")
    for sentence in said[:UNMET_SHOWN]:
        say(f"  - {sentence}")
    if len(said) > UNMET_SHOWN:
        say(f"  - and {len(said) - UNMET_SHOWN} more; --json lists all")


def print_conflict(solved: Solved, conflict: Conflict | None) -> None:
    """Print the requests of a conflict and what could give; nothing where there is none."""
    if conflict is None:
        return
    reasons = {r.id: r.reason for r in solved.brief.requests}
    for request in conflict.requests:
        say(f"  - Requests, id {request}: {reasons.get(request) or 'no reason stated'}")
    if conflict.verified:
        say("Checked: without any one of these, the others can hold together.")
    else:
        say("Not checked to the end within the effort allowed: a smaller set may be to blame.", "yellow")
    _print_ways(conflict.ways)


def _print_ways(ways: Sequence[Way]) -> None:
    if not ways:
        say(
            "No change of requests, amounts, desks, team sizes or rules was found that leaves a design possible.",
            "yellow",
        )
        return
    say("Any one of these would leave a design possible, as the independent checker confirms:")
    for way in ways:
        say(f"  - {way.sentence}{'' if way.least else ' Less may be enough: that was not proven.'}")


def _print_opinions(opinions: Sequence[Opinion]) -> None:
    if opinions:
        say("Second opinion:")
    for opinion in opinions:
        say(f"  - {opinion.sentence}", "" if opinion.verdict is Verdict.AGREES else "yellow")


def _print_objectives(solved: Sequence[Solved]) -> None:
    from orgdesign.pipeline import sides

    if not solved:
        return
    columns = [(side.name, side.amounts()) for side in sides(solved)]
    currency = solved[0].plan.settings.currency
    rows = [
        (goal.value, goal_unit(goal, currency), *(goal_amount(goal, amounts[goal]) for _, amounts in columns))
        for goal in Goal
        if any(amounts[goal] for _, amounts in columns)
    ]
    heads = ("Objective", "Unit", *(name for name, _ in columns))
    show("What each comes to", heads, rows, numbers=range(2, len(heads)), on=out())
