"""Charts of what was measured, as SVG: lines over time and bars side by side; each has its table on the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from orgdesign.pictures.canvas import INK, QUIET, Canvas, straight
from orgdesign.pictures.lettering import width

WIDE, HIGH = 760.0, 300.0
LEFT, RIGHT, TOP, BELOW = 60.0, 150.0, 20.0, 44.0
SIZE = 13.0
DASHES = ("", "7 4", "1.5 3", "10 3 2 3", "3 3", "12 3")
COLOURS = ("#12436D", "#28A197", "#801650", "#F46A25", "#3D3D3D", "#A285D1")
Point = tuple[float, float]


@dataclass(frozen=True)
class Frame:
    """A chart's name, what it shows in words, and what stands along its axes."""

    name: str
    title: str
    alt: str
    across: str
    up: str


def lines(frame: Frame, series: Mapping[str, Sequence[Point]], most: float | None = None) -> str:
    """Lines by name, each told apart by its dashes and by its name at its end."""
    points = [point for line in series.values() for point in line]
    far, top = 4.0 * ceil(max(x for x, _ in points) / 4 or 1), most or max(y for _, y in points) or 1.0
    canvas = _axes(frame, far, top)
    ends: list[float] = []
    for number, (name, line) in enumerate(series.items()):
        route = [_at(x / far, min(1.0, y / top)) for x, y in line]
        look = number % len(DASHES)
        canvas.path(straight(*route), line=COLOURS[look], thick=2, dash=DASHES[look])
        ends.append(_clear_of(route[-1][1], ends))
        canvas.path(straight(route[-1], (WIDE - RIGHT + 8, ends[-1])), line=QUIET, thick=0.5)
        canvas.text((WIDE - RIGHT + 12, ends[-1] + SIZE / 3), name, SIZE, colour=INK)
    return canvas.svg(HIGH, frame.title, frame.alt)


def bars(frame: Frame, values: Mapping[str, float], shown: str = "{:.2f}") -> str:
    """Bars by name, below one another, each with its value at its end."""
    canvas = Canvas(frame.name, WIDE)
    room = max(width(name, SIZE) for name in values) + 24
    top = max(values.values()) or 1.0
    for number, (name, value) in enumerate(values.items()):
        y = TOP + number * 28
        long = (WIDE - room - 80) * value / top
        canvas.text((room - 12, y + 15), name, SIZE, anchor="end")
        canvas.box((room, y), (max(1.0, long), 20), fill=COLOURS[0], thick=0)
        canvas.text((room + long + 8, y + 15), shown.format(value), SIZE)
    foot = TOP + len(values) * 28 + 18
    canvas.text((room, foot), frame.across, SIZE, colour=QUIET)
    return canvas.svg(foot + 14, frame.title, frame.alt)


def _axes(frame: Frame, far: float, top: float) -> Canvas:
    canvas = Canvas(frame.name, WIDE)
    canvas.path(straight(_at(0, 1), _at(0, 0), _at(1, 0)), line=INK)
    for part in (0.0, 0.25, 0.5, 0.75, 1.0):
        x, y = _at(part, 0)
        canvas.text((x, y + 18), f"{far * part:g}", SIZE,
                    anchor="middle")  # fmt: skip
        x, y = _at(0, part)
        canvas.text((x - 8, y + 4), f"{top * part:.3g}", SIZE, anchor="end")
        canvas.path(straight((x, y), _at(1, part)), line=QUIET, thick=0.3)
    canvas.text((LEFT + 4, TOP - 6), frame.up, SIZE, colour=QUIET)
    canvas.text((WIDE - RIGHT, HIGH - 6), frame.across, SIZE, anchor="end", colour=QUIET)
    return canvas


def _at(across: float, up: float) -> Point:
    return LEFT + across * (WIDE - LEFT - RIGHT), HIGH - BELOW - up * (HIGH - BELOW - TOP)


def _clear_of(y: float, taken: Sequence[float]) -> float:
    """A height for a name that is not written over another."""
    step = 0
    while any(abs(y + step - other) < SIZE + 2 for other in taken):
        step = -step if step > 0 else 3 - step
    return y + step
