"""Patterns that tell one kind of thing from another where colours cannot be seen."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Hatch(StrEnum):
    """A pattern by what it looks like."""

    SLANTED = "slanted"
    DOTTED = "dotted"
    LEVEL = "level"
    CROSSED = "crossed"


_HEAD = '<pattern id="{{id}}" width="{size}" height="{size}" patternUnits="userSpaceOnUse">'
_PAPER = '<rect width="{size}" height="{size}" fill="#ffffff"/>'


def _pattern(size: int, marks: str) -> str:
    return (_HEAD + _PAPER).format(size=size) + marks + "</pattern>"


_INK = 'stroke="#0b0c0c" stroke-width="1.3"'
PATTERNS: Mapping[Hatch, str] = {
    Hatch.SLANTED: _pattern(6, f'<path d="M-1,7L7,-1M-1,1L1,-1M5,7L7,5" {_INK}/>'),
    Hatch.DOTTED: _pattern(6, '<circle cx="3" cy="3" r="1.3" fill="#0b0c0c"/>'),
    Hatch.LEVEL: _pattern(5, f'<path d="M0,2.5L5,2.5" {_INK}/>'),
    Hatch.CROSSED: _pattern(8, '<path d="M0,0L8,8M8,0L0,8" stroke="#505a5f" stroke-width="0.9"/>'),
}
"""Each pattern as SVG, with room for its id."""
