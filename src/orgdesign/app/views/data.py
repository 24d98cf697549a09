"""Page 1: which plan is open, what it rests on, and how to open another."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import streamlit as st

from orgdesign.app import state
from orgdesign.app.evidence import evidence_rows
from orgdesign.app.heading import heading
from orgdesign.app.opening import UPLOAD_LIMIT_MB, open_shipped, opened_upload, read_upload
from orgdesign.app.tabling import show
from orgdesign.app.views.reading import draw_reading
from orgdesign.app.visit import Visit
from orgdesign.app.wording import counted, plain
from orgdesign.errors import OrgdesignError
from orgdesign.plan import Plan
from orgdesign.plan.tree import PlaceTree
from orgdesign.scenarios import shipped_scenarios
from orgdesign.workbook import template_bytes, workbook_bytes

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def draw() -> None:
    """Draw the page."""
    heading("Data", "Which plan is open, what its figures rest on, and how to open another or your own.")
    visit = state.visit()
    _plan_open(visit)
    _open_another(visit)
    _templates(visit)
    with st.container(key="data-evidence"):
        st.header("What the figures rest on")
        st.markdown(
            "*Stated* stands in the council's own document; *derived* follows from what is stated; *assumed* is a"
            " working assumption; *illustrative* is made up so that the example can be solved."
        )
        show(evidence_rows(visit.plan), "evidence", "What the rows of each sheet rest on", download=False)
    st.header("How the plan was read")
    draw_reading(visit.opened.reading, "opened")


def _plan_open(visit: Visit) -> None:
    plan = visit.plan
    st.header("The plan that is open")
    st.markdown(f"**{plain(visit.opened.name)}**: {visit.opened.origin.value}.")
    if visit.results:
        names = [visit.option_name(option) for option in visit.results]
        st.success(f"Solved and checked: {plain('; '.join(names))}. See Options and Compare.")
    elif visit.opened.remark:
        st.info(f"{plain(visit.opened.remark)} Solve it on the page Options.")
    for column, (label, value) in zip(st.columns(6), _sizes(plan), strict=True):
        column.metric(label, value)


def _sizes(plan: Plan) -> Sequence[tuple[str, str]]:
    localities = PlaceTree(plan.places, plan.settings.delivery_tier).localities()
    fte = sum((post.fte for post in plan.posts), Decimal(0))
    return (
        ("Services", f"{len(plan.services):,}"),
        ("Posts", f"{len(plan.posts):,}"),
        ("FTE", f"{fte:,.1f}"),
        ("Properties", f"{len(plan.properties):,}"),
        ("Localities", f"{len(localities):,}"),
        ("Options", f"{len(plan.options):,}"),
    )


def _open_another(visit: Visit) -> None:
    st.header("Open another plan")
    st.markdown("Opening another plan puts it in place of this one, with its results and what-if requests.")
    left, right = st.columns(2)
    with left:
        _choose_shipped(visit)
    with right:
        _upload(visit)
    if visit.refused is not None:
        draw_reading(visit.refused, "refused")


def _choose_shipped(visit: Visit) -> None:
    names = shipped_scenarios()
    if not names:
        st.info("No worked example was installed with this copy.")
        return
    with st.form(state.key("shipped-form"), border=False):
        name = st.selectbox("Worked example", names, key=state.key("shipped"))
        if st.form_submit_button("Open this example"):
            visit.open(open_shipped(name))
            st.rerun()


def _upload(visit: Visit) -> None:
    file = st.file_uploader(
        f"Your own workbook (.xlsx, at most {UPLOAD_LIMIT_MB} MB)",
        type="xlsx",
        max_upload_size=UPLOAD_LIMIT_MB,
        key=state.key("upload"),
        help="It is read on this computer and stays here. Every problem in it is listed with its cell.",
    )
    if file is None:
        visit.refused = None
        return
    if visit.refused is not None and visit.refused_file == file.file_id:
        return
    try:
        with st.spinner("Reading the workbook"):
            reading = read_upload(file.name, file.getvalue())
    except OrgdesignError as wrong:
        st.error(f"{plain(wrong)} The plan that is open has not changed.")
        return
    if reading.plan is None:
        visit.refused, visit.refused_file = reading, file.file_id
        return
    visit.open(opened_upload(reading))
    st.rerun()


def _templates(visit: Visit) -> None:
    st.header("Take it away")
    row = st.container(horizontal=True)
    row.download_button(
        "Download a blank template",
        template_bytes,
        file_name="orgdesign-template.xlsx",
        mime=XLSX,
        key=state.key("template"),
        on_click="ignore",
    )
    plan = visit.plan
    row.download_button(
        "Download the open plan as a workbook",
        lambda: workbook_bytes(plan),
        file_name="plan.xlsx",
        mime=XLSX,
        key=state.key("plan"),
        on_click="ignore",
    )
    if visit.pins:
        st.caption(f"The workbook holds your {counted(len(visit.pins), 'what-if request')} on the sheet Requests.")
