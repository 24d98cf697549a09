"""A sheet being drawn: boxes, lines and text as SVG, the same to the byte for the same input.

Text comes from plans, so it is escaped here and nowhere else; a sheet holds no script, no link and nothing from
another place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

from orgdesign.pictures.hatching import PATTERNS, Hatch
from orgdesign.pictures.lettering import FONT

INK, PAPER, QUIET, BAND = "#0b0c0c", "#ffffff", "#505a5f", "#e8eaeb"
"""Black, white, and two greys; the first of them stands out from white as WCAG asks of text."""
_UNPRINTABLE = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
Point = tuple[float, float]


class Canvas:
    """A sheet of a given size in CSS pixels, 96 to the inch."""

    def __init__(self, name: str, width: float) -> None:
        """Begin a sheet; ``name`` makes its ids unlike those of other sheets on the same page."""
        self.name, self.width = name, width
        self._parts: list[str] = []
        self._hatched: set[Hatch] = set()

    def box(
        self, at: Point, size: Point, *, fill: str = "none", line: str = INK, thick: float = 1, round_by: float = 0,
        dash: str = "",
    ) -> None:  # fmt: skip
        """Draw a rectangle from its top left corner."""
        round_off = f' rx="{_n(round_by)}"' if round_by else ""
        frame = f' stroke="{line}" stroke-width="{_n(thick)}"' if thick else ""
        self._parts.append(f'<rect {_place(at, size)}{round_off} fill="{fill}"{frame}{_dash(dash)}/>')

    def hatch(self, at: Point, size: Point, pattern: Hatch) -> None:
        """Fill a rectangle with a pattern that can be told from the others without colour."""
        self._hatched.add(pattern)
        self._parts.append(f'<rect {_place(at, size)} fill="url(#{self.name}-{pattern.value})"/>')

    def path(self, route: str, *, line: str = INK, thick: float = 1, dash: str = "", fill: str = "none") -> None:
        """Draw a line along a route in the words of SVG."""
        frame = f' stroke="{line}" stroke-width="{_n(thick)}"' if thick else ""
        self._parts.append(f'<path d="{route}" fill="{fill}"{frame}{_dash(dash)}/>')

    def text(
        self, at: Point, lines: Sequence[str] | str, size: float, *, bold: bool = False, colour: str = INK,
        anchor: str = "start",
    ) -> None:  # fmt: skip
        """Draw lines of text below one another; ``at`` is where the first stands on its base line."""
        weight = ' font-weight="bold"' if bold else ""
        where = f' text-anchor="{anchor}"' if anchor != "start" else ""
        for number, line in enumerate([lines] if isinstance(lines, str) else lines):
            y = at[1] + number * size * LEADING
            self._parts.append(
                f'<text x="{_n(at[0])}" y="{_n(y)}" font-size="{_n(size)}" fill="{colour}"{weight}{where}>'
                f"{printable(line)}</text>"
            )

    def svg(self, height: float, title: str, alt: str) -> str:
        """The finished sheet, with its title and what it shows in words for those who do not see it."""
        patterns = "".join(PATTERNS[p].format(id=f"{self.name}-{p.value}") for p in Hatch if p in self._hatched)
        defs = f"<defs>{patterns}</defs>\n" if patterns else ""
        size = f'width="{_n(self.width)}" height="{_n(height)}" viewBox="0 0 {_n(self.width)} {_n(height)}"'
        ids = f"{self.name}-title", f"{self.name}-desc"
        body = "\n".join(self._parts)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-labelledby="{ids[0]} {ids[1]}"'
            f' font-family="{FONT}">\n<title id="{ids[0]}">{printable(title)}</title>\n'
            f'<desc id="{ids[1]}">{printable(alt)}</desc>\n{defs}'
            f'<rect width="100%" height="100%" fill="{PAPER}"/>\n{body}\n</svg>\n'
        )


LEADING = 1.2
"""From one line of text to the next, in its size."""


def route(start: Point, *curves: Iterable[Point]) -> str:
    """A route of cubic curves from a point, each given by its two pulls and its end."""
    bends = "".join(f"C{' '.join(f'{_n(x)},{_n(y)}' for x, y in curve)}" for curve in curves)
    return f"M{_n(start[0])},{_n(start[1])}{bends}"


def straight(*points: Point) -> str:
    """A route of straight lines."""
    return "M" + "L".join(f"{_n(x)},{_n(y)}" for x, y in points)


def printable(text: str) -> str:
    """Text made safe for SVG and HTML: nothing in it can end its element, and nothing is left that XML refuses."""
    return escape(_UNPRINTABLE.sub("\ufffd", text))


def _place(at: Point, size: Point) -> str:
    return f'x="{_n(at[0])}" y="{_n(at[1])}" width="{_n(size[0])}" height="{_n(size[1])}"'


def _dash(dash: str) -> str:
    return f' stroke-dasharray="{dash}"' if dash else ""


def _n(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
