"""Linked posts, contacts and coordination of one solved option, drawn."""

from __future__ import annotations

import streamlit as st

from orgdesign.app.appointed import contact_rows, coordination_rows, linked_rows
from orgdesign.app.tabling import show
from orgdesign.app.visit import Visit
from orgdesign.app.wording import plain
from orgdesign.design import Design
from orgdesign.pipeline import Solved

_PLACES = {
    "FTE linked": 2,
    "Share by need (FTE)": 2,
    "Minutes away": 1,
    "Share of the whole (%)": 1,
    "Even share (%)": 1,
}


def draw_appointed(visit: Visit, solved: Solved, design: Design) -> None:
    """Draw what is proven of each decision, then who serves, is the contact of, and looks after what."""
    for decided in solved.result.decisions:
        if decided.wanted:
            st.markdown(plain(f"{decided.words}."))
        for sentence in decided.because:
            st.warning(plain(visit.names.in_words(sentence, visit.names.services)))
    st.subheader("Linked posts")
    st.caption(
        "Posts of extended services are managed for the whole area, and each is part of a locality's extended team:"
        " by need, and with the locality that it serves today where that can be. Localities that share a post have"
        " their FTE shared out by need."
    )
    linked = linked_rows(solved.brief, design, visit.names)
    none = "No service is extended." if design.linked is not None else "These results were saved before links were."
    show(linked, "linked", "Posts of each extended service linked to each locality", empty=none, places=_PLACES)
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
