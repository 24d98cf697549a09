"""The classes of every option side by side: what flipped and why."""

from __future__ import annotations

import streamlit as st

from orgdesign.app.classes import side_by_side_rows
from orgdesign.app.tabling import show
from orgdesign.app.visit import Visit
from orgdesign.app.wording import counted
from orgdesign.graph.side_by_side import ClassRow, compare_classes


def draw_side_by_side(visit: Visit) -> None:
    """Draw the services whose class differs between options, with the reason; then all. Nothing for one option."""
    if len(visit.options) < 2:
        return
    st.header("Classes in every option")
    rows = visit.keep("side by side", lambda: _compared(visit))
    flipped = [row for row in rows if row.flipped]
    if flipped:
        st.markdown(f"{counted(len(flipped), 'service')} of {len(rows)} would be organised differently:")
        show(side_by_side_rows(flipped), "flipped", "Services whose class differs between options")
    else:
        st.markdown("Every service has the same class in every option.")
    with st.expander("Every service in every option"):
        show(side_by_side_rows(rows), "side-by-side", "Classes in every option", per_page=25)


def _compared(visit: Visit) -> tuple[ClassRow, ...]:
    return compare_classes([(visit.option_name(option), visit.classes(option)) for option in visit.options])
