"""The map of pages; ``streamlit run`` of this file is what opens the app."""

from __future__ import annotations

import streamlit as st

from orgdesign.app import state
from orgdesign.app.views import compare, data, options, programme, proposal, services, statement
from orgdesign.app.wording import plain
from orgdesign.collecting import collect_seldom
from orgdesign.errors import OrgdesignError


def main() -> None:
    """Show the page that the address names; what goes wrong on purpose is said in words."""
    collect_seldom()
    page = st.navigation(
        [
            st.Page(data.draw, title="1 Data", url_path="data", default=True),
            st.Page(services.draw, title="2 Services", url_path="services"),
            st.Page(options.draw, title="3 Options", url_path="options"),
            st.Page(compare.draw, title="4 Compare", url_path="compare"),
            st.Page(proposal.draw, title="5 Proposal", url_path="proposal"),
            st.Page(programme.draw, title="Programme", url_path="programme"),
            st.Page(statement.draw, title="Accessibility", url_path="accessibility"),
        ],
        position="top",
    )
    try:
        state.visit()
        page.run()
    except OrgdesignError as wrong:
        st.error(plain(wrong))


if __name__ == "__main__":
    main()
