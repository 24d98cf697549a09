"""Peterborough's classes: what follows from the answers is what the paper published, and what it left open is open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import pytest

from orgdesign.brief import make_brief
from orgdesign.graph.classification import Classification
from orgdesign.graph.classify import classify
from orgdesign.plan import Plan
from orgdesign.plan.fields import Evidence
from orgdesign.plan.overlay import overlay
from orgdesign.plan.services import ServiceClass

OPTIONS = ("as-published", "other-answers", "five-localities", "fewest-buildings")

STATED_ANSWERS = {
    "youth-inclusion-project": {"C1": "yes", "C2": "yes", "C3": "yes"},
    "reintegration-officer": {"C1": "no", "C2": "yes", "C3": "yes"},
    "floating-housing-support": {"C1": "no", "C2": "yes", "C3": "yes"},
    "duke-of-edinburgh": {"C1": "no", "C2": "yes", "C3": "yes"},
    "curriculum-youth-work": {"C1": "no", "C2": "yes", "C3": "yes"},
    "connexions-information": {"C1": "no", "C2": "yes", "C3": "yes"},
    "educational-psychology": {"C1": "yes", "C2": "partly", "C3": "yes", "C5": "no"},
    "sen-services": {"C1": "no", "C3": "no", "C5": "no"},
    "direct-14-19": {"C1": "yes", "C3": "yes"},
    "strategy-14-19": {"C3": "no"},
    "childrens-centres": {"C3": "yes"},
    "early-years-childcare": {"C3": "no"},
    "extended-schools-coordinators": {"C1": "yes"},
    "yos-prevention": {"C2": "yes"},
    "attendance-officers": {"C3": "yes"},
    "attendance-welfare-officers": {"C3": "yes"},
    "disabled-children": {"C2": "no"},
    "voluntary-sector-city-wide": {"C1": "no"},
}
"""Every answer that the paper gives for that very service."""


@pytest.fixture(scope="module")
def classes(peterborough: Plan) -> Mapping[str, Classification]:
    """What follows for each service in scope before any option is laid over the plan."""
    in_scope = {service.id for service in peterborough.services if service.in_scope}
    return {found.service: found for found in classify(peterborough) if found.service in in_scope}


def test_only_what_the_paper_says_of_the_very_service_is_a_stated_answer(peterborough: Plan) -> None:
    stated: dict[str, dict[str, str]] = defaultdict(dict)
    for row in peterborough.answers:
        assert row.evidence in {Evidence.STATED, Evidence.ASSUMED}
        assert row.reason
        if row.evidence is Evidence.STATED:
            stated[row.service][row.criterion] = row.answer.value
    assert stated == STATED_ANSWERS


def test_every_service_in_scope_has_a_published_outcome_and_no_other_has(
    peterborough: Plan, classes: Mapping[str, Classification]
) -> None:
    assert {row.service for row in peterborough.outcomes} == set(classes)


def test_no_published_outcome_is_contradicted_and_what_the_paper_leaves_open_is_open(
    peterborough: Plan, classes: Mapping[str, Classification]
) -> None:
    published = {row.service: row.outcome for row in peterborough.outcomes}
    found = {name: one.outcome.value if one.outcome else "open" for name, one in classes.items()}
    assert found == published


def test_at_least_four_in_five_classes_follow_from_answers_without_a_decision(
    peterborough: Plan, classes: Mapping[str, Classification]
) -> None:
    decided = {row.service for row in peterborough.overrides}
    follow = [name for name, one in classes.items() if one.by_rules is not None and name not in decided]
    assert len(follow) >= 0.8 * len(classes)


def test_the_only_decisions_are_the_papers_own_exception_and_what_it_has_under_review(peterborough: Plan) -> None:
    kinds = {row.service: (row.kind, row.to_class) for row in peterborough.overrides}
    assert kinds == {
        "pupil-referral": ("override", ServiceClass.CITY_WIDE),
        "portage": ("pending", None),
        "sen-services": ("later", ServiceClass.EXTENDED),
    }
    assert {row.service for row in peterborough.outcomes if row.exception} == {"pupil-referral"}
    assert all(row.evidence is Evidence.STATED for row in peterborough.overrides)
    assert {row.service for row in peterborough.overrides if row.review is None} == {"sen-services"}


def test_classes_that_rest_on_stated_answers_alone_are_told_apart(classes: Mapping[str, Classification]) -> None:
    stated = {name for name, one in classes.items() if one.rests_on is not None and one.rests_on.value == "stated"}
    assert stated == {"youth-inclusion-project", "sen-services", "disabled-children"}


def test_no_answer_is_at_odds_with_the_made_up_posts_in_a_way_that_matters(
    classes: Mapping[str, Classification],
) -> None:
    assert [d.sentence for one in classes.values() for d in one.disagreements if d.matters] == []


@pytest.mark.parametrize("option", OPTIONS)
def test_every_option_gives_each_service_a_class_so_that_its_teams_can_be_formed(
    peterborough: Plan, option: str
) -> None:
    plan = overlay(peterborough, option)
    brief = make_brief(plan, option, {one.service: one.outcome for one in classify(plan)})
    assert set(brief.left_out) == {"teaching-staff", "family-support-level-2"}
    assert len(brief.localities) == (5 if option == "five-localities" else 3)


@pytest.mark.parametrize("option", OPTIONS)
def test_a_class_assumed_for_an_open_service_is_marked_so_in_every_option(peterborough: Plan, option: str) -> None:
    left_open = {row.service for row in peterborough.outcomes if row.outcome == "open"}
    rows = {row.service: row for row in overlay(peterborough, option).overrides}
    assert {service for service, row in rows.items() if row.kind == "assumed"} == left_open
    assert all(rows[service].evidence is Evidence.ASSUMED for service in left_open)


def test_with_five_localities_play_and_prevention_have_too_few_staff_to_be_core(peterborough: Plan) -> None:
    three = {one.service: one.outcome for one in classify(overlay(peterborough, "as-published"))}
    five = {one.service: one.outcome for one in classify(overlay(peterborough, "five-localities"))}
    changed = {name for name, to_class in five.items() if to_class is not three[name]}
    assert changed == {"play-service", "yos-prevention", "portage"}
    assert five["play-service"] is five["yos-prevention"] is ServiceClass.HOSTED
