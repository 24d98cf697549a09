"""A post or a team pinned to a property."""

from __future__ import annotations

from orgdesign.brief import Brief
from orgdesign.plan.requests import Kind, Request
from orgdesign.rules.asks.pin_base import PinBase
from tests.builders import a_brief, a_design, a_plan, a_request

ASK = PinBase()
SPLIT = {"01": ("visits@north", "hall"), "02": ("visits@south", "library")}


def pinned(subject: str, to: str) -> tuple[Brief, Request]:
    ask = a_request(Kind.PIN_BASE, subject, to)
    return a_brief(a_plan(requests=[ask])), ask


def test_a_post_at_the_property_is_where_it_is_pinned() -> None:
    brief, ask = pinned("02", "library")
    assert ASK.shortfall(brief, a_design(brief, SPLIT), ask) == (0, "02 sits at library.")


def test_a_post_elsewhere_falls_short_by_one() -> None:
    brief, ask = pinned("01", "library")
    assert ASK.shortfall(brief, a_design(brief, SPLIT), ask) == (1, "01 sits at hall.")


def test_a_post_sits_where_it_is_pinned_though_its_team_is_based_elsewhere() -> None:
    brief, ask = pinned("01", "library")
    where = {"01": ("visits@north", "library"), "02": ("visits@south", "library")}
    design = a_design(brief, where, leads={"visits@north": "hall"})
    assert design.bases["visits@north"] == ("hall",)
    assert ASK.shortfall(brief, design, ask)[0] == 0


def test_a_team_that_leads_from_the_property_is_where_it_is_pinned() -> None:
    brief, ask = pinned("visits@south", "library")
    assert ASK.shortfall(brief, a_design(brief, SPLIT), ask) == (0, "visits@south is based at library.")


def test_a_pinned_service_falls_short_by_each_of_its_teams_elsewhere() -> None:
    brief, ask = pinned("visits", "hall")
    assert ASK.shortfall(brief, a_design(brief, SPLIT), ask) == (1, "visits@south is based at library.")
