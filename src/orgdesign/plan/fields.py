"""How a column is declared: its type, and one sentence each of meaning, unit and example.

Everything that speaks of columns (reading, checking, the blank template, the data dictionary, help texts)
reads these declarations and nothing else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Literal, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic.fields import FieldInfo

LIST_SEPARATOR = ";"


class Evidence(StrEnum):
    """What a figure or fact rests on."""

    STATED = "stated"
    DERIVED = "derived"
    ASSUMED = "assumed"
    ILLUSTRATIVE = "illustrative"


_UNSHOWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
EXCEL_ERRORS = frozenset(
    {
        "#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#FIELD!",
        "#BLOCKED!", "#CONNECT!", "#BUSY!", "#UNKNOWN!", "#GETTING_DATA", "#PYTHON!", "#EXTERNAL!",
    }
)  # fmt: skip
"""What Excel shows where a formula fails; never a text of the plan."""
_NUMBER = re.compile(r"[+-]?(\d+|\d{1,3}(,\d{3})+)?(\.\d*)?(e[+-]?\d{1,3})?", re.ASCII | re.IGNORECASE)
_MOST_DIGITS = 15


def _clean(text: str) -> str:
    """Text with plain line ends and no space around it; characters that no sheet can show are refused."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if _UNSHOWN.search(plain):
        raise ValueError("must not contain control characters; type the text again")
    if plain in EXCEL_ERRORS:
        raise ValueError("must be text, not an Excel error")
    return plain


def _text(value: object) -> object:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int | float | Decimal):
        return str(value)
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    return _clean(value) if isinstance(value, str) and not isinstance(value, StrEnum) else value


def _decimal(value: object) -> object:
    if isinstance(value, bool):
        raise ValueError("must be a number")
    number = _digits(value)
    if not number.is_finite():
        raise ValueError("must be a finite number")
    if number and not -_MOST_DIGITS <= number.adjusted() < _MOST_DIGITS:
        raise ValueError(f"must be a number of at most {_MOST_DIGITS} digits")
    if isinstance(value, float):
        near = round(number, 6)
        number = near if abs(number - near) < Decimal("1e-9") else number
    normal = number.normalize() + 0
    return normal.quantize(Decimal(1)) if normal == normal.to_integral_value() else normal


def _digits(value: object) -> Decimal:
    """The number as it stands; commas only between thousands, so that 1,5 is never taken for 15."""
    text = str(value).strip().removeprefix("£").strip() if isinstance(value, str) else str(value)
    if isinstance(value, str) and not _NUMBER.fullmatch(text):
        raise ValueError("must be a number")
    try:
        return Decimal(text.replace(",", ""))
    except InvalidOperation as wrong:
        raise ValueError("must be a number") from wrong


def _whole(value: object) -> object:
    number = _decimal(value)
    if not isinstance(number, Decimal) or number != number.to_integral_value():
        raise ValueError("must be a whole number")
    return int(number)


def _yes_no(value: object) -> object:
    if isinstance(value, bool):
        return value
    text = str(value).strip().casefold()
    if text in {"yes", "y", "true"}:
        return True
    if text in {"no", "n", "false"}:
        return False
    raise ValueError("must be yes or no")


def _day(value: object) -> object:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = str(value).strip()
    for pattern in ("%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%d %b %Y"):
        try:
            return datetime.strptime(text, pattern).date()
        except ValueError:
            continue
    raise ValueError("must be a date such as 2010-04-01 or 01/04/2010")


def _list(value: object) -> object:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return (str(_text(value)),)
    if isinstance(value, str):
        value = value.split(LIST_SEPARATOR)
    if not isinstance(value, list | tuple) or not all(isinstance(part, str) for part in value):
        return value
    if any(LIST_SEPARATOR in part for part in value):
        raise ValueError(f"must not contain {LIST_SEPARATOR} inside one of its words")
    return tuple(part for part in map(_clean, value) if part)


def _word(value: object) -> object:
    if not isinstance(value, str) or isinstance(value, StrEnum):
        return value
    return value.strip().casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")


