"""How large a file may be before it is refused; each limit can be set."""

from __future__ import annotations

from dataclasses import dataclass

from orgdesign.errors import UnreadableError

_MB = 1_000_000


@dataclass(frozen=True)
class Limits:
    """The largest input that is read. Bytes, except where a name says otherwise."""

    file: int = 25 * _MB
    unpacked: int = 400 * _MB
    shared_text: int = 25 * _MB
    """The part of a workbook that holds its texts; it is read into memory whole."""
    rows: int = 500_000
    """Rows of one sheet or CSV file that hold anything."""
    columns: int = 200
    zip_parts: int = 5_000


DEFAULT_LIMITS = Limits()


def too_large(what: str, found: int, most: int) -> UnreadableError:
    """The refusal of something larger than a limit, naming both."""
    shown = (f"{n / _MB:,.0f} MB" if n >= _MB else f"{n:,}" for n in (found, most))
    return UnreadableError("{} is too large: {}, and at most {} is read.".format(what, *shown))
