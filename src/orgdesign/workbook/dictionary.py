"""Every column of every table, described from the same declarations that reading uses."""

from __future__ import annotations

from orgdesign.plan.fields import ColumnInfo, Row
from orgdesign.plan.parse import columns_of
from orgdesign.plan.plan import TABLES
from orgdesign.workbook.sheets import choices
from orgdesign.workbook.written import as_text


def data_dictionary() -> list[dict[str, str]]:
    """One entry a column, in reading order, all as text."""
    return [_entry(kind, info) for kind in TABLES.values() for info in columns_of(kind).values()]


def _entry(kind: type[Row], info: ColumnInfo) -> dict[str, str]:
    refers = " or ".join(_referred(ref) for ref in info.refs)
    default = as_text(info.default)
    return {
        "table": kind.table,
        "sheet": kind.sheet,
        "column": info.name,
        "meaning": info.meaning,
        "kind": info.kind,
        "unit": info.unit,
        "required": "yes" if info.required else "no",
        "choices": "; ".join(choices(info)),
        "refers to": refers,
        "default": default,
        "example": as_text(info.example),
    }


def _referred(ref: str) -> str:
    table, _, column = ref.partition(".")
    kind = TABLES[table]
    return f"{kind.sheet}, column {column or kind.key[0]}"