ANY_CASE = BeforeValidator(_word)
"""For a column that holds one of a few words, whatever its capitals and apostrophes."""
LONGEST_TEXT = 32_767
"""Characters that one cell of a workbook holds."""
Text = Annotated[str, BeforeValidator(_text), Field(max_length=LONGEST_TEXT)]
"""Free text; numbers typed in a text column are kept as their digits."""
Id = Annotated[str, BeforeValidator(_text), Field(min_length=1, max_length=80)]
"""An identifier: text, leading zeros kept."""
Amount = Annotated[Decimal, BeforeValidator(_decimal)]
"""A decimal number, exact."""
Fte = Annotated[Decimal, BeforeValidator(_decimal), Field(ge=0, decimal_places=4)]
"""Full-time equivalents, exact to four decimals."""
Money = Annotated[Decimal, BeforeValidator(_decimal), Field(decimal_places=2)]
"""Money in the plan's currency, exact to the penny."""
Whole = Annotated[int, BeforeValidator(_whole)]
"""A whole number."""
YesNo = Annotated[bool, BeforeValidator(_yes_no)]
"""Yes or no."""
Day = Annotated[date, BeforeValidator(_day)]
"""A calendar day."""
Words = Annotated[tuple[str, ...], BeforeValidator(_list)]
"""Several words in one cell, parted by semicolons."""


def column(
    meaning: str,
    *,
    example: object = None,
    unit: str = "",
    ref: str = "",
    default: Any = ...,  # noqa: ANN401 - any value may be a default
    **limits: Any,  # noqa: ANN401 - handed to pydantic as they are
) -> Any:  # noqa: ANN401 - pydantic's own Field returns Any
    """Declare a column.

    ``ref`` names the table whose ids the column may hold ("services"); several are joined by "|".
    A column without ``default`` is required. ``limits`` are pydantic's (ge, le, max_length...).
    """
    extra: Any = {"example": example, "unit": unit, "ref": ref}
    return Field(default, description=meaning, json_schema_extra=extra, **limits)


@dataclass(frozen=True)
class ColumnInfo:
    """What is known of one column; the material of the template and the data dictionary."""

    name: str
    meaning: str
    unit: str
    required: bool
    example: object
    refs: tuple[str, ...]
    kind: str
    """text, number, whole, yes/no, date, list or word (one of ``choices``)."""
    choices: tuple[str, ...]
    default: object


_KINDS: dict[Any, str] = {date: "date", bool: "yes/no", int: "whole", Decimal: "number", str: "text", tuple: "list"}


def _inner(annotation: Any) -> Any:  # noqa: ANN401 - typing's own objects
    arguments = [a for a in get_args(annotation) if a is not type(None)]
    if get_origin(annotation) is Annotated or (arguments and type(None) in get_args(annotation)):
        return _inner(arguments[0])
    return annotation


def _kind(info: FieldInfo) -> tuple[str, tuple[str, ...]]:
    kind = _inner(info.annotation)
    if get_origin(kind) is Literal:
        return "word", tuple(str(a) for a in get_args(kind))
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return "word", tuple(member.value for member in kind)
    return _KINDS[get_origin(kind) or kind], ()


class Row(BaseModel):
    """A row of a table. Frozen; a column that nobody declared is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, validate_default=True)

    table: ClassVar[str]
    sheet: ClassVar[str]
    key: ClassVar[tuple[str, ...]]
    about: ClassVar[str]
    later: ClassVar[frozenset[str]] = frozenset()
    """Columns that came later: while empty they are left out of the fingerprint, so that older plans keep theirs."""

    source: Text = column("Where this row comes from: a paper and place in it, a system, a person's role.", default="")
    evidence: Annotated[Evidence | None, ANY_CASE] = column("What the row rests on.", example="stated", default=None)

    def canonical(self) -> dict[str, Any]:
        """The row as plain data; a column that came later only where it holds anything."""
        data = self.model_dump(mode="json")
        return {name: value for name, value in data.items() if name not in self.later or value not in (None, "", [])}

    def ident(self) -> tuple[str, ...]:
        """The row's key as text, which sorts it and names it."""
        return tuple(str(getattr(self, name)) for name in self.key)

    @classmethod
    def columns(cls) -> tuple[ColumnInfo, ...]:
        """Every column in reading order, ``source`` and ``evidence`` last."""
        names = [n for n in cls.model_fields if n not in {"source", "evidence"}] + ["source", "evidence"]
        return tuple(cls._column(name, cls.model_fields[name]) for name in names)

    @classmethod
    def _column(cls, name: str, info: FieldInfo) -> ColumnInfo:
        extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
        kind, choices = _kind(info)
        refs = tuple(r for r in str(extra.get("ref", "")).split("|") if r)
        return ColumnInfo(
            name=name,
            meaning=info.description or "",
            unit=str(extra.get("unit", "")),
            required=info.is_required(),
            example=extra.get("example"),
            refs=refs,
            kind=kind,
            choices=choices,
            default=None if info.is_required() else info.default,
        )


Slug = Annotated[str, BeforeValidator(_text), Field(pattern=re.compile(r"^[^@|;]+$"), min_length=1, max_length=80)]
"""An identifier that may become part of a team's name ``service@locality``: no @, | or ;."""
