"""Single cells: what stands in them, and what no later check could tell any more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from orgdesign.plan.fields import EXCEL_ERRORS, ColumnInfo

_EXACT_DIGITS = 15
"""Digits that Excel keeps of a number; any more are turned into zeros."""
_DAY_ZERO = date(1899, 12, 30)
_LIKELY_DAYS = range(20_000, 80_000)
_INSURANCE = re.compile(r"\b[A-CEGHJ-PR-TW-Z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]\b", re.IGNORECASE)
_EMAIL = re.compile(r"[^\s@;]+@[^\s@;]+\.[A-Za-z]{2,}")
_TITLE = re.compile(r"\b(Mr|Mrs|Ms|Miss|Mx)\.?\s+[A-Z]")


@dataclass(frozen=True)
class Remark:
    """Something about a cell. ``spoils`` tells whether its value cannot be used; ``shown`` whether it may be named."""

    code: str
    expected: str
    spoils: bool = True
    shown: bool = True
    suggestion: str = ""


_ERROR_CELL = Remark("error-cell", "holds an Excel error; mend the formula or type the value.")
UNSAVED = Remark("unsaved-formula", "holds a formula without a saved result; open the workbook in Excel and save it.")
_DATE_IN_ID = Remark("date-in-id", "Excel has made a date of this id; set the column to Text and type the id again.")
_LONG_NUMBER = Remark(
    "long-number", f"Excel keeps {_EXACT_DIGITS} digits of a number; set the column to Text and type it again."
)
_NUMBER_IN_ID = Remark(
    "number-as-id", "is a number, not text: leading zeros may have been lost. Set the column to Text.", spoils=False
)
_DATE_IN_TEXT = Remark("date-in-text", "is a date in a text column; it is read as year-month-day.", spoils=False)
_INSURANCE_FOUND = Remark("personal-data", "looks like a National Insurance number; delete it.", shown=False)
_EMAIL_FOUND = Remark("personal-data", "looks like an e-mail address; delete it.", shown=False)
_NAME_FOUND = Remark("personal-name", "may hold a person's name; name the role instead.", spoils=False, shown=False)


def is_id(info: ColumnInfo) -> bool:
    """Tell whether a column holds ids, in which every digit counts."""
    return info.kind in {"text", "list"} and (bool(info.refs) or info.name in {"id", "uprn"})


def remarks(info: ColumnInfo, value: object, personal: bool) -> Iterator[Remark]:
    """What is to be said of one cell that is not empty. ``personal``: look for personal data too."""
    if isinstance(value, str):
        if value[:1] == "#" and value.strip() in EXCEL_ERRORS:
            yield _ERROR_CELL
        elif personal and info.kind in {"text", "list"}:
            yield from _personal(value)
    elif isinstance(value, date):
        if is_id(info):
            yield _DATE_IN_ID
        elif info.kind in {"text", "list"}:
            yield _DATE_IN_TEXT
    elif isinstance(value, int | float):
        yield from _number(info, value)


def _personal(value: str) -> Iterator[Remark]:
    if _INSURANCE.search(value):
        yield _INSURANCE_FOUND
    elif "@" in value and _EMAIL.search(value):
        yield _EMAIL_FOUND
    elif "M" in value and _TITLE.search(value):
        yield _NAME_FOUND


def _number(info: ColumnInfo, value: float) -> Iterator[Remark]:
    if is_id(info):
        yield _LONG_NUMBER if abs(value) >= 10**_EXACT_DIGITS else _NUMBER_IN_ID
    elif info.kind == "date" and int(value) in _LIKELY_DAYS:
        day = _DAY_ZERO + timedelta(days=int(value))
        yield Remark("number-as-date", "is a number; set the column to Date.", suggestion=day.isoformat())
