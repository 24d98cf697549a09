"""Whole numbers in the smallest unit: the only amounts that rules, solver and checker handle."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

FTE = 10_000
"""Ten-thousandths of an FTE in one FTE; posts are exact to four decimals."""
MONEY = 100
"""Pence in one unit of the plan's currency."""
MINUTE = 60
"""Seconds in a minute."""
WEIGHT = 100
"""Hundredths in one unit of weight."""
ROOM = 100
"""Hundredths of a room in one room; rooms needed are exact to two decimals."""


def whole(amount: Decimal, unit: int) -> int:
    """The amount in its smallest unit, halves rounded up."""
    return int((amount * unit).to_integral_value(rounding=ROUND_HALF_UP))


def decimal(amount: int, unit: int) -> Decimal:
    """A whole amount back in its usual unit, exact."""
    return Decimal(amount) / unit
