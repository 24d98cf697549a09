"""Printing: tables and sentences for people on standard output, documents for machines, progress on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

WIDTH_OF_FILES = 140
"""Characters a line, where output goes to a file or another program rather than a terminal."""


def out() -> Console:
    """Standard output."""
    return _console(to_error=False)


def err() -> Console:
    """Standard error: messages and progress, so that standard output holds results only."""
    return _console(to_error=True)


def _console(*, to_error: bool) -> Console:
    stream = sys.stderr if to_error else sys.stdout
    width = None if stream.isatty() else WIDTH_OF_FILES
    return Console(stderr=to_error, markup=False, highlight=False, emoji=False, width=width)


def say(text: str = "", style: str = "") -> None:
    """Print a sentence for people."""
    out().print(text, style=style or None)


def note(text: str, style: str = "") -> None:
    """Print a sentence about the run itself, beside the results."""
    err().print(text, style=style or None)


def show(
    title: str, heads: Sequence[str], rows: Iterable[Sequence[str]], *, numbers: Collection[int] = (), on: Console
) -> None:
    """Print a table; the columns at the positions ``numbers`` stand to the right."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for position, head in enumerate(heads):
        table.add_column(head, justify="right" if position in numbers else "left", overflow="fold")
    for row in rows:
        table.add_row(*row)
    if title:
        on.print(title, style="bold")
    on.print(table)


def emit(command: str, data: Mapping[str, Any]) -> None:
    """Print one JSON document on standard output; see docs/json.md."""
    document = {"format": f"orgdesign {command} 1", **data}
    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=1) + "\n")
