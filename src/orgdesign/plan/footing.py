"""What the rows of a plan rest on: stated, derived, assumed, illustrative or not marked."""

from __future__ import annotations

from collections import Counter

from orgdesign.plan.fields import Evidence
from orgdesign.plan.plan import PROGRAMME, Plan

FIRM = (Evidence.STATED, Evidence.DERIVED)
"""What stands in a source or follows from it; everything else is a judgement or made up."""


def footing(plan: Plan) -> Counter[Evidence | None]:
    """How many rows rest on what, all but those of the programme.

    A published programme is stated row by row, whatever posts and buildings are made of, and takes no part in solving:
    counted with the rest it would make a made-up plan look firmer than it is.
    """
    tables = plan.tables()
    return Counter(row.evidence for name, rows in tables.items() if name not in PROGRAMME for row in rows)


def firm_rows(kinds: Counter[Evidence | None]) -> int:
    """How many of the counted rows are stated or derived."""
    return sum(kinds[kind] for kind in FIRM)
