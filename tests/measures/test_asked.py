"""Measures of requests."""

from __future__ import annotations

from orgdesign.asis import today
from orgdesign.measures.asked import asked, musts_met, requests_unmet, shoulds_met
from orgdesign.plan.requests import Kind
from tests.builders import a_brief, a_plan, a_request


def test_requests_met_are_counted_by_strength_and_unmet_ones_named() -> None:
    rows = [
        a_request(Kind.KEEP, "hall", id="r1"),
        a_request(Kind.CLOSE, "hall", id="r2", strength="should", weight=3),
        a_request(Kind.KEEP, "library", id="r3", strength="should"),
    ]
    brief = a_brief(a_plan(requests=rows))
    design = today(brief)
    assert musts_met(brief, design).value == 1
    assert shoulds_met(brief, design).value == 1
    assert "Not met: r2." in shoulds_met(brief, design).how
    assert requests_unmet(brief, design).value == 3
    assert [a.met for a in asked(brief, design)] == [True, False, True]


def test_without_requests_none_are_met_or_unmet() -> None:
    brief = a_brief()
    assert musts_met(brief, today(brief)).value is None
    assert shoulds_met(brief, today(brief)).value is None
    assert requests_unmet(brief, today(brief)).value == 0
