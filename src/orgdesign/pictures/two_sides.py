"""Where the services of a graph stand: in two columns, with their links between, so that no line crosses a name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from orgdesign.pictures.boxes import Lettered, lettered
from orgdesign.pictures.canvas import LEADING, Point
from orgdesign.pictures.grouping import Group
from orgdesign.pictures.lettering import wrapped
from orgdesign.plan.links import Link

MARGIN, COLUMN = 20.0, 352.0
"""The white edge of a sheet, and the width of a column of services, in CSS pixels."""
TEXT, HEADING = 13.0, 13.5
GAP, GROUP_GAP = 4.0, 9.0
"""Between two boxes, and between two groups."""
TO_PART_A_GROUP = 75.0
"""How much longer a column may become rather than that a group is parted."""
_EDGE = 5.0
"""Left free at a box's corners where links begin and end."""


@dataclass(frozen=True)
class Spot:
    """A service's box in its place; ``left`` tells on which side of the links it stands."""

    made: Lettered
    at: Point
    left: bool

    @property
    def middle(self) -> float:
        """How far down its middle is."""
        return self.at[1] + self.made.height / 2


@dataclass(frozen=True)
class Heading:
    """The name of a group over its services, in lines; ``at`` is its top left corner."""

    lines: tuple[str, ...]
    at: Point

    @property
    def height(self) -> float:
        """How high its band is."""
        return len(self.lines) * HEADING * LEADING + 4


@dataclass(frozen=True)
class Placed:
    """Everything in its place; ``bottom`` is where the longer column ends."""

    spots: Mapping[str, Spot]
    headings: tuple[Heading, ...]
    bottom: float


Row = tuple[Group, Lettered]


def placed(groups: Sequence[Group], top: float, width: float) -> Placed:
    """Services down the left column and on down the right one, about as many lines in each."""
    rows = [(group, lettered(found, COLUMN, TEXT)) for group in groups for found in group.members]
    turn = _turn(rows)
    left = _column(rows[:turn], (MARGIN, top), None)
    right = _column(rows[turn:], (width - MARGIN - COLUMN, top), rows[turn - 1][0] if turn else None)
    return Placed(
        {**left.spots, **right.spots}, (*left.headings, *right.headings), max(left.bottom, right.bottom)
    )  # fmt: skip


def _column(rows: Sequence[Row], at: Point, before: Group | None) -> Placed:
    """One column; ``before`` is the group that the other column ended with."""
    (x, y), last = at, None
    spots: dict[str, Spot] = {}
    headings: list[Heading] = []
    for group, made in rows:
        if group is not last:
            y += GROUP_GAP if last is not None else 0
            headings.append(_heading(group.name + (" (continued)" if group is before else ""), (x, y)))
            y, last = y + headings[-1].height + GAP, group
        spots[made.found.service] = Spot(made, (x, y), x == MARGIN)
        y += made.height + GAP
    return Placed(spots, tuple(headings), y)


def _heading(text: str, at: Point) -> Heading:
    return Heading(wrapped(text, HEADING, COLUMN - 8, bold=True), at)


def _turn(rows: Sequence[Row]) -> int:
    """The first row of the right column: where the longer of the two columns is shortest."""

    def longest(turn: int) -> float:
        parts_a_group = 0 < turn < len(rows) and rows[turn][0] is rows[turn - 1][0]
        columns = (_column(part, (MARGIN, 0), None).bottom for part in (rows[:turn], rows[turn:]))
        return max(columns) + (TO_PART_A_GROUP if parts_a_group else 0)

    return min(range(len(rows) + 1), key=longest)


def ends(placed_at: Mapping[str, Spot], links: Sequence[Link]) -> Iterator[tuple[Link, Point, Point]]:
    """Every link with the points at which it leaves and reaches its boxes, spread over their inner edges."""
    at: dict[tuple[int, str], Point] = {}
    for service, spot in placed_at.items():
        mine = [(n, k) for n, k in enumerate(links) if service in (k.origin, k.destination)]
        mine.sort(key=lambda found: _toward(placed_at, service, *found))
        room = spot.made.height - 2 * _EDGE
        x = spot.at[0] + (COLUMN if spot.left else 0)
        for order, (number, _) in enumerate(mine):
            at[number, service] = (x, spot.at[1] + _EDGE + room * (order + 1) / (len(mine) + 1))
    for number, link in enumerate(links):
        yield link, at[number, link.origin], at[number, link.destination]


def _toward(spots: Mapping[str, Spot], service: str, number: int, link: Link) -> tuple[float, int]:
    """Links in the order in which they fan out: those that go up first."""
    other = spots[link.destination if link.origin == service else link.origin]
    mine = spots[service]
    if other.left == mine.left:
        return (-1e6 - other.middle if other.middle < mine.middle else 1e6 - other.middle), number
    return other.middle, number
