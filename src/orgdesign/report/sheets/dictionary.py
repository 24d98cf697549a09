"""What each measure means, and how each figure came about."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from orgdesign.compare import MeasureRow
from orgdesign.measures import MEASURES
from orgdesign.report.proposal import Proposal
from orgdesign.report.sheet import Column, Form, Sheet, filled
from orgdesign.report.text import Cell, Shorthand, clean


def measures(proposal: Proposal) -> Sheet:
    """A row for each measure: unit, better way, meaning, where the idea comes from, and its formula."""
    currency = proposal.plan.settings.currency
    rows: list[tuple[Cell, ...]] = [
        (
            m.name,
            clean(m.unit.format(currency=currency)),
            m.direction.value,
            m.about,
            ", ".join(m.tables),
            f"{m.source.paper}: {m.source.what}",
            clean(m.formula),
        )
        for m in MEASURES
    ]
    return Sheet(
        label="Measures",
        title="Measures: what each one means and where it comes from",
        lines=("Formulas are in the notation of LaTeX.",),
        columns=(
            Column("Measure", 40),
            Column("Unit", 24),
            Column("Better", 18),
            Column("What it measures", 56),
            Column("Tables it rests on", 24),
            Column("Source of the idea", 40),
            Column("Formula", 40),
        ),
        rows=tuple(rows),
    )


def behind_the_figures(proposal: Proposal) -> Sheet:
    """A row for each measure and side: how the figure came about, and how much of it is estimated or assumed."""
    columns = (
        Column("Measure", 40),
        Column("Option", 24),
        Column("How it came about", 70),
        Column("Travel estimated (%)", 14, Form.WHOLE, note="estimated"),
        Column("Rows assumed or not marked (%)", 16, Form.WHOLE, note="evidence"),
    )
    rows = [row for found in proposal.comparison.measures for row in _rows(proposal, found)]
    return Sheet(
        label="Behind the figures",
        title="Behind the figures: how each measure of each option came about",
        lines=("In the order of the table of options compared.",),
        columns=columns,
        rows=filled(rows, len(columns), "No option has a design."),
    )


def _rows(proposal: Proposal, row: MeasureRow) -> Iterator[tuple[Cell, ...]]:
    for head, cell in zip(proposal.heads, row.cells, strict=True):
        if cell is not None:
            yield (
                row.name,
                head,
                clean(proposal.names.in_words(cell.how)),
                _percent(cell.estimated),
                _percent(cell.assumed),
            )


def _percent(share: Decimal | None) -> Cell:
    return Shorthand.NOT_APPLICABLE if share is None else 100 * share
