"""The box of a service: its name in the frame of its class, with the letter and the pattern of the class."""

from __future__ import annotations

from dataclasses import dataclass

from orgdesign.graph.classification import Classification
from orgdesign.pictures.canvas import INK, LEADING, PAPER, QUIET, Canvas, Point, straight
from orgdesign.pictures.lettering import wrapped
from orgdesign.pictures.looks import LOOKS, letter_of
from orgdesign.plan.services import ServiceClass

BADGE, STRIP = 22.0, 9.0
"""Widths of the letter's field and of the pattern beside it."""
ROUND = 8.0
"""How round the corners of an extended service's box are."""
_PAD, _CUT = 6.0, 9.0


@dataclass(frozen=True)
class Lettered:
    """A service's box before it is placed: its name in lines, and how high that makes it."""

    found: Classification
    lines: tuple[str, ...]
    size: float

    @property
    def height(self) -> float:
        """How high the box is."""
        return len(self.lines) * self.size * LEADING + _PAD * 1.4


def lettered(found: Classification, width: float, size: float) -> Lettered:
    """A service's name wrapped for a box of the given width."""
    return Lettered(found, wrapped(found.name, size, width - BADGE - STRIP - 2 * _PAD), size)


def draw_box(canvas: Canvas, made: Lettered, at: Point, width: float) -> None:
    """Draw a service's box from its top left corner."""
    look, (x, y), high = LOOKS[made.found.outcome], at, made.height
    canvas.box(at, (width, high), fill=PAPER, thick=0)
    corner = ROUND if made.found.outcome is ServiceClass.EXTENDED else 0
    canvas.box(at, (BADGE, high), fill=look.fill, thick=0, round_by=corner)
    canvas.box((x + corner, y), (BADGE - corner, high), fill=look.fill, thick=0)
    canvas.text((x + BADGE / 2, y + high / 2 + 5), letter_of(made.found), 14, bold=True, colour=look.text,
                anchor="middle")  # fmt: skip
    if look.hatch is not None:
        canvas.hatch((x + BADGE, y), (STRIP, high), look.hatch)
    _frame(canvas, made.found.outcome, at, (width, high))
    text = (x + BADGE + STRIP + _PAD, y + _PAD * 0.7 + made.size * 0.95)
    canvas.text(text, made.lines, made.size)


def _frame(canvas: Canvas, kind: ServiceClass | None, at: Point, size: Point) -> None:
    (x, y), (wide, high) = at, size
    if kind is ServiceClass.EXTENDED:
        canvas.box(at, size, round_by=ROUND, thick=1.4)
    elif kind is ServiceClass.HOSTED:
        cut = straight(
            (x, y), (x + wide - _CUT, y), (x + wide, y + _CUT), (x + wide, y + high), (x, y + high), (x, y)
        )  # fmt: skip
        canvas.path(cut, thick=1.4)
    elif kind is ServiceClass.CITY_WIDE:
        canvas.box(at, size, thick=1.2)
        canvas.box((x + 2.5, y + 2.5), (wide - 5, high - 5), thick=0.8)
    elif kind is None:
        canvas.box(at, size, line=QUIET, thick=1.2, dash="4 3")
    else:
        canvas.box(at, size, line=INK, thick=1.4)
