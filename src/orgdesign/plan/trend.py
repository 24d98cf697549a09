"""Series of figures in their order, and by how much each has changed since the one before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from orgdesign.plan.programme import Figure

_SHOWN = Decimal("0.1")
"""Percentage changes are shown to a tenth of a per cent."""


@dataclass(frozen=True)
class Step:
    """A figure beside the one before it in its series; none before the first."""

    figure: Figure
    before: Figure | None

    @property
    def difference(self) -> Decimal | None:
        """The figure less the one before."""
        return None if self.before is None else self.figure.value - self.before.value

    @property
    def exact_change(self) -> Decimal | None:
        """The difference in per cent of the figure before; None for the first, and where that figure was 0."""
        if self.before is None or self.before.value == 0:
            return None
        return (self.figure.value - self.before.value) / abs(self.before.value) * 100

    @property
    def change(self) -> Decimal | None:
        """The change in per cent to one decimal, halves away from 0."""
        exact = self.exact_change
        return None if exact is None else exact.quantize(_SHOWN, ROUND_HALF_UP)

    @property
    def disagrees(self) -> bool:
        """Tell whether the source states another change than its figures make, beyond the rounding of either."""
        stated, exact = self.figure.stated_change, self.exact_change
        if stated is None or exact is None:
            return False
        places = max(0, -int(stated.as_tuple().exponent))
        return abs(stated - exact) > Decimal("0.5").scaleb(-places)


def series_of(figures: Iterable[Figure]) -> list[Sequence[Step]]:
    """Every series, its figures from the earliest to the latest; series in the order of measure and place."""
    found: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        found[figure.measure, figure.place].append(figure)
    return [_steps(sorted(found[key], key=lambda row: (row.ends, row.period))) for key in sorted(found)]


def _steps(figures: Sequence[Figure]) -> Sequence[Step]:
    return [Step(now, before) for now, before in zip(figures, [None, *figures[:-1]], strict=True)]
