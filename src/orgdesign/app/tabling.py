"""Real tables on the screen, each with a download of all its rows."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

import pandas as pd
import streamlit as st

from orgdesign.app import state
from orgdesign.app.wording import counted, plain

Cell = str | int | float | Decimal | None
Rows = Sequence[Mapping[str, Cell]]
PER_PAGE = 50
"""Rows shown at a time; the rest are a page further on, and in the download."""
_LEADS = ("=", "+", "-", "@", "\t", "\r")


def show(
    rows: Rows,
    name: str,
    alt: str,
    *,
    places: Mapping[str, int] | None = None,
    empty: str = "There are none.",
    download: bool = True,
    per_page: int = PER_PAGE,
) -> None:
    """Draw a table that a screen reader can read, its first column as row headings.

    ``name`` is the table's own within its page and names the file of its download; ``places`` are the decimals of
    number columns.
    """
    if not rows:
        st.markdown(plain(empty))
        return
    first = _first_row(len(rows), name, per_page)
    st.table(_styled(rows[first : first + per_page], places or {}), alt=alt)
    if download:
        offer_csv(rows, name, f"Download this table as CSV ({counted(len(rows), 'row')})")


def offer_csv(rows: Rows, name: str, label: str) -> None:
    """Draw a button that downloads rows as a CSV file."""
    st.download_button(
        label,
        as_csv(rows),
        file_name=f"{name}.csv",
        mime="text/csv",
        key=state.key("csv", name),
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
    )


def _first_row(total: int, name: str, per_page: int) -> int:
    pages = math.ceil(total / per_page)
    if pages == 1:
        return 0
    page = st.pagination(pages, key=state.key("rows", name))
    start = (page - 1) * per_page
    st.caption(f"Rows {start + 1:,} to {min(total, start + per_page):,} of {total:,}.")
    return start


def _styled(rows: Rows, places: Mapping[str, int]) -> pd.DataFrame | pd.io.formats.style.Styler:
    columns = list(rows[0])
    numbers = [c for c in columns if all(isinstance(r[c], int | float | Decimal | None) for r in rows)]
    frame = pd.DataFrame(
        {f"**{plain(c)}**": [_value(r[c], c in numbers) for r in rows] for c in columns},
    )
    head = f"**{plain(columns[0])}**"
    formats: dict[Any, str | Callable[[object], str] | None] = {
        f"**{plain(c)}**": _formatter(places.get(c, 0)) for c in numbers if c != columns[0]
    }
    if frame[head].is_unique and columns[0] not in numbers:
        return frame.set_index(head).style.format(formats)
    return frame.style.format(formats).hide(axis="index")


def _value(value: Cell, numeric: bool) -> float | str | None:
    if numeric:
        return None if value is None else float(value)
    return plain(shown(value))


def _formatter(places: int) -> Callable[[object], str]:
    def shown_number(value: object) -> str:
        known = isinstance(value, int | float) and not math.isnan(value)
        return f"{value:,.{places}f}" if known else ""

    return shown_number


def shown(value: Cell) -> str:
    """A cell's value as text, numbers with thousands parted."""
    if value is None:
        return ""
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, float | Decimal):
        return f"{value:,.2f}"
    return value


def as_csv(rows: Rows) -> bytes:
    """Rows as a CSV that Excel opens with its accents whole and no cell taken for a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(rows[0])
    writer.writerows([_harmless(value) for value in row.values()] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _harmless(value: Cell) -> str | int | float | Decimal:
    if value is None:
        return ""
    return f"'{value}" if isinstance(value, str) and value.startswith(_LEADS) else value
