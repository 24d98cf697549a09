"""What a measure is: a name, a unit, a direction, a formula, a source, and a number of a design."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from orgdesign.brief import Brief
from orgdesign.design import Design
from orgdesign.plan import Plan
from orgdesign.plan.fields import Evidence
from orgdesign.rules.rule import Source

_EXACT_TO = Decimal("0.0001")
_FIRM = frozenset({Evidence.STATED, Evidence.DERIVED})


class Direction(StrEnum):
    """Which way a measure is better, where it can be better at all."""

    LOWER = "lower is better"
    HIGHER = "higher is better"
    NEITHER = "neither"


@dataclass(frozen=True)
class Worth:
    """What a measure found: its value, how it came about, and what it rests on.

    ``estimated`` is the share of the journeys or links behind it whose travel is not in the travel table;
    ``behind`` the number of posts that the figure is about, where few would make it speak of single people.
    """

    value: Decimal | None
    how: str
    estimated: Decimal | None = None
    behind: int | None = None


@dataclass(frozen=True)
class Measured:
    """A measure's number for one design, ready to be compared and printed."""

    id: str
    name: str
    value: Decimal | None
    unit: str
    direction: Direction
    how: str
    places: int
    estimated: Decimal | None
    assumed: Decimal | None
    """Share of the rows of the tables it rests on that are assumed, illustrative or not marked."""
    behind: int | None

    def to_dict(self) -> dict[str, Any]:
        """The number as plain data."""
        return {
            "id": self.id,
            "name": self.name,
            "value": plain(self.value),
            "unit": self.unit,
            "direction": self.direction.value,
            "how": self.how,
            "estimated_share": plain(self.estimated),
            "assumed_share": plain(self.assumed),
        }


@dataclass(frozen=True)
class Measure:
    """One measure. What it means is the first line of its function's docstring.

    ``unit`` may hold ``{currency}``; ``tables`` are those that the number rests on; ``places`` are the decimals shown.
    """

    id: str
    name: str
    unit: str
    direction: Direction
    formula: str
    source: Source
    tables: tuple[str, ...]
    of: Callable[[Brief, Design], Worth]
    places: int = 0

    @property
    def about(self) -> str:
        """What it measures, in a sentence."""
        return (self.of.__doc__ or "").strip().split("\n")[0]

    def measure(self, brief: Brief, design: Design) -> Measured:
        """The measure's number for a design."""
        worth = self.of(brief, design)
        return Measured(
            id=self.id,
            name=self.name,
            value=None if worth.value is None else worth.value.quantize(_EXACT_TO),
            unit=self.unit.format(currency=brief.plan.settings.currency),
            direction=self.direction,
            how=worth.how,
            places=self.places,
            estimated=worth.estimated,
            assumed=assumed_share(brief.plan, self.tables),
            behind=worth.behind,
        )


def assumed_share(plan: Plan, tables: tuple[str, ...]) -> Decimal | None:
    """The share of the rows of some tables that are neither stated nor derived; None where they have no rows."""
    rows = [row for name, found in plan.tables().items() if name in tables for row in found]
    if not rows:
        return None
    return (Decimal(sum(row.evidence not in _FIRM for row in rows)) / len(rows)).quantize(_EXACT_TO)


def some(names: Sequence[str], most: int = 5) -> str:
    """A few names and how many more there are."""
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def plain(value: Decimal | None) -> int | float | None:
    """A decimal as the number that it is in JSON or a cell."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
