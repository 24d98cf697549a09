"""Text as it may stand in a cell: never a formula, a link, a note reference or an unreadable character."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Shorthand(StrEnum):
    """What stands where a number or a text does not, by the Government Statistical Service's shorthand."""

    HELD_BACK = "[c]"
    NOT_AVAILABLE = "[x]"
    NOT_APPLICABLE = "[z]"
    LOW = "[low]"


MEANINGS = {
    Shorthand.HELD_BACK: "[c] means held back, because the figure is of fewer than 5 posts or would give one away.",
    Shorthand.NOT_AVAILABLE: "[x] means not available.",
    Shorthand.NOT_APPLICABLE: "[z] means not applicable.",
    Shorthand.LOW: "[low] means not zero, but zero when rounded.",
}
"""Each shorthand in a sentence."""

Cell = str | int | Decimal | Shorthand
"""What a cell may hold."""

MOST_CHARACTERS = 32_000
"""A little less than a cell can hold."""
MOST_IN_HEADING = 200
"""A little less than a table's column heading can hold."""

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_BIDI = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_RISKY = ("=", "+", "-", "@", "|", "%")


def inline(text: str) -> str:
    """A council's text as it may stand inside a sentence or heading of ours.

    Control and direction characters go, and a note reference (``$$``) and a link (``[..](..)``) are parted so that
    neither is made.
    """
    plain = _BIDI.sub("", _CONTROL.sub(" ", text.replace("\r\n", "\n")))
    plain = plain.encode("utf-8", "replace").decode("utf-8")
    plain = plain.replace("](", "] (").strip()
    while "$$" in plain:
        plain = plain.replace("$$", "$ $")
    return plain


def clean(text: str) -> str:
    """A council's text as a cell may hold it: ``[x]`` where there is none, cut where it is too long and says so."""
    plain = inline(text)
    if not plain:
        return Shorthand.NOT_AVAILABLE
    if not re.search(r"[a-zA-Z0-9]", plain):
        plain = f"{plain} (as written)"
    if len(plain) > MOST_CHARACTERS:
        plain = f"{plain[:MOST_CHARACTERS]} … (cut at {MOST_CHARACTERS:,} characters)"
    return plain


def is_risky(text: str) -> bool:
    """Tell whether a spreadsheet could take the text for a formula if somebody edits the cell or saves it as CSV."""
    return text.startswith(_RISKY)


def headings(names: Sequence[str]) -> list[str]:
    """Column headings, cleaned, cut and told apart: a table's headings must differ whatever their capitals."""
    found: list[str] = []
    taken: set[str] = set()
    for name in names:
        heading = base = clean(name.replace("\n", " "))[:MOST_IN_HEADING]
        number = 2
        while heading.casefold() in taken:
            heading, number = f"{base} ({number})", number + 1
        taken.add(heading.casefold())
        found.append(heading)
    return found


def day(value: date) -> str:
    """A date as people write it: 1 September 2024."""
    return f"{value.day} {value:%B %Y}"


def listed(names: Sequence[str]) -> str:
    """Names in a sentence: "a, b and c"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
