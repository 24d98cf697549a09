"""One row from loose values: the row, or every fault in it in plain words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, TypeVar

from pydantic import ValidationError

from orgdesign.errors import nearest
from orgdesign.plan.fields import ColumnInfo, Row

R = TypeVar("R", bound=Row)

_KIND_WORDS = {
    "text": "must be text",
    "number": "must be a number",
    "whole": "must be a whole number",
    "yes/no": "must be yes or no",
    "date": "must be a date such as 2010-04-01 or 01/04/2010",
    "list": "must be words parted by semicolons",
}
_LIMITS = {
    "greater_than": ("must be more than {}", "gt"),
    "greater_than_equal": ("must be {} or more", "ge"),
    "less_than": ("must be less than {}", "lt"),
    "less_than_equal": ("must be {} or less", "le"),
    "decimal_max_places": ("must have no more than {} decimals", "decimal_places"),
    "string_too_long": ("must have no more than {} characters", "max_length"),
    "too_long": ("must have no more than {} characters", "max_length"),
}


@dataclass(frozen=True)
class Fault:
    """One wrong value of a row: its column, what stands there, what was expected and the nearest right word."""

    column: str
    value: str
    expected: str
    suggestion: str = ""
    code: str = "value"


@cache
def columns_of(kind: type[Row]) -> Mapping[str, ColumnInfo]:
    """The columns of a table by name, in reading order."""
    return {info.name: info for info in kind.columns()}


def parse_row(kind: type[R], values: Mapping[str, object]) -> tuple[R | None, Sequence[Fault]]:
    """Make a row of a table, or list every fault. Columns that are empty must be left out of ``values``."""
    try:
        return kind.model_validate(values), ()
    except ValidationError as wrong:
        return None, [_fault(columns_of(kind), error) for error in wrong.errors(include_url=False)]


def _fault(columns: Mapping[str, ColumnInfo], error: Any) -> Fault:  # noqa: ANN401 - pydantic's ErrorDetails
    name = str(error["loc"][0]) if error["loc"] else ""
    info = columns.get(name)
    if info is None:
        return Fault(name, "", "no such column in this table.", nearest(name, columns), "unknown-column")
    if error["type"] == "missing":
        return Fault(name, "", f"a value is required here. {info.meaning}", code="missing-value")
    value = _shown(error["input"])
    return Fault(name, value, _expected(info, error), _suggestion(info, error, value))


def _suggestion(info: ColumnInfo, error: Any, value: str) -> str:  # noqa: ANN401 - pydantic's ErrorDetails
    if info.choices:
        return nearest(value, info.choices)
    if error["type"] == "decimal_max_places" and value.count(".") == 1:
        with suppress(InvalidOperation):
            return str(round(Decimal(value.replace(",", "")), error["ctx"]["decimal_places"]))
    return ""


def _expected(info: ColumnInfo, error: Any) -> str:  # noqa: ANN401 - pydantic's ErrorDetails
    kind, context = error["type"], error.get("ctx", {})
    unit = f" ({info.unit})" if info.unit else ""
    if info.choices:
        return f"must be one of: {', '.join(info.choices)}."
    if kind in _LIMITS:
        words, key = _LIMITS[kind]
        return f"{words.format(context[key])}{'' if 'too_long' in kind else unit}."
    if kind == "value_error":
        return f"{context['error']}{unit}."
    if kind in {"string_too_short", "too_short"}:
        return "must not be empty."
    if kind == "string_pattern_mismatch":
        return "must not contain @, | or ; because it becomes part of a team's name."
    return f"{_KIND_WORDS.get(info.kind, 'must be of another kind')}{unit}."


def _shown(value: object) -> str:
    text = value if isinstance(value, str) else str(value)
    return text if len(text) <= 80 else text[:77] + "..."
