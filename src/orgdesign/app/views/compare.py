"""Page 4: today and the options side by side, differences first."""

from __future__ import annotations

import streamlit as st

from orgdesign.app import state
from orgdesign.app.charts import bars
from orgdesign.app.differences import (
    class_rows,
    finding_rows,
    heads,
    how_rows,
    measure_rows,
    mover_counts,
    mover_rows,
    status_rows,
    value_text,
)
from orgdesign.app.heading import heading
from orgdesign.app.tabling import show
from orgdesign.app.visit import Visit
from orgdesign.app.wording import counted, listed, plain
from orgdesign.compare import Comparison, MeasureRow, movers


def draw() -> None:
    """Draw the page."""
    heading("Compare", "Today and the options side by side: what differs, by how much, and who moves.")
    visit = state.visit()
    _left_out(visit)
    if not visit.current():
        st.info("No option is solved yet. Solve one on the page Options.")
        return
    found = visit.comparison()
    st.header("How good each is, and what is proven")
    show(status_rows(found.columns), "status", "What is proven of each option", download=False)
    if found.objectives:
        st.caption(
            "Beaten: another option is at least as good at every priority that all have in common"
            f" ({plain('; '.join(found.objectives))}), and better at one."
        )
    _measures(found)
    _picture(found)
    _other_differences(visit, found)
    _who_moves(visit, found)


def _left_out(visit: Visit) -> None:
    missing = [o for o in visit.options if o not in {s.option for s in visit.current()}]
    if missing and visit.current():
        names = listed(visit.option_name(o) for o in missing)
        st.info(f"Not compared, as they have no design of the plan as it is now: {plain(names)}.")
    if visit.stale():
        st.warning("You have added what-if requests since some options were solved. Solve those again to compare them.")


def _measures(found: Comparison) -> None:
    st.header("Measures")
    only = st.toggle("Only what differs", value=True, key=state.key("only-differences"))
    rows = found.differing if only else found.measures
    st.caption(
        f"{len(found.differing)} of {len(found.measures)} measures differ. “(best)” marks the best of the options;"
        " today is not judged."
    )
    show(measure_rows(found.columns, rows), "measures", "Measures by option", empty="No measure differs.")
    with st.expander("How each figure came about"):
        show(how_rows(found.columns, rows), "how", "How each figure came about", empty="No measure differs.")


def _picture(found: Comparison) -> None:
    st.header("One measure as a chart")
    drawn = [row for row in (*found.differing, *found.alike) if any(v is not None for v in row.values)]
    if not drawn:
        st.markdown("No measure has a figure.")
        return
    names = {row.id: f"{row.name} ({row.unit})" for row in drawn}
    picked = st.selectbox("Measure", list(names), format_func=names.__getitem__, key=state.key("measure"))
    row = next(r for r in drawn if r.id == picked)
    _bars(found, row)


def _bars(found: Comparison, row: MeasureRow) -> None:
    known = [(n, v, value_text(row, i)) for i, (n, v) in enumerate(zip(heads(found.columns), row.values, strict=True))]
    points = [(name, float(value), text) for name, value, text in known if value is not None]
    said = ", ".join(f"{name} {text}" for name, _, text in points)
    bars(
        [name for name, _, _ in points],
        [value for _, value, _ in points],
        [text for _, _, text in points],
        f"{row.name} ({row.unit})",
        f"Bars of {row.name} in {row.unit}: {said}. {row.direction.value.capitalize()}.",
    )
    table = [{"Option": name, row.unit[:1].upper() + row.unit[1:]: text} for name, _, text in points]
    show(table, "measure-drawn", f"{row.name} by option", download=False)


def _other_differences(visit: Visit, found: Comparison) -> None:
    st.header("Rules and requests that not every side keeps")
    rows = finding_rows(found.columns, found.findings, visit.names)
    show(rows, "findings", "Breaches and unmet requests by option", empty="All keep, and break, the same.")
    st.header("Services whose class differs")
    show(class_rows(found.columns, found.classes), "class-differences", "Classes that differ", empty="None differs.")


def _who_moves(visit: Visit, found: Comparison) -> None:
    st.header("Who moves between two of them")
    sides = {side.option: side for side in visit.sides()}
    names = dict(zip((c.option for c in found.columns), heads(found.columns), strict=True))
    left, right = st.columns(2)
    order = list(names)
    first = left.selectbox("From", order, format_func=names.__getitem__, key=state.key("from"))
    second = right.selectbox("To", order, index=1, format_func=names.__getitem__, key=state.key("to"))
    moved = movers(sides[first], sides[second])
    teams, bases = sum(m.changes_team for m in moved), sum(m.changes_base for m in moved)
    st.markdown(
        f"From **{plain(names[first])}** to **{plain(names[second])}**: {counted(bases, 'post')} change base,"
        f" {counted(teams, 'post')} change team."
    )
    show(mover_counts(moved, visit.names), "mover-counts", "Posts that change, by service", empty="No post differs.")
    with st.expander("Post by post"):
        show(mover_rows(moved, visit.names), "movers", "Posts that change team or base", empty="No post differs.")
