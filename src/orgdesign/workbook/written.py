"""How the values of a plan are written: as text for CSV, and as text, number or date for Excel."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from enum import StrEnum

from pydantic import TypeAdapter

from orgdesign.errors import UseError
from orgdesign.plan.fields import LIST_SEPARATOR, LONGEST_TEXT, Amount, Row

_AMOUNT: TypeAdapter[Decimal] = TypeAdapter(Amount)
_ESCAPE = re.compile("x005F_|_x00[01][0-9A-Fa-f]_")
FIRST_DAY = date(1900, 3, 1)
"""Before it Excel counts a day that never was, so earlier dates are written as text."""


def as_text(value: object) -> str:
    """A value as it stands in a CSV cell; empty where there is none."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return f"{LIST_SEPARATOR} ".join(value)
    return value.value if isinstance(value, StrEnum) else str(value)


def as_cell(row: Row, column: str) -> str | float | date:
    """A value as it stands in an Excel cell: a number or a date where Excel keeps it exactly, else text.

    Raises
    ------
    UseError
        Where no cell can hold it, as too long or like one of Excel's own escapes; a scenario folder can.
    """
    value = getattr(row, column)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, Decimal) and _AMOUNT.validate_python(float(value)) == value:
        return float(value)
    if isinstance(value, date) and value >= FIRST_DAY:
        return value
    text = as_text(value)
    if len(text) > LONGEST_TEXT:
        raise _unfit(row, column, "is too long for an Excel cell")
    if _ESCAPE.search(text):
        raise _unfit(row, column, "holds what Excel would take for an escape (_x....)")
    return text


def _unfit(row: Row, column: str, why: str) -> UseError:
    name = "|".join(row.ident())
    return UseError(f"{row.sheet}, row {name}: {column} {why}; save the plan as a folder.")
