"""Meeting and interview rooms: what teams need where they are led from, and what is there."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from orgdesign.brief import Brief
from orgdesign.design import Design
from orgdesign.measures.measure import Direction, Measure, Worth
from orgdesign.rules.amounts import ROOM_SORTS, rooms_needed, show_rooms
from orgdesign.rules.rule import Source
from orgdesign.units import ROOM, decimal


@dataclass(frozen=True)
class RoomUse:
    """Rooms of one sort at one property: how many the teams led from there need, and how many there are, if known."""

    sort: str
    needed: Decimal
    held: int | None

    @property
    def free(self) -> Decimal | None:
        """Rooms left over; fewer than none where there are too few, None where it is not known how many there are."""
        return None if self.held is None else self.held - self.needed


def sorts_stated(brief: Brief) -> tuple[str, ...]:
    """The sorts of room that any team needs."""
    return tuple(sort for i, sort in enumerate(ROOM_SORTS) if any(team.rooms[i] for team in brief.teams))


def room_uses(brief: Brief, design: Design) -> dict[str, dict[str, RoomUse]]:
    """The use of each sort of room at each property."""
    needed, none = rooms_needed(brief, design), (0,) * len(ROOM_SORTS)
    return {
        site.id: {
            sort: RoomUse(sort, decimal(n, ROOM), held)
            for sort, n, held in zip(ROOM_SORTS, needed.get(site.id, none), site.rooms, strict=True)
        }
        for site in brief.sites
    }


def rooms_used(brief: Brief, design: Design) -> Worth:
    """Meeting and interview rooms that the teams need where they are led from."""
    sorts = sorts_stated(brief)
    if not sorts:
        return Worth(None, "No service states the rooms that its teams need.")
    needed = rooms_needed(brief, design)
    total = [sum(amounts[i] for amounts in needed.values()) for i in range(len(ROOM_SORTS))]
    said = " and ".join(f"{show_rooms(n)} {sort} rooms" for sort, n in zip(ROOM_SORTS, total, strict=True) if n)
    uses = room_uses(brief, design)
    short = sum(use.free is not None and use.free < 0 for site in needed for use in uses[site].values())
    rest = f"{short} times there are too few" if short else "they are there wherever it is known"
    return Worth(decimal(sum(total), ROOM), f"{said or 'None'}; {rest}.")


ROOMS = (
    Measure(
        "rooms-used", "Meeting and interview rooms needed", "rooms", Direction.NEITHER, r"\sum_{t,k} \mu_{tk}",
        Source("Manchester 2019", "space requirements of each team", "est6"), ("services", "properties"), rooms_used, 2,
    ),
)  # fmt: skip
"""Measures of rooms."""
