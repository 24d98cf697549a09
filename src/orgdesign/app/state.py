"""Streamlit's session: every key of it is made here, and pages reach the visit through this module alone."""

from __future__ import annotations

import sys

import streamlit as st

from orgdesign.app.opening import first_plan
from orgdesign.app.visit import Visit

_VISIT = "orgdesign.visit"
OPTION = "option"
"""The widget key, and the word in the address, of the option that is looked at."""


def key(sort: str, name: str = "") -> str:
    """A widget's key. It changes with the plan that is open, so that no choice outlives what it was made of."""
    return f"{sort}.{name}.{visit().opened_count}"


def visit() -> Visit:
    """The visit of whoever looks at the page; the first time it opens the plan that the app was started with.

    Raises
    ------
    OrgdesignError
        Where that plan cannot be opened.
    """
    if _VISIT not in st.session_state:
        opened = first_plan(sys.argv[1] if len(sys.argv) > 1 else "")
        st.session_state[_VISIT] = Visit(opened, results={s.option: s for s in opened.solved})
    found: Visit = st.session_state[_VISIT]
    return found


def begin(found: Visit) -> None:
    """Set the visit, for tests of single pages."""
    st.session_state[_VISIT] = found
