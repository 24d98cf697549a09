"""One option's result: what is proven, bases, staff against need, requests, or why it is impossible."""

from __future__ import annotations

import streamlit as st

from orgdesign.app.answer import (
    base_changes,
    base_rows,
    conflict_rows,
    opinion_rows,
    priority_rows,
    request_rows,
    split_rows,
    way_rows,
)
from orgdesign.app.charts import need_chart, occupancy_chart
from orgdesign.app.tabling import show
from orgdesign.app.views.appointed import draw_appointed
from orgdesign.app.visit import Visit
from orgdesign.app.wording import counted, plain, reason_of, said
from orgdesign.design import Design, Status
from orgdesign.pipeline import Solved, start_words

_FTE = {"FTE": 2, "FTE by need": 2, "Away from need": 2}


def draw_result(visit: Visit, option: str) -> None:
    """Draw the result of an option; one that failed its independent check never gets here."""
    solved = visit.results.get(option)
    if solved is None:
        st.info(f"{plain(visit.option_name(option))} is not solved yet: choose it above and press Solve.")
        return
    if not visit.is_current(solved):
        st.warning("This result is of the plan before the latest what-if requests. Solve again to see what they do.")
    _status(solved)
    if solved.result.design is None:
        _without_design(visit, solved)
        return
    _design(visit, solved, solved.result.design)


def _status(solved: Solved) -> None:
    words = f"**{plain(said(solved.result))}.** {plain(reason_of(solved.result))}"
    cut = solved.result.cut_short
    if solved.result.status in {Status.IMPOSSIBLE, Status.OUT_OF_TIME}:
        st.error(f"{words} {plain(cut)}".strip())
        return
    box = st.success if solved.result.status is Status.PROVEN_BEST else st.info
    box(f"{words} Checked by a program that shares no code with the solver.")
    if cut:
        st.warning(plain(cut))
    elif not solved.result.settings.get("reproducible", True):
        st.warning("Solved by the clock: the same plan may give another design next time.")
    start = start_words(solved.result)
    if start:
        st.caption(plain(start))


def _without_design(visit: Visit, solved: Solved) -> None:
    conflict = solved.result.conflict
    if conflict is None:
        st.markdown("Try harder, or ask for less: fewer *must* requests, or more properties.")
        return
    st.subheader("Impossible, because these cannot hold together")
    rows = conflict_rows(solved.brief, conflict, visit.names)
    show(rows, "conflict", "Rules, requests and services that cannot hold together", empty=conflict.sentence)
    st.markdown(
        "Each of them was left out in turn and the rest solved again: without any one of them a design exists."
        if conflict.verified
        else "They cannot hold together, but it was not proven that each of them is needed for that."
    )
    st.subheader("The least that must give")
    show(
        way_rows(conflict, visit.names),
        "ways-out",
        "Smallest changes of the plan, any one of which leaves a design possible",
        empty="No change of requests, amounts, desks, team sizes or rules was found that leaves a design possible.",
    )
    st.markdown("Make one of these changes in the plan, and solve again.")
    _opinions(solved)


def _opinions(solved: Solved) -> None:
    """What a second solver says, where one was asked."""
    if solved.result.opinions:
        st.subheader("Second opinion")
        show(opinion_rows(solved), "opinions", "What a second solver says of each claim", download=False)


def _design(visit: Visit, solved: Solved, design: Design) -> None:
    brief, names = solved.brief, visit.names
    proof, bases, staff, who, asks = st.tabs(["Proof", "Bases", "Staff against need", "Contacts", "Requests"])
    with proof:
        st.subheader("Priorities, most important first")
        show(priority_rows(solved), "priorities", "What each priority reached and what is proven of it", download=False)
        if any(len(stage.terms) > 1 for stage in brief.stages):
            st.caption(
                "Weighted units: objectives of equal rank, each in its smallest unit times its weight, added up."
            )
        _opinions(solved)
        assumed = sorted(s for s in brief.classes if any(c.service == s and c.outcome is None for c in solved.classes))
        if assumed:
            st.warning(f"Class assumed for open services: {plain('; '.join(names.services[s] for s in assumed))}.")
    with bases:
        st.subheader("Bases and occupancy")
        occupancy_chart(brief, design, names)
        show(base_rows(brief, design, names), "bases", "Properties in use and released, with their occupancy")
        changes = base_changes(brief, design, names)
        st.subheader("Teams whose lead base changes")
        show(changes, "base-changes", "Teams that change their lead base", empty="No team changes its lead base.")
    with staff:
        st.subheader("Staff of core teams against need")
        need_chart(brief, design, names)
        show(split_rows(brief, design, names), "split", "FTE of each team against its share by need", places=_FTE)
    with who:
        draw_appointed(visit, solved, design)
    with asks:
        rows = request_rows(brief, design, names)
        unmet = sum(row["Met"] == "no" for row in rows)
        st.subheader("Requests met and not met")
        st.markdown(f"{counted(len(rows), 'request')}, {unmet or 'none'} not met.")
        show(rows, "requests", "Requests, those not met first", empty="The plan has no requests for this option.")
