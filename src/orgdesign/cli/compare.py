"""``orgdesign compare``: options and today side by side, differences first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from orgdesign.cli.amounts import measure_amount
from orgdesign.cli.given import AsJson, AssumeOpen, Effort, Fast, Gap, Location, Memory, OptionIds, Results, Seed, Time
from orgdesign.cli.screen import emit, note, out, say, show
from orgdesign.cli.solving import Search, Solving, obtain
from orgdesign.cli.summary import no_plan

if TYPE_CHECKING:
    from orgdesign.compare import Column, Comparison, MeasureRow

FINDINGS_SHOWN = 30
"""Rows of differing findings on screen; ``--json`` lists all."""


def compare(
    path: Location,
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
    """Put options beside each other and beside today: what differs first, then what is the same.

    The options are solved, unless --results names what solve saved; saved designs are certified again.

    Example: orgdesign compare council.xlsx --results results.json
    """
    solving = obtain(path, option or (), Search(effort, gap, seed, fast, assume_open, None, time, memory), results)
    found = _compared(solving)
    if as_json:
        emit("compare", _document(solving, found))
    else:
        for solved in solving.without_design:
            note(no_plan(solved), style="red")
        if found is not None:
            print_comparison(found)
    raise typer.Exit(solving.code)


def _compared(solving: Solving) -> Comparison | None:
    from orgdesign.pipeline import compared

    return compared(solving.with_design) if solving.with_design else None


def _document(solving: Solving, found: Comparison | None) -> dict[str, object]:
    return {
        "outcome": solving.outcome,
        "comparison": found.to_dict() if found is not None else None,
        "without_design": [
            {"option": s.option, "name": s.name, "status": s.result.status.value, "because": s.result.because}
            for s in solving.without_design
        ],
        "not_begun": list(solving.not_begun),
    }


def print_comparison(found: Comparison) -> None:
    """Print a comparison: how each stands, measures, classes, findings, and who moves."""
    heads = [c.name for c in found.columns]
    stands = [(c.name, c.status, _checked(c.is_today, c.certified), _beaten(found, i)) for i, c in _columns(found)]
    show("Options", ("Option", "Status", "Checked", "Beaten at every priority by"), stands, on=out())
    _print_measures("What differs", heads, found.differing, found)
    if found.classes:
        rows = [(row.name, *(word or "-" for word in row.classes)) for row in found.classes]
        show("Services whose class differs", ("Service", *heads), rows, on=out())
    _print_findings(found, heads)
    moves = [
        (p.before, p.after, str(sum(m.changes_team for m in p.movers)), str(sum(m.changes_base for m in p.movers)),
         str(len(p.linked)), str(len(p.contacts)), str(len(p.coordination)))
        for p in found.pairs
    ]  # fmt: skip
    heads_of_moves = (
        "From", "To", "Posts changing team", "Posts changing base", "Posts linked elsewhere",
        "Named contacts changing", "Localities changing manager",
    )  # fmt: skip
    show("Who moves", heads_of_moves, moves, numbers=range(2, 7), on=out())
    _print_measures("What is the same", heads, found.alike, found)


def _columns(found: Comparison) -> list[tuple[int, Column]]:
    return list(enumerate(found.columns))


def _checked(is_today: bool, certified: bool) -> str:
    return "-" if is_today else ("yes" if certified else "no")


def _beaten(found: Comparison, position: int) -> str:
    return ", ".join(found.columns[position].dominated_by) or "-"


def _print_measures(title: str, heads: Sequence[str], rows: Sequence[MeasureRow], found: Comparison) -> None:
    if not rows:
        return
    options = [i for i, c in enumerate(found.columns) if not c.is_today]
    said = [(row.name, row.unit, *_cells(row, row.best(options))) for row in rows]
    show(title, ("Measure", "Unit", *heads), said, numbers=range(2, len(heads) + 2), on=out())
    if any(row.best(options) for row in rows):
        say("* the best of the options")


def _cells(row: MeasureRow, best: Sequence[int]) -> list[str]:
    return [f"{'*' if i in best else ''}{measure_amount(value, row.places)}" for i, value in enumerate(row.values)]


def _print_findings(found: Comparison, heads: Sequence[str]) -> None:
    """Findings on which the options differ row by row; those of today alone counted by rule."""
    options = [i for i, c in enumerate(found.columns) if not c.is_today]
    rows = [row for row in found.findings if any(row.sentences[i] for i in options)]
    if rows:
        said = [(row.rule, row.request or row.subject, *(s or "-" for s in row.sentences)) for row in rows]
        show("Rules broken and requests not met", ("Rule", "About", *heads), said[:FINDINGS_SHOWN], on=out())
    if len(rows) > FINDINGS_SHOWN:
        say(f"and {len(rows) - FINDINGS_SHOWN} more; --json lists all")
    mended = Counter(row.rule for row in found.findings if not any(row.sentences[i] for i in options))
    if mended:
        counts = [(rule, f"{times:,}") for rule, times in sorted(mended.items())]
        show("Wrong today and mended in every option", ("Rule", "Findings"), counts, numbers=(1,), on=out())
