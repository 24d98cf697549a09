"""Requests that must hold."""

from __future__ import annotations

from orgdesign.plan.requests import Kind
from orgdesign.rules.constraints.requests import Requests
from tests.builders import a_brief, a_design, a_plan, a_request

RULE = Requests()
SPLIT = {"01": ("visits@north", "hall"), "02": ("visits@south", "library")}


def test_a_must_that_holds_is_not_mentioned() -> None:
    brief = a_brief(a_plan(requests=[a_request(Kind.KEEP, "hall")]))
    assert list(RULE.findings(brief, a_design(brief, SPLIT))) == []


def test_a_must_that_does_not_hold_is_named_by_its_row() -> None:
    brief = a_brief(a_plan(requests=[a_request(Kind.CLOSE, "hall", id="R07")]))
    (found,) = RULE.findings(brief, a_design(brief, SPLIT))
    assert (found.rule, found.request, found.subject, found.amount) == ("requests", "R07", "hall", 1)
    assert found.sentence == "hall is in use."


def test_a_should_is_never_a_breach() -> None:
    brief = a_brief(a_plan(requests=[a_request(Kind.CLOSE, "hall", strength="should")]))
    assert list(RULE.findings(brief, a_design(brief, SPLIT))) == []


def test_a_request_of_another_option_is_not_asked() -> None:
    brief = a_brief(a_plan(requests=[a_request(Kind.CLOSE, "hall", option="o2")]))
    assert list(RULE.findings(brief, a_design(brief, SPLIT))) == []
