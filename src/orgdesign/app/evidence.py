"""What the figures of a plan rest on, table by table."""

from __future__ import annotations

from collections import Counter

from orgdesign.app.tabling import Cell
from orgdesign.app.wording import share
from orgdesign.plan import TABLES, Plan
from orgdesign.plan.fields import Evidence

NOT_MARKED = "not marked"
_FIRM = (Evidence.STATED, Evidence.DERIVED)


def share_not_firm(plan: Plan) -> str:
    """The share of all rows that are neither stated nor derived."""
    kinds = Counter(row.evidence for rows in plan.tables().values() for row in rows)
    firm = sum(kinds[kind] for kind in _FIRM)
    return share(kinds.total() - firm, kinds.total())


def evidence_rows(plan: Plan) -> list[dict[str, Cell]]:
    """A row for each table that has any, and one for all."""
    found = [
        (TABLES[name].sheet, Counter(row.evidence for row in rows)) for name, rows in plan.tables().items() if rows
    ]
    whole: Counter[Evidence | None] = sum((kinds for _, kinds in found), Counter())
    return [_row(sheet, kinds) for sheet, kinds in [*found, ("All tables", whole)]]


def _row(sheet: str, kinds: Counter[Evidence | None]) -> dict[str, Cell]:
    firm = sum(kinds[kind] for kind in _FIRM)
    counts: dict[str, Cell] = {kind.value.capitalize(): kinds[kind] for kind in Evidence}
    return {
        "Sheet": sheet,
        "Rows": kinds.total(),
        **counts,
        NOT_MARKED.capitalize(): kinds[None],
        "Assumed, illustrative or not marked": share(kinds.total() - firm, kinds.total()),
    }
