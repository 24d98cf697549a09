"""Choosing the option that a page is about; the choice follows from page to page and stands in the address."""

from __future__ import annotations

import streamlit as st

from orgdesign.app import state
from orgdesign.app.visit import Visit
from orgdesign.app.wording import plain


def choose_option(visit: Visit, label: str) -> str | None:
    """Draw the choice; None where the plan has no options, which is said."""
    if not visit.options:
        st.info("The plan has no options yet. Add rows to its sheet Options and open it again.")
        return None
    option: str = st.selectbox(
        label, visit.options, format_func=visit.option_name, key=state.OPTION, bind="query-params"
    )
    about = next((o.about_it for o in visit.plan.options if o.id == option), "")
    if about:
        st.caption(plain(about))
    return option
