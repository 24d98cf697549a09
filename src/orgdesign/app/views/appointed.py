"""Contacts and coordination of one solved option, drawn."""

from __future__ import annotations

import streamlit as st

from orgdesign.app.appointed import contact_rows, coordination_rows
from orgdesign.app.tabling import show
from orgdesign.app.visit import Visit
from orgdesign.app.wording import plain
from orgdesign.design import Design
from orgdesign.pipeline import Solved

_PLACES = {"Minutes away": 1, "Share of the whole (%)": 1, "Even share (%)": 1}


def draw_appointed(visit: Visit, solved: Solved, design: Design) -> None:
    """Draw what is proven of both decisions, then who is the contact of what and who looks after what."""
    for decided in solved.result.decisions:
        if decided.wanted:
            st.markdown(plain(f"{decided.words}."))
        for sentence in decided.because:
            st.warning(plain(visit.names.in_words(sentence, visit.names.services)))
    st.subheader("Named contacts")
    st.caption(
        "Posts, not people: one of each service that is not core, for each locality. Those that the plan does not"
        " state are proposed: the nearest first, and shared out evenly."
    )
    rows = contact_rows(solved.brief, design, visit.names)
    none = "Every service is core." if design.contacts is not None else "These results were saved before contacts were."
    show(rows, "contacts", "Named contact of each service for each locality", empty=none, places=_PLACES)
    st.subheader("Coordination")
    managers = coordination_rows(solved.brief, design, visit.names)
    none = "The plan has no coordinating managers."
    show(managers, "coordination", "Localities of each coordinating manager", empty=none, places=_PLACES)
