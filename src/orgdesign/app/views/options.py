"""Page 3: the options, solving them, what came of it, and what-if requests."""

from __future__ import annotations

import streamlit as st

from orgdesign.app import state
from orgdesign.app.asking import priority_words
from orgdesign.app.heading import heading
from orgdesign.app.tabling import Cell, show
from orgdesign.app.views.choice import choose_option
from orgdesign.app.views.result import draw_result
from orgdesign.app.views.solving import draw_solving
from orgdesign.app.views.trials import draw_trials
from orgdesign.app.visit import Visit
from orgdesign.app.wording import said
from orgdesign.graph.words import day


def draw() -> None:
    """Draw the page."""
    heading("Options", "What each option asks for, how good its best design is, and what is proven of that.")
    visit = state.visit()
    st.header("The options of this plan")
    show(_option_rows(visit), "options", "The options of this plan and how far they are solved", download=False)
    if not visit.options:
        st.info("Add rows to the plan's sheet Options and open it again.")
        return
    draw_solving(visit)
    st.header("One option in full")
    option = choose_option(visit, "Option")
    if option is None:
        return
    draw_result(visit, option)
    draw_trials(visit, option)


def _option_rows(visit: Visit) -> list[dict[str, Cell]]:
    names = {o.id: o.name for o in visit.plan.options}
    by_id = {o.id: o for o in visit.plan.options}
    rows: list[dict[str, Cell]] = []
    for id in visit.options:
        option = by_id[id]
        rows.append(
            {
                "Option": option.name,
                "What it is": option.about_it or "not described",
                "Starts from": names.get(option.parent or "", "the plan as it is"),
                "Goes live": day(option.go_live) if option.go_live else "not set",
                "Priorities, most important first": priority_words(visit.plan, id),
                "Result": _standing(visit, id),
            }
        )
    return rows


def _standing(visit: Visit, option: str) -> str:
    found = visit.results.get(option)
    if found is None:
        return "not solved yet"
    words = said(found.result)
    return words if visit.is_current(found) else f"{words}, before the latest what-if requests"
