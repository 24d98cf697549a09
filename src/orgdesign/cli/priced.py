"""Two results of an option beside each other: what each priority and objective came to before and after."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from orgdesign.cli.amounts import goal_amount, goal_unit, priority_amount, priority_unit
from orgdesign.cli.screen import out, show
from orgdesign.plan.options import Goal

if TYPE_CHECKING:
    from orgdesign.design import StageResult
    from orgdesign.pipeline import Solved
    from orgdesign.solve.price import Price


def show_prices(before: Solved, after: Solved, prices: Sequence[Price], *, proven: bool = False) -> None:
    """Print what each priority costs and how firm that is; with ``proven`` also what is proven before and after."""
    heads = ("Priority", "Objective", "Unit", "Before", "After", "It costs", "How firm")
    more = ("Proven before; after",) if proven else ()
    rows = [
        (*_row(before, price), *((_proven(old, new),) if proven else ()))
        for price, old, new in zip(prices, before.result.stages, after.result.stages, strict=True)
    ]
    show("", (*heads, *more), rows, numbers=(3, 4, 5), on=out())


def show_amounts(before: Solved, after: Solved) -> None:
    """Print every objective of the two designs that is not nothing in both."""
    old, new = before.result.amounts, after.result.amounts
    currency = before.plan.settings.currency
    rows = [
        (
            goal.value,
            goal_unit(goal, currency),
            *(goal_amount(goal, amount) for amount in (old[goal], new[goal], new[goal] - old[goal])),
        )
        for goal in Goal
        if old[goal] or new[goal]
    ]
    heads = ("Objective", "Unit", "Before", "After", "It costs")
    show("In these two designs", heads, rows, numbers=(2, 3, 4), on=out())


def _row(solved: Solved, price: Price) -> tuple[str, ...]:
    amounts = (
        priority_amount(solved.brief, price.rank, price.goals, value)
        for value in (price.before, price.after, price.change)
    )
    unit = priority_unit(price.goals, solved.plan.settings.currency)
    return str(price.rank), " + ".join(price.goals), unit, *amounts, price.firmness.value


def _proven(before: StageResult, after: StageResult) -> str:
    return before.words if before.words == after.words else f"{before.words}; {after.words}"
