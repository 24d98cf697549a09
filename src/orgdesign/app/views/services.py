"""Page 2: the services in pictures, the class of each with its reasons, and one service in full."""

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
    outcome_rows,
)
from orgdesign.app.heading import heading
from orgdesign.app.tabling import show
from orgdesign.app.views.choice import choose_option
from orgdesign.app.views.findings import draw_findings
from orgdesign.app.views.pictures import draw_pictures
from orgdesign.app.views.service import draw_service
from orgdesign.app.views.side_by_side import draw_side_by_side
from orgdesign.app.visit import Visit
from orgdesign.app.wording import counted, plain
from orgdesign.graph.classification import Classification
from orgdesign.graph.flips import close_calls, flips
from orgdesign.graph.outcomes import Agreement, OutcomeChecks, against_outcomes
from orgdesign.pictures.service_graph import MOST_DRAWN
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
    draw_pictures(visit, plan, option, classes, chosen)
    checks = against_outcomes(plan, classes)
    st.header("Classes with reasons")
    rows = class_rows(plan, [c for c in classes if c.service in chosen], checks.checks)
    show(rows, "classes", "Class of each service with its reasons", empty="No service is of this kind.")
    draw_service(plan, option, classes)
    _firmness(visit, plan, option, classes)
    draw_side_by_side(visit)
    draw_findings(visit, plan, option, classes)
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
