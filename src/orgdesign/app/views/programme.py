"""The programme: milestones, ratings, how far each part has come, figures over time, the consultation, risks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

import streamlit as st

from orgdesign.app import state
from orgdesign.app.charts import bars
from orgdesign.app.heading import heading
from orgdesign.app.tabling import Cell, show
from orgdesign.app.wording import counted, plain
from orgdesign.plan import Plan
from orgdesign.plan.trend import Step, series_of
from orgdesign.report.programme import programme_sheets
from orgdesign.report.programme.ratings import counts
from orgdesign.report.programme.series import sentence
from orgdesign.report.programme.strands import by_date, in_order, rating_words
from orgdesign.report.sheet import Sheet
from orgdesign.report.text import Shorthand, day

ALL = "The whole programme"
_STRANDS = ("Milestones", "Ratings", "Progress", "Workstreams")
_CONSULTED = ("Consultation", "Replies", "Findings")
_GOVERNED = ("Risks", "Boards", "Decisions", "Impacts")
_OF_THE_WHOLE = ("Needed by",)
"""Columns that are worked out from milestones of every workstream, so not shown for one of them."""


def draw() -> None:
    """Draw the page."""
    heading("Programme", "What is to be reached by when, how far each part has come, and what people said.")
    plan = state.visit().plan
    if not programme_sheets(plan):
        st.info("The plan holds no programme. Its sheets Workstreams to Impacts are for it; see the blank template.")
        return
    _at_a_glance(plan)
    chosen = _of_workstream(plan)
    _tables(chosen, _STRANDS, hidden=() if chosen is plan else _OF_THE_WHOLE)
    _series(plan)
    _tables(plan, _CONSULTED)
    _tables(chosen, _GOVERNED)


def _tables(plan: Plan, labels: Sequence[str], hidden: Sequence[str] = ()) -> None:
    """The sheets of these labels that hold anything, each under its heading."""
    found = {sheet.label: sheet for sheet in programme_sheets(plan)}
    for label in labels:
        if label in found:
            st.header(label)
            if label == "Ratings":
                _rating_chart(plan)
            _table(found[label], hidden)


def _at_a_glance(plan: Plan) -> None:
    statuses = [row.status for row in plan.milestones]
    ahead = [row for row in by_date(plan) if row.due is not None and row.due >= plan.settings.as_at]
    coming = next((row for row in ahead if row.status not in {"done", "dropped"}), None)
    cells = (
        ("Workstreams", str(len(plan.workstreams))),
        ("Milestones", str(len(statuses))),
        ("Milestones done", str(statuses.count("done"))),
        ("Questions asked", str(len(plan.consultation))),
    )
    for column, (label, value) in zip(st.columns(len(cells)), cells, strict=True):
        column.metric(label, value)
    if coming is not None and coming.due is not None:
        st.markdown(f"Next, by {day(coming.due)}: {plain(coming.title)}.")


def _of_workstream(plan: Plan) -> Plan:
    """The plan with the chosen workstream's milestones, reports and ratings only."""
    if not plan.workstreams:
        return plan
    names = {row.id: row.title for row in in_order(plan)}
    picked = st.selectbox(
        "Workstream shown",
        [None, *names],
        format_func=lambda found: ALL if found is None else names[found],
        key=state.key("workstream"),
    )
    if picked is None:
        return plan
    milestones = [row for row in plan.milestones if row.workstream == picked]
    subjects = {picked, *(row.id for row in milestones)}
    return plan.with_rows(
        workstreams=[row for row in plan.workstreams if row.id == picked],
        milestones=milestones,
        progress=[row for row in plan.progress if row.subject in subjects],
        ratings=[row for row in plan.ratings if row.subject in subjects],
        risks=[row for row in plan.risks if row.workstream == picked],
    )


def _rating_chart(plan: Plan) -> None:
    found = counts(plan)
    names = [rating_words(rating) for rating in found]
    texts = [counted(number, "rating") for number in found.values()]
    told = ", ".join(f"{number} {rating}" for rating, number in found.items())
    bars(names, list(found.values()), texts, "Latest ratings", f"Bars of ratings: {told}. The table beneath has each.")


def _table(sheet: Sheet, hidden: Sequence[str]) -> None:
    """One sheet as a table, without hidden columns and those that hold nothing."""
    for line in sheet.lines:
        st.caption(plain(line))
    shown = [at for at, column in enumerate(sheet.columns) if column.heading not in hidden]
    kept = [at for at in shown if any(row[at] is not Shorthand.NOT_APPLICABLE for row in sheet.rows)]
    rows = [{sheet.columns[at].heading: _cell(row[at]) for at in kept} for row in sheet.rows]
    show(rows, sheet.label.casefold(), sheet.title, per_page=25)


def _cell(cell: object) -> Cell:
    if cell is Shorthand.NOT_APPLICABLE:
        return ""
    return cell if isinstance(cell, int | Decimal) else "; ".join(str(cell).split("\n"))


def _series(plan: Plan) -> None:
    found = series_of(plan.series)
    if not found:
        return
    st.header("Series")
    places = {row.id: row.name for row in plan.places}
    names = [f"{steps[0].figure.measure}, {places[steps[0].figure.place]}" for steps in found]
    latest = [{"Series": name, "Latest figure": sentence(steps[-1])} for name, steps in zip(names, found, strict=True)]
    show(latest, "series", "The latest figure of each series and its change")
    at = st.selectbox(
        "Series drawn", range(len(names)), format_func=lambda place: names[place], key=state.key("series")
    )
    _draw_series(names[at], found[at])


def _draw_series(name: str, steps: Sequence[Step]) -> None:
    values = [step.figure.value for step in steps]
    bars(
        [step.figure.period for step in steps],
        [float(value) for value in values],
        [f"{value:,}" for value in values],
        steps[0].figure.unit or "as stated",
        f"Bars of {name}: {' '.join(sentence(step) for step in steps)} The table beneath has each figure.",
    )
    most = max(max(0, -int(value.as_tuple().exponent)) for value in values)
    places = {"Figure": most, "Change": most, "Change (%)": 1, "Change stated (%)": 1}
    show([_step_row(step) for step in steps], "figures", f"Figures of {name}", places=places)


def _step_row(step: Step) -> Mapping[str, Cell]:
    row = step.figure
    return {
        "Period": row.period,
        "Figure": row.value,
        "Change": step.difference,
        "Change (%)": step.change,
        "Change stated (%)": row.stated_change,
    }
