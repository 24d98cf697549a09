"""What one edition holds back, worked out once for all of its tables together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from orgdesign.asis import today
from orgdesign.brief import Brief
from orgdesign.design import Design
from orgdesign.measures.tables import fte_split
from orgdesign.report.disclosure import EVERYTHING, TOTAL, Count, Key, held_back, small_services, with_totals
from orgdesign.units import FTE, whole

WHOLE_AREA = "@whole area"
"""The column of services that are one team for the whole area."""
NOT_KNOWN = "@not known"
"""The column of core posts whose locality today is not known."""
CHANGES = "changes"
STAYS = "stays"

Cells = Mapping[Key, Count]


@dataclass(frozen=True)
class SideFigures:
    """A side's three tables of services, totals among them, and the cells of each that are held back.

    ``fte`` is service by locality in ten-thousandths of an FTE; ``moves`` and ``localities`` count posts that change
    base, and that change locality, beside those that do not.
    """

    fte: Cells
    moves: Cells
    localities: Cells
    fte_hidden: frozenset[Key] = frozenset()
    moves_hidden: frozenset[Key] = frozenset()
    localities_hidden: frozenset[Key] = frozenset()


@dataclass(frozen=True)
class Protection:
    """The tables of every side (None where it has no design) and what is held back of them."""

    holds_back: bool
    services: frozenset[str]
    """Services whose figures are held back throughout."""
    sides: tuple[SideFigures | None, ...]

    @property
    def grand_total(self) -> bool:
        """Tell whether even the total of all services is held back."""
        return any(side is not None and EVERYTHING in side.fte_hidden for side in self.sides)


def protect(designs: Sequence[tuple[Brief, Design] | None], *, hold_back: bool) -> Protection:
    """The tables of every side, and what is held back of them where the edition holds anything back."""
    plain = tuple(_figures(*found) if found is not None else None for found in designs)
    if not hold_back:
        return Protection(False, frozenset(), plain)
    services: frozenset[str] = frozenset()
    for side in plain:
        if side is not None:
            services |= small_services(_service_totals(side.fte))
    return Protection(True, services, _guarded(plain, services))


def _guarded(sides: Sequence[SideFigures | None], services: frozenset[str]) -> tuple[SideFigures | None, ...]:
    """The sides with what each table holds back; all tables are guarded together, since they share sums."""
    known = [side for side in sides if side is not None]
    hidden = iter(held_back([t for side in known for t in (side.fte, side.moves, side.localities)], services))
    return tuple(
        None
        if side is None
        else SideFigures(side.fte, side.moves, side.localities, next(hidden), next(hidden), next(hidden))
        for side in sides
    )


def _service_totals(cells: Cells) -> dict[str, Count]:
    return {row: count for (row, column), count in cells.items() if column == TOTAL and row != TOTAL}


def _figures(brief: Brief, design: Design) -> SideFigures:
    fte: dict[Key, Count] = {}
    for row in fte_split(brief, design):
        core = row["class"] == "core"
        column = row["locality"] or (NOT_KNOWN if core else WHOLE_AREA)
        fte[row["service"], column] = Count(whole(row["fte"], FTE), row["posts"], row["filled"])
    before = today(brief).placement
    moves: dict[Key, int] = defaultdict(int)
    localities: dict[Key, int] = defaultdict(int)
    for placement in design.placements:
        pool = brief.pool_of_post[placement.post]
        old = before[placement.post]
        moved = pool.filled and pool.base is not None and placement.site not in {None, pool.base}
        relocated = pool.filled and old.team in brief.team and old.team != placement.team
        moves[pool.service, CHANGES if moved else STAYS] += 1
        localities[pool.service, CHANGES if relocated else STAYS] += 1
    return SideFigures(with_totals(fte), _counted(moves), _counted(localities))


def _counted(posts: Mapping[Key, int]) -> Cells:
    """Counts of posts; those that stay as they are stand in no table and are nobody's secret."""
    return with_totals({key: Count(n, n, n, told=key[1] == CHANGES) for key, n in posts.items()})
