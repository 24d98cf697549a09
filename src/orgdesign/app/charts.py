"""Charts whose marks carry their figures, with a text alternative each; the tables beneath hold the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from orgdesign.app.wording import counted
from orgdesign.brief import Brief
from orgdesign.design import Design
from orgdesign.measures.tables import fte_by_locality, occupancy_by_property
from orgdesign.report.names import Names

_LIGHT = ("#12436D", "#F46A25", "#0b0c0c")
_DARK = ("#6BACE6", "#F46A25", "#f3f2f1")
"""Two colours of the Government Analysis Function's palettes, and ink, by theme."""
_BAR, _ROOM = 30, 60
"""Pixels for one bar, and for the axis."""
_SVG: dict[str, Any] = {"embedOptions": {"renderer": "svg", "actions": False}}
_FOR_FIGURES = 0.2
"""Share of an axis kept free for the figures."""
MOST_BARS = 25
"""Properties drawn; the table has them all."""


def bars(names: Sequence[str], values: Sequence[float], texts: Sequence[str], unit: str, alt_text: str) -> None:
    """A bar for each name in the order given, with its figure at its end."""
    frame = pd.DataFrame({"name": names, "value": values, "text": texts, "at": [max(0.0, v) for v in values]})
    shared = alt.Chart(frame).encode(y=_names("name", list(names)))
    bar = shared.mark_bar(color=_colours()[0]).encode(x=_values("value", unit, values))
    _draw(bar + _labels(shared), len(names), alt_text)


def need_chart(brief: Brief, design: Design, names: Names) -> None:
    """Core FTE of each locality beside its share by need."""
    rows = fte_by_locality(brief, design)
    if not rows:
        st.markdown("No service is core, so no staff are split by need.")
        return
    places = [names.place(row["locality"]) for row in rows]
    frame = pd.DataFrame(
        [
            {"place": place, "what": what, "at": float(row[column]), "text": f"{row[column]:,.1f} {what}"}
            for place, row in zip(places, rows, strict=True)
            for what, column in (("FTE in this option", "fte"), ("FTE by need", "need_share_fte"))
        ]
    )
    what = ["FTE in this option", "FTE by need"]
    shared = alt.Chart(frame).encode(y=_names("place", places), yOffset=alt.YOffset("what:N", sort=what))
    scale = _values("at", "FTE of core teams", list(frame["at"]))
    colour = alt.Color("what:N", scale=alt.Scale(domain=what, range=list(_colours()[:2])), legend=None)
    furthest = max(rows, key=lambda row: abs(row["fte"] - row["need_share_fte"]))
    gap = furthest["fte"] - furthest["need_share_fte"]
    side = "above" if gap >= 0 else "below"
    _draw(
        shared.mark_bar().encode(color=colour, x=scale) + _labels(shared),
        2 * len(rows),
        f"Bars of core FTE by locality beside the FTE that need would give. Furthest from need:"
        f" {names.place(furthest['locality'])}, {abs(gap):,.2f} FTE {side} it. The table beneath has every team.",
    )
    st.caption("Each locality has two bars, named at their ends: the FTE in this option, and what need would give it.")


def occupancy_chart(brief: Brief, design: Design, names: Names) -> None:
    """Desks needed of those free at each property in use, the fullest first."""
    rows = [row for row in occupancy_by_property(brief, design) if row["desks"]]
    rows.sort(key=lambda row: (-row["needed"] / row["desks"], row["property"]))
    shown = rows[:MOST_BARS]
    if not shown:
        st.markdown("No property in use has desks.")
        return
    full = sum(row["needed"] == row["desks"] for row in rows)
    bars(
        [names.properties[row["property"]] for row in shown],
        [100 * row["needed"] / row["desks"] for row in shown],
        [f"{row['needed']} of {row['desks']} desks" for row in shown],
        "Desks needed, per cent of free desks",
        f"Bars of occupancy for {counted(len(shown), 'property', 'properties')}, the fullest first; {full} full."
        " The table beneath has every property.",
    )
    if len(rows) > MOST_BARS:
        st.caption(f"The {MOST_BARS} fullest of {len(rows)} properties are drawn; the table has all.")


def _colours() -> tuple[str, str, str]:
    return _DARK if st.context.theme.type == "dark" else _LIGHT


def _names(field: str, order: list[str]) -> alt.Y:
    axis = alt.Axis(labelLimit=280, labelFontSize=13, labelColor=_colours()[2])
    return alt.Y(f"{field}:N", sort=order, title=None, axis=axis)


def _values(field: str, unit: str, values: Sequence[float]) -> alt.X:
    """The axis of amounts, with room for the figures at the ends of the bars."""
    ink = _colours()[2]
    low, high = min(0.0, *values), max(0.0, *values)
    scale = alt.Scale(domain=[low, high + (high - low or 1.0) * _FOR_FIGURES], nice=False)
    axis = alt.Axis(labelFontSize=12, titleFontSize=13, labelColor=ink, titleColor=ink, tickCount=6)
    return alt.X(f"{field}:Q", title=unit, axis=axis, scale=scale)


def _labels(shared: alt.Chart) -> alt.Chart:
    text: alt.Chart = shared.mark_text(align="left", dx=4, fontSize=13, color=_colours()[2])
    figures: alt.Chart = text.encode(x=alt.X("at:Q"), text="text:N")
    return figures


def _draw(marks: alt.LayerChart, count: int, alt_text: str) -> None:
    st.altair_chart(marks.properties(usermeta=_SVG), width="stretch", height=_ROOM + count * _BAR, alt=alt_text)
