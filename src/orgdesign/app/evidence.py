"""What the figures of a plan rest on, table by table."""

from __future__ import annotations

from collections import Counter

from orgdesign.app.tabling import Cell
from orgdesign.app.wording import share
from orgdesign.plan import TABLES, Plan
from orgdesign.plan.fields import Evidence
from orgdesign.plan.footing import firm_rows, footing

NOT_MARKED = "not marked"


def share_not_firm(plan: Plan) -> str:
    """The share of all rows but the programme's that are neither stated nor derived."""
    kinds = footing(plan)
    return share(kinds.total() - firm_rows(kinds), kinds.total())


def evidence_rows(plan: Plan) -> list[dict[str, Cell]]:
    """A row for each table that has any, one for all but the programme, and one for all."""
    found = [
        (TABLES[name].sheet, Counter(row.evidence for row in rows)) for name, rows in plan.tables().items() if rows
    ]
    whole: Counter[Evidence | None] = sum((kinds for _, kinds in found), Counter())
    sums = [("All but the programme", footing(plan)), ("All tables", whole)]
    return [_row(sheet, kinds) for sheet, kinds in [*found, *sums]]


def _row(sheet: str, kinds: Counter[Evidence | None]) -> dict[str, Cell]:
    firm = firm_rows(kinds)
    counts: dict[str, Cell] = {kind.value.capitalize(): kinds[kind] for kind in Evidence}
    return {
        "Sheet": sheet,
        "Rows": kinds.total(),
        **counts,
        NOT_MARKED.capitalize(): kinds[None],
        "Assumed, illustrative or not marked": share(kinds.total() - firm, kinds.total()),
    }
