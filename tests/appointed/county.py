"""A small county by hand: four localities on a line, two managers, one hosted and one city-wide service."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from orgdesign.brief import Brief
from orgdesign.design import Design
from orgdesign.plan.fields import Row
from orgdesign.plan.managers import Contact, Manager
from tests.builders import (
    CITY_WIDE,
    HOSTED,
    a_brief,
    a_design,
    a_need,
    a_place,
    a_plan,
    a_post,
    a_property,
    a_service,
    some_settings,
)

PLACES = ("a", "b", "c", "d")
CONTACTS: tuple[Row, ...] = tuple(Contact(service="legal", locality=p, load="0.5") for p in PLACES)
"""Each locality takes half a post's time."""


def a_manager(id: str, **values: Any) -> Manager:
    return Manager(id=id, **{"load_measure": "children", "span_from": 1, "span_to": 2, **values})


def a_county(**tables: Iterable[Row]) -> Brief:
    """``legal`` (01 and 02 at the hall in a, 03 vacant) and ``advice`` (04 at the annexe in d); most need in d."""
    known: dict[str, Iterable[Row]] = {
        "places": [
            a_place("county", tier="city", parent=None, x=0),
            *(a_place(p, parent="county", x=6000 * i) for i, p in enumerate(PLACES)),
        ],
        "services": [a_service("visits"), a_service("legal"), a_service("advice")],
        "posts": [
            a_post("01", service="legal"),
            a_post("02", service="legal"),
            a_post("03", service="legal", vacant=True),
            a_post("04", service="advice", base="annexe"),
        ],
        "properties": [a_property("hall", place="a"), a_property("annexe", place="d")],
        "needs": [a_need(p, 20 if p == "d" else 10) for p in PLACES],
        "managers": [a_manager("M1"), a_manager("M2")],
        "contacts": CONTACTS,
    }
    settings = some_settings()
    return a_brief(a_plan(settings, **{**known, **tables}), legal=CITY_WIDE, advice=HOSTED)


def its_design(brief: Brief) -> Design:
    """Everybody where they are."""
    where: dict[str, tuple[str, str | None]] = {
        post.id: (post.service, post.base) for post in brief.plan.posts if post.id in brief.pool_of_post
    }
    return a_design(brief, where)
