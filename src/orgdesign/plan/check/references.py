"""Every id that a row names must exist, and every row must be the only one of its key."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesign.errors import Problem
from orgdesign.plan.check.rows import MEASURES, Rows, error, warning
from orgdesign.plan.fields import ColumnInfo, Row
from orgdesign.plan.parse import columns_of
from orgdesign.plan.plan import TABLES

_NAMED = ("places", "services", "posts", "properties", "options", "criteria")
"""Tables that other tables name by id."""


def references(rows: Rows) -> Iterator[Problem]:
    """Each value of a column that refers to another table must be an id there."""
    for kind in TABLES.values():
        for info in columns_of(kind).values():
            if info.refs:
                yield from _column(rows, kind, info)


def _column(rows: Rows, kind: type[Row], info: ColumnInfo) -> Iterator[Problem]:
    for at, row, patched in rows.readable(kind):
        value = None if info.name in patched else getattr(row, info.name)
        for name in value if isinstance(value, tuple) else (value,):
            if name is not None and all(rows.lacks(ref, name) for ref in info.refs):
                hint = next((found for ref in info.refs if (found := rows.nearest(ref, name))), "")
                yield error(kind, at, info.name, name, "reference", f"{_absent(info.refs)}.", hint)


def _absent(refs: tuple[str, ...]) -> str:
    sheets = [TABLES[ref.partition(".")[0]].sheet for ref in refs]
    if refs == (MEASURES,):
        return f"the {sheets[0]} sheet has no such measure"
    return f"there is no such id on the {' or the '.join(sheets)} sheet"


def keys(rows: Rows) -> Iterator[Problem]:
    """No two rows of a table have the same key; ids that differ only in capitals are pointed out."""
    for kind in TABLES.values():
        if kind.table == "plan":
            continue
        seen: set[tuple[str, ...]] = set()
        folded: dict[str, str] = {}
        for at, row, patched in rows.readable(kind):
            if patched & set(kind.key):
                continue
            key = row.ident()
            value = " | ".join(key)
            if key in seen:
                what = "id" if len(key) == 1 else f"key ({', '.join(kind.key)})"
                expected = f"another row of this sheet has the same {what}; each may stand once."
                yield error(kind, at, kind.key[0], value, "duplicate", expected)
            seen.add(key)
            if kind.table in _NAMED and folded.setdefault(key[0].casefold(), key[0]) != key[0]:
                expected = f'differs only in capitals from "{folded[key[0].casefold()]}"; are they two?'
                yield warning(kind, at, kind.key[0], value, "near-duplicate", expected)
