"""What the links between services show: every analysis of the service graph with its findings."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from orgdesign.app.tabling import show
from orgdesign.app.visit import Visit
from orgdesign.app.wording import counted
from orgdesign.design import Finding
from orgdesign.graph.analyses import ANALYSES, HAND_OFFS, TITLES
from orgdesign.graph.classification import Classification
from orgdesign.graph.handoffs import handoff_findings
from orgdesign.plan import Plan


def draw_findings(visit: Visit, plan: Plan, option: str, classes: Sequence[Classification]) -> None:
    """Draw an expander for each analysis; hand-offs where the option has a current design."""
    st.header("What the links show")
    for name, analyse in ANALYSES.items():
        found = visit.keep(("graph", name, option), lambda run=analyse: run(plan, classes))  # type: ignore[misc]
        _draw(name, found)
    solved = next((s for s in visit.current() if s.option == option), None)
    if solved is None or solved.result.design is None:
        st.caption("Hand-offs, supervision and lone workers are found once the option is solved.")
        return
    brief, design = solved.brief, solved.result.design
    _draw(HAND_OFFS, visit.keep(("graph", HAND_OFFS, option), lambda: handoff_findings(brief, design)))


def _draw(name: str, found: Sequence[Finding]) -> None:
    with st.expander(f"{TITLES[name]}: {counted(len(found), 'finding')}"):
        rows = [{"Finding": finding.sentence} for finding in found]
        show(rows, f"graph-{name}", TITLES[name], per_page=25, empty="Nothing was found.")
