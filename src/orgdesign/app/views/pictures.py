"""Pictures of the services on the page, each with its alternative in words and its table beneath."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import streamlit as st

from orgdesign.app import state
from orgdesign.app.classes import link_rows
from orgdesign.app.tabling import show
from orgdesign.app.visit import Visit
from orgdesign.app.wording import counted, plain
from orgdesign.graph.classification import Classification
from orgdesign.pictures.album import MOST_SHEETS, PAGE, PICTURES, album
from orgdesign.pictures.page import page_of
from orgdesign.pictures.picture import Picture
from orgdesign.plan import Plan

_NAMES = {
    "services-by-class": "By class",
    "services-by-division": "By division",
    "services-by-alliance": "By alliance",
    "pathways": "Pathways",
    "criteria": "Criteria",
}


def draw_pictures(
    visit: Visit, plan: Plan, option: str, classes: Sequence[Classification], chosen: Collection[str]
) -> None:
    """Draw the choice of a picture, the picture of the services chosen, and its table."""
    st.header("Pictures")
    shown = [found for found in classes if found.service in chosen]
    if not shown:
        st.info("No service is of this kind: choose another division or more classes.")
        return
    name = st.radio("Picture", list(PICTURES), format_func=_NAMES.__getitem__, horizontal=True,
                    key=state.key("picture"))  # fmt: skip
    kept = ("picture", name, option, frozenset(chosen))
    made = visit.keep(kept, lambda: PICTURES[name](plan, shown, visit.option_name(option)))
    if not made.sheets:
        st.info("There is nothing to draw: no service states the need that it serves and its levels of need.")
        return
    _draw(made)
    if name.startswith("services-by"):
        _links(visit, plan, chosen)
    elif name == "pathways" and len(shown) < len(classes):
        st.caption("Pathways are always drawn of the whole plan.")
    _offer_all(visit, plan, option, classes)


def _draw(made: Picture) -> None:
    number = 1
    if len(made.sheets) > 1:
        number = st.pagination(len(made.sheets), key=state.key("sheet", made.name))
        st.caption(f"Sheet {number} of {len(made.sheets)}.")
    sheet = made.sheets[number - 1]
    st.image(sheet.svg, width="stretch", alt=sheet.alt)
    st.caption(plain(f"How to read it: {made.key}"))
    st.download_button(
        "Download this sheet as SVG",
        sheet.svg,
        file_name=made.file(number, "svg"),
        mime="image/svg+xml",
        key=state.key("svg", made.name),
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
    )
    with st.expander("The same as a table"):
        show([dict(made.row(row)) for row in made.rows], made.name, made.title, per_page=25)


def _links(visit: Visit, plan: Plan, chosen: Collection[str]) -> None:
    links = [k for k in plan.links if k.origin in chosen and k.destination in chosen]
    outside = sum((k.origin in chosen) != (k.destination in chosen) for k in plan.links)
    if outside:
        st.caption(f"{counted(outside, 'link')} to services that are not shown are left out.")
    with st.expander(f"The {counted(len(links), 'link')} between these services, as a table"):
        show(link_rows(links, visit.names), "links", "Links drawn", empty="No links between them.")


def _offer_all(visit: Visit, plan: Plan, option: str, classes: Sequence[Classification]) -> None:
    """Offer one page with every picture of the option, made when it is asked for."""
    title = f"{plan.settings.name}: {visit.option_name(option)}"

    def page() -> bytes:
        return page_of(album(plan, classes, visit.option_name(option)), title, MOST_SHEETS).encode()

    st.download_button(
        "Download all pictures and their tables as one page",
        page,
        file_name=PAGE,
        mime="text/html",
        key=state.key("pictures"),
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
    )
