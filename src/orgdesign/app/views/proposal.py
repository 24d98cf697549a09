"""Page 5: the proposal to take away, for each audience, with the results and their certificates."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import streamlit as st

from orgdesign.app import state
from orgdesign.app.answer import priority_rows
from orgdesign.app.certificates import certificate_rows
from orgdesign.app.heading import heading
from orgdesign.app.tabling import show
from orgdesign.app.views.data import XLSX
from orgdesign.app.visit import Visit
from orgdesign.app.wording import listed, plain
from orgdesign.pipeline import export_proposal, results_json
from orgdesign.report import Audience

_WHAT = {
    Audience.BOARD: "every figure; not for publication",
    Audience.HR: "every figure and each post that changes; not for publication",
    Audience.STAFF: "figures of fewer than five posts held back",
    Audience.PUBLIC: "figures of fewer than five posts held back",
}


def draw() -> None:
    """Draw the page."""
    heading("Proposal", "The options as a workbook to take away, with what each audience may see.")
    visit = state.visit()
    solved = visit.current()
    if not solved:
        st.info("No option of the plan as it is now is solved. Solve one on the page Options.")
        return
    included = listed(s.name for s in solved)
    st.markdown(f"The proposal holds today's organisation and these options: **{plain(included)}**.")
    missing = [visit.option_name(o) for o in visit.options if o not in {s.option for s in solved}]
    if missing:
        st.warning(f"Left out, as they have no design of the plan as it is now: {plain(listed(missing))}.")
    _workbook(visit)
    _results(visit)
    st.header("Certificates")
    for one in solved:
        st.subheader(plain(one.name))
        show(priority_rows(one), f"proof-{one.option}", f"Proof of {one.name}", download=False)
        show(certificate_rows(one), f"certificate-{one.option}", f"Certificate of {one.name}", download=False)


def _workbook(visit: Visit) -> None:
    st.header("Proposal workbook")
    audience = st.radio(
        "For whom",
        list(Audience),
        format_func=lambda a: a.words,
        captions=[_WHAT[a] for a in Audience],
        key=state.key("audience"),
    )
    audience = audience or Audience.BOARD
    with st.spinner("Writing the workbook"):
        data = visit.keep(("proposal", audience), lambda: _written(visit, audience))
    mark = visit.current()[0].result.fingerprint[:8]
    st.download_button(
        "Download the proposal workbook",
        data,
        file_name=f"proposal-{audience.value}-{mark}.xlsx",
        mime=XLSX,
        icon=":material/download:",
        key=state.key("proposal"),
        on_click="ignore",
    )
    st.caption(f"{audience.words}, {len(data) / 1000:,.0f} kB. Values only: no formulas, nothing hidden.")


def _written(visit: Visit, audience: Audience) -> bytes:
    with tempfile.TemporaryDirectory(prefix="orgdesign-") as folder:
        path = Path(folder) / "proposal.xlsx"
        export_proposal(visit.current(), path, audience)
        return path.read_bytes()


def _results(visit: Visit) -> None:
    st.header("Results for machines")
    text = json.dumps(results_json(visit.current()), indent=1, sort_keys=True, ensure_ascii=False)
    st.download_button(
        "Download the results as JSON",
        text,
        file_name="results.json",
        mime="application/json",
        key=state.key("results"),
        on_click="ignore",
    )
    st.caption("With it, orgdesign can show and check the results again without solving.")
