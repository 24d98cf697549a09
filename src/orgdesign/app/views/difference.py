"""What changed between two results of the same option."""

from __future__ import annotations

import streamlit as st

from orgdesign.app.differences import measure_rows, mover_rows
from orgdesign.app.tabling import show
from orgdesign.app.visit import Visit
from orgdesign.app.wording import counted
from orgdesign.compare import Side, compare, movers


def draw_difference(visit: Visit, before: Side, now: Side) -> None:
    """Draw the measures and posts that differ."""
    st.subheader("What changed since the result before")
    found = visit.keep(("difference", now.option), lambda: compare([before, now]))
    show(
        measure_rows(found.columns, found.differing),
        "difference",
        "Measures that differ from the result before",
        empty="Every measure is as it was before.",
    )
    moved = movers(before, now)
    teams, bases = sum(m.changes_team for m in moved), sum(m.changes_base for m in moved)
    st.markdown(
        f"{counted(bases, 'post')} would sit elsewhere than before, {counted(teams, 'post')} join another team."
    )
    show(mover_rows(moved, visit.names), "moved", "Posts that differ from the result before", empty="No post differs.")
