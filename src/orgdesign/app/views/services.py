"""Page 2: the service graph, the class of every service with its reasons, and one service in full."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from orgdesign.app import state
from orgdesign.app.classes import (
    class_counts,
    class_now,
    class_rows,
    contested_rows,
    flip_rows,
    link_rows,
    outcome_rows,
)
from orgdesign.app.heading import heading
from orgdesign.app.picture import MOST_DRAWN, drawing, legend
from orgdesign.app.tabling import show
from orgdesign.app.views.choice import choose_option
from orgdesign.app.views.service import draw_service
from orgdesign.app.visit import Visit
from orgdesign.app.wording import counted, plain
from orgdesign.graph.classification import Classification
from orgdesign.graph.flips import close_calls, flips
from orgdesign.graph.outcomes import Agreement, OutcomeChecks, against_outcomes
from orgdesign.plan import Plan

ALL = "All divisions"


def draw() -> None:
    """Draw the page."""
    heading("Services", "How each service would be organised, by the criteria, and why.")
    visit = state.visit()
    option = choose_option(visit, "Classes under the option")
    if option is None:
        return
    plan = visit.overlaid(option)
    classes = sorted(visit.classes(option), key=lambda c: c.name.casefold())
    counts = class_counts(plan, classes)
    for column, (word, number) in zip(st.columns(len(counts)), counts, strict=True):
        column.metric(plain(word.capitalize()), number)
    chosen = _narrow(plan, classes)
    _graph(visit, plan, classes, chosen)
    checks = against_outcomes(plan, classes)
    st.header("Classes with reasons")
    rows = class_rows(plan, [c for c in classes if c.service in chosen], checks.checks)
    show(rows, "classes", "Class of each service with its reasons", empty="No service is of this kind.")
    draw_service(plan, option, classes)
    _firmness(visit, plan, option, classes)
    _published(checks)


def _narrow(plan: Plan, classes: Sequence[Classification]) -> set[str]:
    """Which services are shown: by division, class, or both."""
    divisions = sorted({s.division for s in plan.services if s.division})
    words = [word for word, number in class_counts(plan, classes) if number]
    left, right = st.columns(2)
    start = 0 if len(classes) <= MOST_DRAWN or not divisions else 1
    division = left.selectbox("Division today", [ALL, *divisions], index=start, key=state.key("division"))
    picked = right.pills("Classes shown", words, selection_mode="multi", default=words, key=state.key("kinds"))
    of = {s.id: s.division for s in plan.services}
    return {c.service for c in classes if division in {ALL, of[c.service]} and class_now(plan, c) in picked}


def _graph(visit: Visit, plan: Plan, classes: Sequence[Classification], chosen: set[str]) -> None:
    st.header("Service graph")
    if len(chosen) > MOST_DRAWN:
        st.info(
            f"{counted(len(chosen), 'service')} are too many to draw so that they can be read;"
            f" choose a division or classes until at most {MOST_DRAWN} are left. The table below has them all."
        )
        return
    if not chosen:
        st.info("No service is of this kind: choose another division or more classes.")
        return
    made = drawing(plan, classes, chosen)
    st.graphviz_chart(made.dot, width="stretch", alt=made.alt)
    st.caption(plain(legend(plan)))
    outside = sum((k.origin in chosen) != (k.destination in chosen) for k in plan.links)
    if outside:
        st.caption(f"{counted(outside, 'link')} to services that are not shown are left out.")
    with st.expander(f"The {counted(len(made.links), 'link')} drawn, as a table"):
        show(link_rows(made.links, visit.names), "links", "Links drawn", empty="No links between them.")


def _firmness(visit: Visit, plan: Plan, option: str, classes: Sequence[Classification]) -> None:
    st.header("How firmly each class stands")
    calls = [c for c in classes if c.close_call]
    st.markdown(f"{counted(len(calls), 'service')} could easily be in another class:" if calls else "No close calls.")
    st.markdown("\n".join(f"- **{plain(found.name)}**: {plain(found.close_call)}" for found in calls))
    with st.expander("Every service, those that stand least firmly first"):
        firm = visit.keep(("flips", option), lambda: close_calls(flips(plan, option)))
        show(flip_rows(plan, firm), "flips", "What would turn each class", per_page=25)
    with st.expander("Answers that the plan's own tables speak against"):
        show(contested_rows(classes), "contested", "Given answers that differ from those worked out", per_page=25)


def _published(found: OutcomeChecks) -> None:
    st.header("Published outcomes")
    if not found.checks:
        st.markdown("The plan names no published outcomes.")
        return
    counts = ", ".join(f"{word.value}: {found.count(word)}" for word in Agreement)
    st.markdown(
        f"Of {len(found.checks)} published outcomes, {counts}. {found.agree_on_stated} agree by stated answers alone,"
        f" {found.agree_on_less} with answers of which some are not stated."
    )
    show(outcome_rows(found.checks), "outcomes", "Published outcomes against the classes here")
