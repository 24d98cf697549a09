"""How wide text is when it is drawn, and how it is wrapped to fit."""

from __future__ import annotations

from collections.abc import Iterator

FONT = "'Liberation Sans', Arial, Helvetica, sans-serif"
"""Faces of the same widths, so that what is wrapped here fits everywhere."""
_WIDTHS: dict[float, str] = {
    0.19: "'",
    0.22: "ijl",
    0.28: " !,./:;I[]\\ft|‘’",
    0.33: "-()r`“”·",
    0.39: "*",
    0.5: "Jckvsxyz",
    0.58: "+<=>~^",
    0.61: "FTZ",
    0.67: "&ABEKPSVXY",
    0.72: "CDHNRUw",
    0.78: "GOQ",
    0.83: "Mm",
    0.89: "%",
    0.94: "W",
    1.02: "@…→",
}
"""Widths in ems of characters that are not as wide as a digit."""
_OF = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_DIGIT, _UNKNOWN = 0.56, 1.0
_BOLD = 1.08
SLACK = 1.04
"""Room for faces that are a little wider."""


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a line of text is, in the unit of its size; letters that are not known count as wide."""
    ems = sum(_OF.get(letter, _DIGIT if ord(letter) < 0x250 else _UNKNOWN) for letter in text)
    return ems * size * SLACK * (_BOLD if bold else 1)


def wrapped(text: str, size: float, room: float, *, bold: bool = False) -> tuple[str, ...]:
    """Text in lines that fit the room; a word that is too long for a line is broken."""
    lines: list[str] = []
    line = ""
    for word in _words(text, size, room, bold):
        longer = f"{line} {word}" if line else word
        if line and width(longer, size, bold=bold) > room:
            lines.append(line)
            line = word
        else:
            line = longer
    return (*lines, line)


def _words(text: str, size: float, room: float, bold: bool) -> Iterator[str]:
    for word in text.split():
        part = ""
        for letter in word:
            if part and width(part + letter, size, bold=bold) > room:
                yield part
                part = ""
            part += letter
        yield part
