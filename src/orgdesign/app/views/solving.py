"""Solving options: what to solve and how hard to try, progress, and stopping."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from orgdesign.app import state
from orgdesign.app.asking import open_services, progress_amount
from orgdesign.app.job import Sight, Task
from orgdesign.app.visit import Visit
from orgdesign.app.wording import class_word, counted, plain
from orgdesign.design import bettered
from orgdesign.opinion import missing
from orgdesign.pipeline import Start
from orgdesign.plan.services import ServiceClass
from orgdesign.solve import Limits

QUICK, USUAL, THOROUGH = "Quick look: a quarter of the usual effort", "Usual", "Thorough: ten times the usual effort"
EFFORTS = {QUICK: Limits().effort / 4, USUAL: Limits().effort, THOROUGH: Limits().effort * 10}
"""Effort for each priority, in deterministic seconds."""
OPINION_SECONDS = 60.0
"""How long a second solver may take over each claim."""
GLANCE = 0.5
"""Seconds between two looks at a solve that runs."""
MOST = "Can be bettered by at most"


def draw_solving(visit: Visit) -> None:
    """Draw the form that starts a solve, or the progress of the one that runs."""
    st.header("Solve")
    if visit.job is None:
        _outcome(visit)
        _form(visit)
    elif visit.job.task.what_if:
        st.info("Your what-if requests are being solved: see how it goes under What if, below.")
    else:
        draw_progress()


def _outcome(visit: Visit) -> None:
    for option, why in visit.failed.items():
        st.error(f"{plain(visit.option_name(option))} was not solved: {plain(why)}")
    if visit.not_begun:
        names = "; ".join(visit.option_name(option) for option in visit.not_begun)
        st.info(f"Stopped before these were begun: {plain(names)}.")
    if visit.said:
        st.success(plain(visit.said))


def _form(visit: Visit) -> None:
    unsolved = [o for o in visit.options if o not in {s.option for s in visit.current()}]
    st.markdown("**Options to solve**")
    row = st.container(horizontal=True)
    options = [
        option
        for option in visit.options
        if row.checkbox(
            plain(visit.option_name(option)),
            value=option in unsolved or not unsolved,
            key=state.key("to-solve", f"{option}.{visit.rounds}.{len(visit.pins)}"),
        )
    ]
    assumed = _assumed(visit, options)
    words = st.radio(
        "How hard to try",
        list(EFFORTS),
        index=1,
        key=state.key("effort"),
        help="Effort is counted in work done, not by the clock: the same plan gives the same answer on any machine,"
        " only sooner or later.",
    )
    fast = st.checkbox("By the clock, using two cores (the result is labelled not reproducible)", key=state.key("fast"))
    limits = _limited(Limits(effort=EFFORTS[words or USUAL], fast=fast))
    second = _second()
    starts = _starts(visit, options)
    if st.button("Solve", icon=":material/play_arrow:", disabled=not options, key=state.key("solve")):
        visit.solve(Task(visit.plan, tuple(options), limits, assumed, second, starts))
        st.rerun()


def _limited(limits: Limits) -> Limits:
    """The settings with limits of time and memory, which stand folded away."""
    with st.expander("Limits of time and memory"):
        st.caption("Either stops an option as the button does: the best so far is kept and checked, and it is said.")
        minutes = st.number_input(
            "Minutes for each option (0 for no limit)", min_value=0, value=0, step=1, key=state.key("minutes")
        )
        memory = st.number_input(
            "Memory that the program may use, in megabytes",
            min_value=500,
            value=limits.memory_mb,
            step=500,
            key=state.key("memory"),
        )
    return replace(limits, seconds=60.0 * minutes if minutes else None, memory_mb=int(memory))


def _starts(visit: Visit, options: Sequence[str]) -> dict[str, Start]:
    """What the options start from: their last designs, if that is asked for and there are any."""
    found = visit.starts(options)
    asked = bool(found) and st.checkbox(
        "Go on from the designs that there are, rather than from nothing",
        key=state.key("go-on"),
        help="A search goes on where the last one ended. The result says what it started from, and with the same"
        " start it comes out the same.",
    )
    return found if asked else {}


def _second() -> float | None:
    """Whether a second solver is asked, and for how long; the box stands idle where it is not installed."""
    why = missing()
    asked = st.checkbox(
        "Ask a second solver about every claim (up to a minute for each priority)",
        disabled=bool(why),
        help=why or "HiGHS, another program, is asked whether it agrees that a design is best, or that none exists.",
        key=state.key("second-opinion"),
    )
    return OPINION_SECONDS if asked else None


def _assumed(visit: Visit, options: Sequence[str]) -> ServiceClass | None:
    """The class to assume for services that are still open; asked only where there are any."""
    found = open_services(visit, options)
    if not found:
        return None
    names = "; ".join(c.name for c in found)
    st.warning(
        f"{counted(len(found), 'service')} with posts have no class yet, so there is nothing to solve unless one is"
        f" assumed: {plain(names)}. Page 2 says which answers would settle them."
    )
    picked: ServiceClass | None = st.selectbox(
        "Class to assume for them",
        [None, *ServiceClass],
        index=0,
        format_func=lambda kind: class_word(kind, visit.plan.settings) if kind else "none: leave them open",
        key=state.key("assume"),
    )
    return picked


@st.fragment(run_every=GLANCE)
def draw_progress() -> None:
    """Draw how the solve that runs goes, with a button that stops it."""
    visit = state.visit()
    if visit.job is None or visit.job.finished:
        st.rerun(scope="app")
        return
    sight = visit.job.sight()
    _where(visit, sight)
    _figures(visit, sight)
    if sight.stopping:
        st.info("Stopping: the best so far is being checked and kept.")
    elif st.button("Stop and keep the best so far", icon=":material/stop:", key=state.key("stop")):
        visit.stop()


def _where(visit: Visit, sight: Sight) -> None:
    name = plain(visit.option_name(sight.option))
    parts = [f"Option {sight.number} of {sight.of}: {name}"]
    if sight.progress is not None:
        now = sight.progress
        parts.append(f"step {now.stage} of {now.stages}: {now.goal}")
    else:
        parts.append("building the model")
    parts.append(f"{sight.seconds:,.0f} seconds so far")
    st.progress(sight.share_done, text="; ".join(parts))


def _figures(visit: Visit, sight: Sight) -> None:
    now = sight.progress
    best, bound, gap = st.columns(3)
    if now is None:
        best.metric("Best so far", "none yet")
        bound.metric("No design can be better than", "not known yet")
        gap.metric(MOST, "not known yet")
        return
    plan = visit.job.task.plan if visit.job else visit.plan
    best.metric("Best so far", progress_amount(plan, sight.option, now, now.best))
    bound.metric("No design can be better than", progress_amount(plan, sight.option, now, now.bound))
    gap.metric(MOST, bettered(now.gap) if now.gap is not None else "not known yet")
