"""What changed between two results of the same option."""

from __future__ import annotations

from dataclasses import fields

import streamlit as st

from orgdesign.app.differences import change_rows, mover_rows
from orgdesign.app.next_unit import price_rows
from orgdesign.app.tabling import show
from orgdesign.app.visit import Visit
from orgdesign.app.wording import counted
from orgdesign.compare import Side, compare, movers
from orgdesign.design import Result, Status
from orgdesign.solve import Limits
from orgdesign.starts import Use


def draw_difference(visit: Visit, before: Side, now: Side) -> None:
    """Draw the measures and posts that differ."""
    st.subheader("What changed since the result before")
    costs = price_rows(before, now)
    if costs:
        show(
            costs, "price", "What it costs at each priority, what is proven of it, and how firm that is", download=False
        )
    st.caption(_caution(before, now))
    found = visit.keep(("difference", now.option), lambda: compare([before, now]))
    show(
        change_rows(found.differing),
        "difference",
        "Measures that differ from the result before",
        empty="Every measure is as it was before.",
    )
    moved = movers(before, now)
    teams, bases = sum(m.changes_team for m in moved), sum(m.changes_base for m in moved)
    st.markdown(
        f"{counted(bases, 'post')} would sit elsewhere than before, {counted(teams, 'post')} join another team."
    )
    with st.expander("Post by post"):
        show(mover_rows(moved, visit.names), "moved", "Posts that differ", empty="No post differs.")


def _searched(result: Result) -> dict[str, object]:
    """The settings that say how hard was tried."""
    names = {f.name for f in fields(Limits)}
    return {name: value for name, value in result.settings.items() if name in names}


def _caution(before: Side, now: Side) -> str:
    """Whether the requests alone explain the difference."""
    if before.result is None or now.result is None:
        return ""
    if now.result.settings.get("start", {}).get("use") == Use.KEPT:
        return "What is asked held in the design before already: nothing was searched, and every proof of it stands."
    if _searched(before.result) != _searched(now.result):
        return "The two were solved with different effort, so not all of the difference comes from your requests."
    if {before.result.status, now.result.status} != {Status.PROVEN_BEST}:
        return (
            "Not everything is proven best, so a part of the difference may be chance of the search rather than the"
            " cost of your requests. Compare the bounds too."
        )
    return "Both are proven best with the same settings: the difference is what your requests cost."
