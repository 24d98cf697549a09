"""The same plan with other ids: every name of a place, property, service or post, wherever it stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from orgdesign.design import Design, Placement
from orgdesign.plan import Plan
from orgdesign.plan.fields import Row
from tests.metamorphic.drawn import Case

ROOT = "city"
"""The whole area keeps its id, which is also the name of its tier."""


def ids_of(plan: Plan) -> dict[str, list[str]]:
    """The ids by table, in order."""
    tables = ("places", "properties", "services", "posts")
    return {name: [row.id for row in getattr(plan, name) if row.id != ROOT] for name in tables}


def prefixed(plan: Plan, prefix: str) -> dict[str, str]:
    """New ids in the order of the old ones."""
    return {old: f"{prefix}{old}" for ids in ids_of(plan).values() for old in ids}


def reversed_order(plan: Plan) -> dict[str, str]:
    """New ids in the opposite order."""
    return {old: f"{table[:2]}{len(ids) - n:02}" for table, ids in ids_of(plan).items() for n, old in enumerate(ids)}


def renamed(case: Case, names: Mapping[str, str]) -> Case:
    """The case with its ids replaced by others."""
    tables = {table: [_row(row, names) for row in rows] for table, rows in case.plan.tables().items()}
    return Case(Plan.of(tables), {names.get(service, service): kind for service, kind in case.classes.items()})


def design_renamed(design: Design, names: Mapping[str, str]) -> Design:
    """The design with its ids replaced by others; its appointments are left out."""
    return Design(
        tuple(Placement(name(p.post, names), name(p.team, names), p.site and name(p.site, names))
              for p in design.placements),
        {name(team, names): tuple(name(s, names) for s in at) for team, at in design.bases.items()},
        tuple(name(s, names) for s in design.sites),
    )  # fmt: skip


def name(old: str, names: Mapping[str, str]) -> str:
    """The new name of an id or of a locality's team."""
    return "@".join(names.get(part, part) for part in old.split("@"))


def _row(row: Row, names: Mapping[str, str]) -> Row:
    return row.model_copy(update={field: _value(getattr(row, field), names) for field in type(row).model_fields})


def _value(value: Any, names: Mapping[str, str]) -> Any:
    if type(value) is str:
        return name(value, names)
    return tuple(_value(part, names) for part in value) if isinstance(value, tuple) else value
