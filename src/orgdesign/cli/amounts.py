"""Objectives, priorities and measures in the units that people read."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from orgdesign.plan.options import Goal

if TYPE_CHECKING:
    from orgdesign.brief import Brief

STAGE_UNIT = 10_000
"""A priority's value is in ten-thousandths of its objectives' smallest units."""


def goal_unit(goal: str, currency: str) -> str:
    """The unit in which people read an objective."""
    from orgdesign.rules.register import OBJECTIVES

    return OBJECTIVES[Goal(goal)].shown_unit.replace("currency", currency)


def goal_amount(goal: str, amount: float) -> str:
    """An objective's amount in that unit."""
    from orgdesign.rules.register import OBJECTIVES

    return figure(amount / OBJECTIVES[Goal(goal)].per_shown)


def priority_unit(goals: Sequence[str], currency: str) -> str:
    """The unit of a priority: that of its objective, or weighted points where it has several."""
    return goal_unit(goals[0], currency) if len(goals) == 1 else "points"


def priority_amount(brief: Brief, rank: int, goals: Sequence[str], value: float) -> str:
    """What a priority reached, in that unit."""
    if len(goals) > 1:
        return figure(value / STAGE_UNIT)
    terms = next((s.terms for s in brief.stages if s.rank == rank), ())
    return goal_amount(goals[0], value / (terms[0].weight if terms else STAGE_UNIT))


def measure_amount(value: Decimal | None, places: int) -> str:
    """A measure's number with its decimals; a dash where there is none."""
    return "-" if value is None else f"{value:,.{places}f}"


def figure(value: float) -> str:
    """A number to two places at most, thousands parted."""
    return f"{value:,.2f}".rstrip("0").rstrip(".")
