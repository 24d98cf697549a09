"""One service explained in full."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from orgdesign.app import state
from orgdesign.app.classes import answer_rows, class_now
from orgdesign.app.tabling import Cell, show
from orgdesign.app.wording import class_word, plain
from orgdesign.graph.change import degree_of_change
from orgdesign.graph.classification import Classification
from orgdesign.graph.explain import explain
from orgdesign.plan import Plan


def draw_service(plan: Plan, option: str, classes: Sequence[Classification]) -> None:
    """Draw the choice of a service and everything that is said of it."""
    st.header("One service in full")
    names = {c.service: c.name for c in classes}
    service = st.selectbox("Service", list(names), format_func=names.__getitem__, key=state.key("service"))
    found = next((c for c in classes if c.service == service), None)
    if found is None:
        st.info("The plan has no services.")
        return
    st.subheader(plain(found.name))
    st.markdown(plain(found.reason))
    show(_facts(plan, found), "service", f"What follows for {found.name}", download=False)
    st.subheader("Its criteria, one by one")
    show(answer_rows(found), "answers", f"Answers to the criteria for {found.name}", download=False)
    with st.expander("Why it is not another class, and what would have to change"):
        _paragraphs(explain(plan, option, found.service))


def _paragraphs(text: str) -> None:
    for paragraph in text.split("\n\n"):
        lines = paragraph.split("\n")
        st.markdown(
            "\n".join(f"- {plain(line[2:])}" if line.startswith("- ") else plain(line) + "\n" for line in lines)
        )


def _facts(plan: Plan, found: Classification) -> list[dict[str, Cell]]:
    published = next((o for o in plan.outcomes if o.service == found.service), None)
    word = plan.settings.delivery_tier
    facts = {
        "Class": class_now(plan, found),
        "Class by the criteria alone": class_word(found.by_rules, plan.settings),
        "Managed by": found.managed_by or "not settled",
        "Works in": found.delivers_in or "not settled",
        "Its posts": found.staff or "not settled",
        f"Named contact in each {word}": "yes" if found.named_contacts else "no",
        "What changes": degree_of_change(plan, found),
        "Published outcome": published.outcome if published else "none",
        "Published change": (published.change if published else "") or "none",
        "To bear in mind": " ".join(flag.sentence for flag in found.flags) or "nothing",
    }
    return [{"Fact": name, "Value": value} for name, value in facts.items()]
