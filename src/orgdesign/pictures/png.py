"""A sheet as PNG, for papers and slides that take no SVG; needs the extra ``pictures``."""

from __future__ import annotations

from importlib.util import find_spec

from orgdesign.errors import UseError

EXTRA = "pictures"
SCALE = 2.0
"""Dots for a CSS pixel: 192 to the inch, so that a sheet of A4 prints sharp."""
HOW_TO_GET = f"PNG needs the extra “{EXTRA}”: pip install 'orgdesign[{EXTRA}]'."


def can_make_png() -> bool:
    """Tell whether the extra is installed."""
    return find_spec("vl_convert") is not None


def png_of(svg: str) -> bytes:
    """A sheet as PNG; the same to the byte for the same sheet, with letters that come with the extra.

    Raises
    ------
    UseError
        Where the extra is not installed.
    """
    if not can_make_png():
        raise UseError(HOW_TO_GET)
    import vl_convert

    made: bytes = vl_convert.svg_to_png(svg, scale=SCALE)
    return made
