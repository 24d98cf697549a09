"""``orgdesign demo``: a worked example solved from scratch."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from orgdesign.cli.export import write_proposal
from orgdesign.cli.given import AsJson, Memory, OptionIds, Time
from orgdesign.cli.screen import emit, note, say
from orgdesign.cli.solve import save
from orgdesign.cli.solving import Search, Solving, obtain
from orgdesign.cli.summary import print_summary
from orgdesign.scenarios import SHOWN_FIRST, scenario_folder

if TYPE_CHECKING:
    from orgdesign.plan import Plan


EFFORT = 0.2
"""Search effort of a demonstration: a quick look, where ``orgdesign solve`` searches on for better."""


def demo(
    scenario: Annotated[str, typer.Argument(metavar="SCENARIO", help="The worked example.")] = SHOWN_FIRST,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FOLDER", help="Where the files go. out/SCENARIO, if not given."),
    ] = None,
    option: OptionIds = None,
    time: Time = None,
    memory: Memory = None,
    as_json: AsJson = False,
) -> None:
    """Solve a worked example that comes with the product, and write its results and its proposal.

    Nothing is kept from earlier runs: it solves and certifies every option anew, with less effort than orgdesign solve
    and so with wider bounds. Most figures of the examples are illustrative, and marked so.

    Example: orgdesign demo peterborough-2009
    """
    folder = scenario_folder(scenario)
    to = out if out is not None else Path("out") / scenario
    note(f"Solving the worked example {scenario}. Ctrl-C keeps the best plan so far.")
    solving = obtain(folder, option or (), Search(effort=EFFORT, seconds=time, memory_mb=memory))
    results, proposal = to / "results.json", to / "proposal.xlsx"
    save(solving, results)
    written = write_proposal(solving, proposal, "board")
    if as_json:
        emit("demo", _document(scenario, solving, results, written))
    else:
        _print(folder, solving, results, written)
    raise typer.Exit(solving.code)


def _document(scenario: str, solving: Solving, results: Path, proposal: Path | None) -> dict[str, object]:
    return {
        "scenario": scenario,
        "outcome": solving.outcome,
        "results": str(results),
        "proposal": str(proposal) if proposal is not None else None,
        "options": [
            {"option": s.option, "name": s.name, "status": s.result.status.value, "words": s.result.because}
            for s in solving.solved
        ],
        "not_begun": list(solving.not_begun),
    }


def _print(folder: Path, solving: Solving, results: Path, proposal: Path | None) -> None:
    if solving.solved:
        say(_what_it_is(solving.solved[0].plan), "bold")
        say()
    print_summary(solving)
    say(f"The plan:     {folder}")
    say(f"The results:  {results}")
    if proposal is not None:
        say(f"The proposal: {proposal}")
        say(f"Every difference: orgdesign compare {folder} --results {results}")


def _what_it_is(plan: Plan) -> str:
    tier = plan.settings.delivery_tier
    return (
        f"{plan.settings.area}, {plan.settings.name}: {len(plan.services)} services, {len(plan.posts)} posts,"
        f" {len(plan.properties)} properties, {sum(p.tier == tier for p in plan.places)} places of tier {tier},"
        f" {len(plan.options)} options, as at {plan.settings.as_at:%d %B %Y}"
    )
