"""Properties that may be used, and those that must be."""

from __future__ import annotations

from datetime import date

import pytest

from orgdesign.certify import check
from orgdesign.design import Status
from orgdesign.plan import Plan
from orgdesign.plan.properties import State
from orgdesign.plan.requests import Kind
from orgdesign.rules.constraints.available import Available
from orgdesign.solve import solve
from tests.builders import a_brief, a_design, a_plan, a_property, a_request, an_option
from tests.rules.enumerate import enumerate_designs
from tests.rules.test_contract import agree

RULE = Available()
SPLIT = {"01": ("visits@north", "hall"), "02": ("visits@south", "library")}


def with_library(go_live: date | None = None, **values: object) -> Plan:
    properties = [a_property(), a_property("library", place="south", **values), a_property("annex", place="south")]
    return a_plan(properties=properties, options=[an_option(go_live=go_live)])


def test_properties_that_may_be_used_are_used_without_a_word() -> None:
    brief = a_brief(with_library())
    assert list(RULE.findings(brief, a_design(brief, SPLIT))) == []


def test_a_closing_property_in_use_is_named() -> None:
    brief = a_brief(with_library(state=State.CLOSING))
    (found,) = RULE.findings(brief, a_design(brief, SPLIT))
    assert (found.subject, found.sentence) == ("library", "library is used but closes.")


def test_a_property_that_comes_after_go_live_is_not_yet_available() -> None:
    brief = a_brief(with_library(go_live=date(2010, 4, 1), available_from=date(2010, 4, 2)))
    (found,) = RULE.findings(brief, a_design(brief, SPLIT))
    assert found.sentence == "library is used but is not yet available at go-live."


def test_a_property_that_comes_on_the_day_of_go_live_is_available() -> None:
    brief = a_brief(with_library(go_live=date(2010, 4, 1), available_from=date(2010, 4, 1)))
    assert list(RULE.findings(brief, a_design(brief, SPLIT))) == []


def test_an_option_without_a_go_live_may_use_a_property_of_any_day() -> None:
    brief = a_brief(with_library(available_from=date(2030, 1, 1)))
    assert list(RULE.findings(brief, a_design(brief, SPLIT))) == []


def test_a_property_that_must_be_kept_may_stand_empty_but_not_be_released() -> None:
    brief = a_brief(with_library(state=State.MUST_KEEP))
    where = {"01": ("visits@north", "hall"), "02": ("visits@south", "annex")}
    assert list(RULE.findings(brief, a_design(brief, where, kept=["library"]))) == []
    (found,) = RULE.findings(brief, a_design(brief, where))
    assert found.sentence == "library must be kept but is not in use."


AWAY = {"01": ("visits@north", "hall"), "02": ("visits@south", "annex")}
LATE = {"available_from": date(2010, 4, 2)}


@pytest.mark.parametrize("values", [{"state": State.CLOSING}, LATE, {"state": State.MUST_KEEP, **LATE}])
def test_a_property_that_may_not_be_used_may_be_kept_with_nobody_there(values: dict[str, object]) -> None:
    plan = with_library(go_live=date(2010, 4, 1), **values)
    brief = a_brief(plan.with_rows(requests=[a_request(Kind.KEEP, "library")]))
    kept = a_design(brief, AWAY, kept=["library"])
    assert list(RULE.findings(brief, kept)) == []
    assert check(brief, kept).faults == ()
    agree(brief, tuple(enumerate_designs(brief)), (RULE,))
    solved = solve(brief)
    assert solved.status is Status.PROVEN_BEST
    assert solved.design is not None and solved.design.sites == kept.sites


def test_a_fixed_post_in_a_closing_property_cannot_be_had() -> None:
    stays = {"movable": False, "not_movable_because": "partner"}
    plan = with_library(state=State.CLOSING)
    posts = [post.model_copy(update=stays if post.id == "02" else {}) for post in plan.posts]
    assert solve(a_brief(plan.with_rows(posts=posts))).status is Status.IMPOSSIBLE
