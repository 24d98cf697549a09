"""``orgdesign programme``: milestones, workstreams, ratings, series, the consultation, risks, boards and impact."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any

import typer

from orgdesign.cli.given import AsJson, Location, words_among
from orgdesign.cli.screen import emit, out, say, show

if TYPE_CHECKING:
    from orgdesign.plan import Plan
    from orgdesign.report.sheet import Sheet

PARTS = (
    "workstreams", "milestones", "progress", "ratings", "series", "consultation", "replies", "findings",
    "risks", "boards", "decisions", "impacts",
)  # fmt: skip
_ON_SCREEN = {
    "Workstreams": ("Workstream", "Kind", "Key milestones", "Progress to date", "State"),
    "Milestones": ("When", "Milestone", "Status", "Rating", "Workstream"),
    "Progress": ("Reference", "What we are doing", "Still to do", "Standing", "How near to completion"),
    "Ratings": ("Reference", "What is rated", "Dimension", "Rating", "Why"),
    "Series": ("Measure", "Place", "Period", "Figure", "Figure before", "Change", "Change (%)"),
    "Consultation": ("Number", "Question", "The answers together", "Therefore we will", "Main findings"),
    "Replies": ("Question", "Kind", "What was said or asked", "Reply"),
    "Findings": ("Number", "Main finding", "What follows", "Milestones"),
    "Risks": ("Number", "Risk", "Kind", "What may come of it", "What is done about it"),
    "Boards": ("Board", "Place", "Decides or advises", "Reports to", "Terms of reference"),
    "Decisions": ("When", "What was put", "Option", "Outcome", "Why", "By"),
    "Impacts": ("Number", "Measure of impact", "Figures", "Going the way hoped for", "Target"),
}
"""Columns of each table on screen; the proposal and ``--json`` have all."""


What = Annotated[
    list[str] | None,
    typer.Option(
        "--what", "-w", metavar="WHAT", callback=words_among(lambda: PARTS),
        help="workstreams, milestones, progress, ratings, series, consultation, replies, findings, risks, boards,"
        " decisions or impacts; may be repeated. All, if not given.",
    ),
]  # fmt: skip


def programme(path: Location, what: What = None, as_json: AsJson = False) -> None:
    """Show the programme: milestones, workstreams, how far each has come, figures over time, the consultation, risks.

    Ratings are by letter and word. Percentage changes are worked out from the figures. The proposal has every
    column, in the forms that councils print.

    Example: orgdesign programme council.xlsx --what milestones --what series
    """
    from orgdesign.pipeline import load
    from orgdesign.report.programme import programme_sheets

    plan = load(path)
    wanted = what or PARTS
    if as_json:
        emit("programme", _document(plan, wanted))
        return
    found = [sheet for sheet in programme_sheets(plan) if sheet.label.casefold() in wanted]
    if not found:
        say("The plan holds nothing of the programme that was asked for.")
    for sheet in found:
        _print(sheet)


def _document(plan: Plan, wanted: Collection[str]) -> dict[str, Any]:
    from orgdesign.report.programme.document import document

    return {"name": plan.settings.name, "as_at": plan.settings.as_at.isoformat(), **document(plan, wanted)}


def _print(sheet: Sheet) -> None:
    heads = _ON_SCREEN[sheet.label]
    places = [[column.heading for column in sheet.columns].index(head) for head in heads]
    rows = [[_words(row[place]) for place in places] for row in sheet.rows]
    numbers = [at for at, place in enumerate(places) if any(isinstance(r[place], int | Decimal) for r in sheet.rows)]
    say(sheet.title, "bold")
    say(sheet.lines[0])
    show("", heads, rows, numbers=numbers, on=out())


def _words(cell: object) -> str:
    from orgdesign.report.text import Shorthand

    if isinstance(cell, Shorthand):
        return "" if cell is Shorthand.NOT_APPLICABLE else str(cell)
    return f"{cell:,}" if isinstance(cell, int | Decimal) else str(cell)
