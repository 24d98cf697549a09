"""Series of figures, each beside the one before it, with the change in per cent."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal

from orgdesign.plan import Plan
from orgdesign.plan.trend import Step, series_of
from orgdesign.report.disclosure import SMALLEST_SHOWN
from orgdesign.report.names import Names
from orgdesign.report.programme.strands import text
from orgdesign.report.sheet import Column, Form, Sheet
from orgdesign.report.text import Cell, Shorthand, clean, inline


def series(plan: Plan, hold_back: bool) -> Sheet:
    """A row for each figure; a percentage that the source states stands beside the one worked out."""
    columns = (
        Column("Measure", 40),
        Column("Place", 24),
        Column("Period", 24),
        Column("Figure", 12, Form.WHOLE),
        Column("Unit", 26),
        Column("Period before", 24),
        Column("Figure before", 12, Form.WHOLE),
        Column("Change", 12, Form.WHOLE),
        Column("Change (%)", 12, Form.ONE, fixed=True),
        Column("Change stated (%)", 14, Form.ONE, fixed=True),
    )
    few = small_measures(plan) if hold_back else frozenset()
    steps = [step for found in series_of(plan.series) for step in found]
    held = "Measures with a figure of fewer than 5 are held back."
    return Sheet(
        label="Series",
        title=f"Figures over time, {inline(plan.settings.area)}",
        lines=(
            "Each figure beside the one before it. Changes are worked out from the figures.",
            "A change is in per cent of the figure before, to one decimal.",
            *([held] if few else []),
        ),
        columns=columns,
        rows=tuple(_row(plan, step, few) for step in steps),
        row_forms=tuple(_form(step) for step in steps),
    )


def small_measures(plan: Plan) -> Collection[str]:
    """Measures with a whole figure so small that it may speak of single people."""
    return {row.measure for row in plan.series if _whole(row.value) and 0 < abs(row.value) < SMALLEST_SHOWN}


def _whole(value: Decimal) -> bool:
    return value == value.to_integral_value()


def _form(step: Step) -> Form:
    values = [row.value for row in (step.figure, step.before) if row is not None]
    return Form.places(min(3, max(max(0, -int(value.as_tuple().exponent)) for value in values)))


def _row(plan: Plan, step: Step, few: Collection[str]) -> tuple[Cell, ...]:
    row, before, stated = step.figure, step.before, step.figure.stated_change
    none, held = Shorthand.NOT_APPLICABLE, row.measure in few

    def number(value: Decimal | None) -> Cell:
        return none if value is None else Shorthand.HELD_BACK if held else value

    return (
        clean(row.measure), clean(Names([plan]).place(row.place)), clean(row.period), number(row.value),
        text(row.unit), clean(before.period) if before else none, number(before.value if before else None),
        number(step.difference), number(step.change), number(stated),
    )  # fmt: skip


def sentence(step: Step) -> str:
    """A figure and its change in words, for readers of a screen."""
    row, before, change = step.figure, step.before, step.change
    unit = f" {row.unit}" if row.unit else ""
    if before is None:
        return f"{row.value:,}{unit} in {row.period}."
    if row.value == before.value:
        return f"{row.value:,}{unit} in {row.period}, as in {before.period}."
    way = "down" if row.value < before.value else "up"
    by = f"{abs(row.value - before.value):,}" if change is None else f"{abs(change):,}%"
    return f"{row.value:,}{unit} in {row.period}, {way} {by} from {before.value:,} in {before.period}."
