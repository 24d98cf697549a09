"""What-if requests: added by a form, listed with a button each to take them out, and what they changed."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from orgdesign.app import state
from orgdesign.app.next_unit import next_units, step_request
from orgdesign.app.views.difference import draw_difference
from orgdesign.app.views.solving import draw_progress
from orgdesign.app.visit import Visit
from orgdesign.app.whatif import TRIALS, Trial, choices, trial_request
from orgdesign.app.wording import plain
from orgdesign.errors import Problem
from orgdesign.starts import QUICK


def draw_trials(visit: Visit, option: str) -> None:
    """Draw the form, the list and the difference that the requests made."""
    st.header("What if?")
    st.markdown(
        f"Add a request that must hold in **{plain(visit.option_name(option))}**, solve again from the design that"
        " there is, and see what it costs. The plan that you opened is not changed; the download on page 1 holds your"
        " requests."
    )
    _form(visit, option)
    _next_unit(visit, option)
    _added(visit)
    _again(visit, option)
    between = visit.before_and_after(option)
    if between is not None:
        draw_difference(visit, *between)


def _again(visit: Visit, option: str) -> None:
    """The button that solves the option with its requests from its last design, or how that goes."""
    if visit.job is not None:
        if visit.job.task.what_if:
            draw_progress()
        return
    task, latest = visit.what_if(option), visit.results.get(option)
    if latest is not None and visit.is_current(latest):
        _in_full(visit, option)
        if visit.pins and latest.result.design is None:
            st.error(f"With these requests: {plain(latest.result.because)} The result above says more.")
        return
    if task is None:
        return
    name = plain(visit.option_name(option))
    if st.button(f"Solve {name} again from its last design", icon=":material/replay:", key=state.key("again", option)):
        visit.solve(task)
        st.rerun()


def _in_full(visit: Visit, option: str) -> None:
    """The button that searches on from a quick answer."""
    task = visit.in_full(option)
    if task is None:
        return
    st.info(QUICK)
    if st.button("Search on in full", icon=":material/manage_search:", key=state.key("in-full", option)):
        visit.solve(task)
        st.rerun()


def _form(visit: Visit, option: str) -> None:
    labels = [t.label for t in TRIALS]
    picked = st.selectbox("What to try", labels, key=state.key("trial"))
    trial = next(t for t in TRIALS if t.label == picked)
    subjects = choices(visit, option, trial.subject)
    objects = choices(visit, option, trial.object) if trial.object else {}
    if not subjects or (trial.object and not objects):
        st.info("This option has nothing of that sort.")
        return
    with st.form(state.key("trial-form", trial.kind.value), clear_on_submit=True):
        subject = st.selectbox(
            trial.subject.capitalize(),
            list(subjects),
            format_func=subjects.__getitem__,
            key=state.key("subject", picked),
        )
        object = (
            st.selectbox(
                "Other team" if trial.object == trial.subject else trial.object.capitalize(),
                list(objects),
                format_func=objects.__getitem__,
                key=state.key("object", picked),
            )
            if trial.object
            else ""
        )
        reason = st.text_input("Why (optional)", key=state.key("why", picked), max_chars=300)
        if st.form_submit_button("Add this request"):
            _add(visit, trial, option, subject, object, reason)


def _next_unit(visit: Visit, option: str) -> None:
    """The price of the next unit: a request that asks for one more than the design has."""
    units = next_units(visit, option)
    if not units:
        return
    with st.form(state.key("next-unit", option)):
        picked = st.selectbox("What would the next one cost?", list(units), key=state.key("unit", option))
        if st.form_submit_button("Ask for it"):
            _show_wrong(visit.add_pin(step_request(visit, units[picked], option)))


def _add(visit: Visit, trial: Trial, option: str, subject: str, object: str, reason: str) -> None:
    _show_wrong(visit.add_pin(trial_request(visit, trial, option, subject, object, reason)))


def _show_wrong(wrong: Sequence[Problem]) -> None:
    """Say why a request was not added, or draw the page with it."""
    for problem in wrong:
        st.error(plain(f"Not added: {problem.value or problem.column} {problem.expected}"))
    if not wrong:
        st.rerun()


def _added(visit: Visit) -> None:
    st.subheader("Your what-if requests")
    if not visit.pins:
        st.markdown("None so far.")
        return
    for pin in visit.pins:
        words = f"{visit.names.request(pin)} (in {visit.option_name(pin.option or '')}; {pin.reason})"
        text, button = st.columns([5, 1], vertical_alignment="center")
        text.markdown(f"- {plain(words)}")
        if button.button(f"Remove {pin.id}", key=state.key("remove", pin.id)):
            visit.remove_pin(pin.id)
            st.rerun()
