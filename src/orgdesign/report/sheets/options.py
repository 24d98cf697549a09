"""The first table a board reads: the options side by side, differences first."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from orgdesign.compare import MeasureRow
from orgdesign.measures import Measured
from orgdesign.report.disclosure import SMALLEST_SHOWN, TOTAL
from orgdesign.report.proposal import Proposal
from orgdesign.report.protection import CHANGES, Protection, SideFigures
from orgdesign.report.sheet import Column, Form, Sheet
from orgdesign.report.text import Cell, Shorthand, clean, day, inline, listed

_TO_NEAREST_5 = frozenset({"need-match", "desks-used", "desks-free"})
"""Sums that would help to work out what other tables hold back, so they are shown to the nearest 5."""
_MOST_UPRIGHT = 5
"""Columns of options that an upright page can hold."""
_WORDS = (Shorthand.NOT_APPLICABLE, Shorthand.NOT_APPLICABLE)
"""Unit and better way of a row of words."""


def options_compared(proposal: Proposal) -> Sheet:
    """Status first, then the measures that differ, then those that are the same everywhere."""
    comparison = proposal.comparison
    status: list[tuple[Cell, ...]] = [
        ("Status of the result", *_WORDS, *(clean(c.status) for c in comparison.columns)),
        ("Checked independently", *_WORDS, *(_checked(c.is_today, c.certified) for c in comparison.columns)),
    ]
    if any(c.dominated_by for c in comparison.columns):
        status.append(
            ("Matched or beaten on every priority by", *_WORDS, *(_beaten(proposal, i) for i in _places(proposal)))
        )
    rows = [*status, *(_row(proposal, row) for row in comparison.measures)]
    rounded = _TO_NEAREST_5 if proposal.protection.holds_back else frozenset()
    places = [0 if row.id in rounded else row.places for row in comparison.measures]
    return Sheet(
        label="Options compared",
        title=f"Options compared, {inline(proposal.plan.settings.area)}, as at {day(proposal.as_at)}",
        lines=(
            "Each column is an option; today's organisation comes first where it is among them.",
            _reading(len(comparison.differing), len(comparison.alike)),
            *(["FTE away from need share and desks are shown to the nearest 5."] if rounded else []),
        ),
        columns=(
            Column("Measure", 44, note="measures"),
            Column("Unit", 24),
            Column("Better", 9),
            *(Column(head, 20, Form.WHOLE) for head in proposal.heads),
        ),
        rows=tuple(rows),
        row_forms=(*[Form.TEXT] * len(status), *map(Form.places, places)),
        upright=len(proposal.sides) <= _MOST_UPRIGHT,
    )


def _places(proposal: Proposal) -> range:
    return range(len(proposal.sides))


def _reading(differing: int, alike: int) -> str:
    if not alike:
        return "Every measure differs between them."
    return f"The {differing} measures that differ come first; the last {alike} are the same in every column."


def _checked(is_today: bool, certified: bool) -> Cell:
    if is_today:
        return Shorthand.NOT_APPLICABLE
    return "yes" if certified else "no"


def _beaten(proposal: Proposal, position: int) -> Cell:
    column = proposal.comparison.columns[position]
    if column.is_today:
        return Shorthand.NOT_APPLICABLE
    names = {c.option: clean(c.name) for c in proposal.comparison.columns}
    return listed([names[o] for o in column.dominated_by]) if column.dominated_by else "none"


def _row(proposal: Proposal, row: MeasureRow) -> tuple[Cell, ...]:
    better = row.direction.value.removesuffix(" is better")
    cells = (measure_cell(proposal.protection, i, row.id, cell) for i, cell in enumerate(row.cells))
    return (row.name, inline(row.unit), better, *cells)


def measure_cell(protection: Protection, position: int, measure: str, cell: Measured | None) -> Cell:
    """A measure's number, held back or rounded where the edition asks for it."""
    if cell is None:
        return Shorthand.NOT_AVAILABLE
    if cell.value is None:
        return Shorthand.NOT_APPLICABLE
    side = protection.sides[position]
    if not protection.holds_back or side is None:
        return round(cell.value, cell.places)
    few = cell.behind is not None and 0 < cell.behind < SMALLEST_SHOWN
    if few or _gives_away(protection, side, measure):
        return Shorthand.HELD_BACK
    return nearest_5(cell.value) if measure in _TO_NEAREST_5 else round(cell.value, cell.places)


def nearest_5(value: Decimal | int) -> Cell:
    """A number to the nearest 5; ``[low]`` where it is not zero and would be shown as zero."""
    rounded = int((Decimal(value) / 5).to_integral_value()) * 5
    return Shorthand.LOW if value and not rounded else rounded


def _gives_away(protection: Protection, side: SideFigures, measure: str) -> bool:
    """Tell whether a measure would give away what the tables of the same edition hold back."""
    rule = _TOLD_BY.get(measure)
    return rule(protection, side) if rule is not None else False


def _moved(_: Protection, side: SideFigures) -> bool:
    return (TOTAL, CHANGES) in side.moves_hidden


def _relocated(_: Protection, side: SideFigures) -> bool:
    return (TOTAL, CHANGES) in side.localities_hidden


def _locality_total(_: Protection, side: SideFigures) -> bool:
    return any(row == TOTAL for row, _ in side.fte_hidden)


def _team(_: Protection, side: SideFigures) -> bool:
    return any(TOTAL not in key for key in side.fte_hidden)


def _managed(_: Protection, side: SideFigures) -> bool:
    return bool(side.fte_hidden)


def _everything(protection: Protection, _: SideFigures) -> bool:
    return protection.grand_total


_TOLD_BY: dict[str, Callable[[Protection, SideFigures], bool]] = {
    "fte": _everything,
    "pay-cost": _everything,
    "moves": _moved,
    "staff-travel": _moved,
    "travel-km": _moved,
    "travel-carbon": _moved,
    "mileage-cost": _moved,
    "locality-changes": _relocated,
    "staffing-least": _locality_total,
    "staffing-range": _locality_total,
    "staffing-gini": _locality_total,
    "disparity": _managed,
    "smallest-team": _team,
    "caseload-gap": _team,
}
"""Measures that say something of a single total or team, and when that is held back elsewhere."""
