"""The head of every page: one title, what the page is for, and which plan is open."""

from __future__ import annotations

import streamlit as st

from orgdesign.app import state
from orgdesign.app.evidence import share_not_firm
from orgdesign.app.wording import plain
from orgdesign.graph.words import day
from orgdesign.plan import Plan
from orgdesign.plan.plan import PROGRAMME

SOLVING = "Options"
"""The page that shows a solve as it runs, so that it need not be told of it."""


def heading(title: str, purpose: str) -> None:
    """Draw the head of a page."""
    visit = state.visit()
    visit.collect()
    settings = visit.plan.settings
    st.set_page_config(page_title=f"{title}: {settings.area} - orgdesign", layout="wide")
    st.title(title)
    st.markdown(purpose)
    parts = [
        f"Plan: **{plain(settings.name)}**, {plain(settings.area)}, as at {day(settings.as_at)}",
        f"{share_not_firm(visit.plan)} of its rows are assumed, illustrative or not marked{_apart(visit.plan)}",
    ]
    if visit.pins:
        parts.append(f"{len(visit.pins)} what-if request{'s' if len(visit.pins) != 1 else ''} added")
    st.caption("; ".join(parts) + ".")
    if visit.job is not None and title != SOLVING:
        st.info("Solving is under way: its progress, and the button to stop it, are on the page Options.")


def _apart(plan: Plan) -> str:
    tables = plan.tables()
    return " (rows of the programme not counted)" if any(tables[name] for name in PROGRAMME) else ""
