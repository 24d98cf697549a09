"""The title at the head of a sheet, and the key at its foot: what letters, patterns and lines stand for."""

from __future__ import annotations

from collections.abc import Sequence

from orgdesign.pictures.boxes import STRIP
from orgdesign.pictures.canvas import INK, LEADING, Canvas, straight
from orgdesign.pictures.lettering import width, wrapped
from orgdesign.pictures.looks import LOOKS
from orgdesign.plan import Plan

_SIZE, _ROW, _BOX = 12.5, 24.0, 18.0
_BY_LETTER = {look.letter: look for look in LOOKS.values()}


def whose(plan: Plan, option: str) -> str:
    """What a picture is of: the plan's name, and the option's."""
    return f"{plan.settings.name}, {option}" if option else plan.settings.name


def draw_title(canvas: Canvas, title: str, said: str, margin: float) -> float:
    """Draw a sheet's title and the sentence under it; tell where the picture may begin."""
    room = canvas.width - 2 * margin
    lines, under = wrapped(title, 19, room, bold=True), wrapped(said, 13.5, room)
    canvas.text((margin, 34), lines, 19, bold=True)
    y = 56 + (len(lines) - 1) * 19 * LEADING
    canvas.text((margin, y), under, 13.5)
    return y + (len(under) - 1) * 13.5 * LEADING + 14


def draw_key(
    canvas: Canvas, top: float, margin: float, letters: Sequence[tuple[str, str]],
    lines: Sequence[tuple[str, str, bool]] = (),
) -> float:  # fmt: skip
    """Draw the key of classes, then that of lines; tell how high the sheet is with it."""
    canvas.path(straight((margin, top), (canvas.width - margin, top)), thick=0.8)
    y = top + 10
    x = margin
    for letter, said in letters:
        if x > margin and x + _BOX + STRIP + 6 + width(said, _SIZE) > canvas.width - margin:
            y, x = y + _ROW, margin
        x = _draw_letter(canvas, x, y, letter, said)
    if lines:
        y, x = y + _ROW, margin
        for said, dash, arrow in lines:
            x = _draw_line(canvas, x, y, said, (dash, arrow))
    return y + _ROW + 4


def _draw_letter(canvas: Canvas, x: float, y: float, letter: str, said: str) -> float:
    look = _BY_LETTER.get(letter, LOOKS[None])
    canvas.box((x, y), (_BOX, _BOX), fill=look.fill, thick=0)
    if look.hatch is not None:
        canvas.hatch((x + _BOX, y), (STRIP, _BOX), look.hatch)
    canvas.box((x, y), (_BOX + STRIP, _BOX), line=INK, thick=1)
    canvas.text((x + _BOX / 2, y + 13.5), letter, 12.5, bold=True, colour=look.text, anchor="middle")
    return _said(canvas, x + _BOX + STRIP + 6, y, said)


def _draw_line(canvas: Canvas, x: float, y: float, said: str, look: tuple[str, bool]) -> float:
    dash, arrow = look
    middle, end = y + _BOX / 2, x + 40
    canvas.path(straight((x, middle), (end - (7 if arrow else 0), middle)), thick=1.5, dash=dash)
    if arrow:
        canvas.path(straight((end, middle), (end - 7, middle - 3.6), (end - 7, middle + 3.6)) + "Z", fill=INK, thick=0)
    return _said(canvas, end + 6, y, said)


def _said(canvas: Canvas, x: float, y: float, said: str) -> float:
    canvas.text((x, y + 13.5), said, _SIZE)
    return x + width(said, _SIZE) + 22
