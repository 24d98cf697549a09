"""The published outcomes of Peterborough 2009 against the classes that follow from the answers."""

from functools import cache
from pathlib import Path
from random import Random

import pytest

from orgdesign.graph.classification import Classification, Standing
from orgdesign.graph.classify import classify
from orgdesign.graph.explain import explain
from orgdesign.graph.flips import flips
from orgdesign.graph.outcomes import Agreement, OutcomeChecks, against_outcomes
from orgdesign.plan import Plan
from orgdesign.plan.overlay import overlay
from orgdesign.workbook import read_plan

FOLDER = Path(__file__).parents[2] / "scenarios" / "peterborough-2009"


@cache
def the_plan() -> Plan:
    return read_plan(FOLDER)


@cache
def the_classes() -> dict[str, Classification]:
    return {found.service: found for found in classify(the_plan())}


@cache
def the_checks() -> OutcomeChecks:
    return against_outcomes(the_plan(), tuple(the_classes().values()))


def test_no_published_outcome_is_contradicted() -> None:
    contradicted = [c.sentence for c in the_checks().checks if c.agreement is Agreement.CONTRADICTED]
    assert contradicted == []


def test_at_least_four_in_five_follow_from_the_answers_without_a_decision() -> None:
    found = the_checks()
    decided = [check for check in found.checks if check.published != "open"]
    follow = [check for check in decided if check.agreement is Agreement.AGREES]
    assert len(follow) >= 0.8 * len(decided)
    assert len(follow) == found.agree_on_stated + found.agree_on_less


def test_open_services_are_those_that_the_paper_leaves_open() -> None:
    published = {row.service for row in the_plan().outcomes if row.outcome == "open"}
    still_open = {c.service for c in the_checks().checks if the_classes()[c.service].outcome is None}
    assert still_open == published


def test_every_open_service_names_the_answers_that_would_settle_it_or_its_decision() -> None:
    for found in the_classes().values():
        if found.status is Standing.OPEN:
            assert found.settled_by is not None
            assert found.settled_by.needed
            assert found.settled_by.ways


@pytest.mark.parametrize(
    ("service", "to_class"),
    [
        ("play-service", "core"),
        ("childrens-centres", "core"),
        ("yos-prevention", "core"),
        ("educational-psychology", "extended"),
        ("attendance-officers", "extended"),
        ("duke-of-edinburgh", "hosted"),
        ("youth-inclusion-project", "hosted"),
        ("sen-services", "city-wide"),
        ("school-improvement", "city-wide"),
        ("yos-statutory", "city-wide"),
    ],
)
def test_the_papers_best_known_outcomes_follow_from_the_answers(service: str, to_class: str) -> None:
    found = the_classes()[service]
    assert (found.status, found.outcome) == (Standing.DECIDED, to_class)


def test_the_youth_inclusion_project_is_hosted_for_its_place_and_not_for_want_of_capacity() -> None:
    found = the_classes()["youth-inclusion-project"]
    assert "tied to one place" in found.because
    assert "lacks the capacity" not in found.because


def test_educational_psychology_can_be_explained_aloud() -> None:
    text = explain(the_plan(), "", "Educational psychology")
    assert "Why not core? The answer to “Can it operate and be managed outside a service of its own profession?" in text
    assert "It would be core if “can leave its professional group” were answered yes." in text


def test_the_order_in_which_rows_were_read_makes_no_difference() -> None:
    chance = Random(7)
    tables = {name: chance.sample(rows, len(rows)) for name, rows in the_plan().tables().items()}
    shuffled = classify(Plan.of(tables))
    assert [found.to_dict() for found in shuffled] == [found.to_dict() for found in the_classes().values()]


def test_classes_are_worked_out_anew_for_every_option() -> None:
    for option in the_plan().options:
        changed = overlay(the_plan(), option.id)
        found = classify(changed, option.id)
        assert len(found) == len(changed.services)
        assert len(flips(changed, option.id)) == sum(1 for s in changed.services if s.in_scope)
