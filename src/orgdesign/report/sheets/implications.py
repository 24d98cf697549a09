"""The standing headings of a committee's report, filled in: money, staff, property, places affected, equality."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from orgdesign.brief import Brief
from orgdesign.compare import MeasureRow, Side
from orgdesign.design import Design
from orgdesign.measures.estate import opened, released
from orgdesign.report.proposal import Proposal
from orgdesign.report.sheet import Column, Form, Sheet
from orgdesign.report.sheets.options import measure_cell
from orgdesign.report.text import Cell, Shorthand, clean, inline

_MEASURES: Mapping[str, Sequence[str]] = {
    "Financial": ("running-cost", "one-off-cost", "pay-cost", "mileage-cost"),
    "Staffing": ("moves", "locality-changes", "vacant-posts"),
    "Property": ("properties-in-use", "properties-released", "occupancy"),
    "Equality": ("residents-average", "staffing-least"),
}
"""Measures under the heading that a report has for them, by id."""
_PLACES = "Wards and places affected"
_ORDER = ("Financial", "Staffing", "Property", _PLACES, "Equality")
Line = tuple[tuple[Cell, ...], Form]
"""A row with the form of its numbers."""


def implications(proposal: Proposal) -> Sheet:
    """A row for each thing that a report says under a standing heading, with what it is on each side."""
    lines = [line for make in (_measured, _places_affected, _entrances) for line in make(proposal)]
    found = sorted(lines, key=lambda line: _ORDER.index(str(line[0][0])))
    return Sheet(
        label="Implications",
        title=f"Implications of each option, {inline(proposal.plan.settings.area)}",
        lines=(
            "Under the headings that a report to a committee has. What stands under equality is material for an"
            " assessment, and is none.",
        ),
        columns=(
            Column("Heading", 24),
            Column("Implication", 46),
            Column("Unit", 24),
            *(Column(head, 26, Form.WHOLE) for head in proposal.heads),
        ),
        rows=tuple(row for row, _ in found),
        row_forms=tuple(form for _, form in found),
    )


def _measured(proposal: Proposal) -> Iterator[Line]:
    known: Mapping[str, MeasureRow] = {row.id: row for row in proposal.comparison.measures}
    for heading, ids in _MEASURES.items():
        for row in (known[name] for name in ids if name in known):
            cells = (measure_cell(proposal.protection, i, row.id, cell) for i, cell in enumerate(row.cells))
            yield (heading, row.name, inline(row.unit), *cells), Form.places(row.places)


def _places_affected(proposal: Proposal) -> Iterator[Line]:
    """The smallest places of the plan that gain or lose a base."""
    changes = (("Places with a property newly in use", opened), ("Places with a property released", released))
    for title, change in changes:
        cells = (_places(proposal, side, change) for side in proposal.sides)
        yield (_PLACES, title, Shorthand.NOT_APPLICABLE, *cells), Form.TEXT


def _places(proposal: Proposal, side: Side, change: Callable[[Brief, Design], Sequence[str]]) -> Cell:
    if side.is_today:
        return Shorthand.NOT_APPLICABLE
    if side.design is None:
        return Shorthand.NOT_AVAILABLE
    places = {clean(proposal.names.place(side.brief.site[site].place)) for site in change(side.brief, side.design)}
    return "\n".join(sorted(places)) or "none"


def _entrances(proposal: Proposal) -> Iterator[Line]:
    """How many properties in use are not step-free, and of how many it is not known."""
    for title, step_free in (("Bases that are not step-free", False), ("Bases of which that is not known", None)):
        cells = (_number(side, step_free) for side in proposal.sides)
        yield ("Equality", title, "properties", *cells), Form.WHOLE


def _number(side: Side, step_free: bool | None) -> Cell:
    if side.design is None:
        return Shorthand.NOT_AVAILABLE
    used = {site for sites in side.design.bases.values() for site in sites}
    return sum(side.brief.site[site].step_free is step_free for site in used)
