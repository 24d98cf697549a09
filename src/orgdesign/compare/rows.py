"""Measure by measure: what each side is worth, and where they differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from orgdesign.compare.side import Side
from orgdesign.measures import MEASURES, Direction, Measured, measure, plain


@dataclass(frozen=True)
class MeasureRow:
    """One measure over all sides, in their order; a side without a design has None."""

    id: str
    name: str
    unit: str
    direction: Direction
    places: int
    cells: tuple[Measured | None, ...]

    @property
    def values(self) -> tuple[Decimal | None, ...]:
        """The numbers alone."""
        return tuple(cell.value if cell is not None else None for cell in self.cells)

    @property
    def differs(self) -> bool:
        """Tell whether any two sides that have a design differ in the decimals that are shown."""
        return len({round(v, self.places) if (v := c.value) is not None else None for c in self.cells if c}) > 1

    def best(self, among: Sequence[int]) -> tuple[int, ...]:
        """Positions of the sides, of those given, with the best number; none where they are equal or it has no best."""
        known = {i: value for i in among if (value := self.values[i]) is not None}
        if self.direction is Direction.NEITHER or len(set(known.values())) < 2:
            return ()
        target = min(known.values()) if self.direction is Direction.LOWER else max(known.values())
        return tuple(i for i, value in known.items() if value == target)

    def to_dict(self) -> dict[str, Any]:
        """The row as plain data."""
        return {
            "id": self.id,
            "name": self.name,
            "unit": self.unit,
            "direction": self.direction.value,
            "differs": self.differs,
            "values": [plain(value) for value in self.values],
            "how": [cell.how if cell is not None else None for cell in self.cells],
            "estimated_share": [plain(cell.estimated) if cell is not None else None for cell in self.cells],
            "assumed_share": [plain(cell.assumed) if cell is not None else None for cell in self.cells],
        }


def measure_rows(sides: Sequence[Side]) -> tuple[MeasureRow, ...]:
    """Every measure of every side, those that differ first, each part in the register's order."""
    found = [measure(side.brief, side.design) if side.design is not None else None for side in sides]
    currency = sides[0].brief.plan.settings.currency
    rows = [
        MeasureRow(
            id=m.id,
            name=m.name,
            unit=m.unit.format(currency=currency),
            direction=m.direction,
            places=m.places,
            cells=tuple(column[i] if column is not None else None for column in found),
        )
        for i, m in enumerate(MEASURES)
    ]
    return tuple(sorted(rows, key=lambda row: not row.differs))
