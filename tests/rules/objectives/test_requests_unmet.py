"""Requests that should hold and do not."""

from __future__ import annotations

from orgdesign.plan.requests import Kind
from orgdesign.rules.objectives.requests_unmet import RequestsUnmet
from tests.builders import a_brief, a_design, a_plan, a_request

RULE = RequestsUnmet()
SPLIT = {"01": ("visits@north", "hall"), "02": ("visits@south", "library")}


def test_a_should_that_holds_weighs_nothing() -> None:
    brief = a_brief(a_plan(requests=[a_request(Kind.KEEP, "hall", strength="should")]))
    assert list(RULE.findings(brief, a_design(brief, SPLIT))) == []


def test_a_should_that_does_not_hold_counts_its_weight_however_far_it_falls_short() -> None:
    ask = a_request(Kind.RUNNING_COST_CEILING, amount=1, strength="should", weight="2.5", id="R09")
    brief = a_brief(a_plan(requests=[ask]))
    (found,) = RULE.findings(brief, a_design(brief, SPLIT))
    assert (found.request, found.subject, found.amount) == ("R09", "running cost ceiling", 250)


def test_a_must_is_never_weighed() -> None:
    brief = a_brief(a_plan(requests=[a_request(Kind.CLOSE, "hall")]))
    assert list(RULE.findings(brief, a_design(brief, SPLIT))) == []
