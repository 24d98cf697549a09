"""The matrix of criteria says every answer in a word, and marks those that were worked out."""

from __future__ import annotations

from orgdesign.graph.classification import Classification
from orgdesign.graph.classify import classify
from orgdesign.pictures.criteria_matrix import criteria_matrix
from orgdesign.pictures.looks import ANSWERS
from orgdesign.pictures.picture import Picture
from orgdesign.plan import Plan
from orgdesign.plan.services import Answer, Reply
from tests.builders import a_plan, a_service
from tests.pictures.reading import all_words, words


def test_every_answer_has_a_word_of_its_own_and_a_field_that_differs_without_colour() -> None:
    assert set(ANSWERS) == set(Reply)
    assert len({look.word for look in ANSWERS.values()}) == len(ANSWERS)
    assert len({(look.hatch, look.text) for look in ANSWERS.values()}) == len(ANSWERS)


def test_every_answer_is_written_in_its_field(
    classes: tuple[Classification, ...], pictures: dict[str, Picture]
) -> None:
    said = [line.rstrip("*") for sheet in pictures["criteria"].sheets for line in words(sheet)]
    in_keys = len(pictures["criteria"].sheets)
    for reply, look in ANSWERS.items():
        answers = sum(used.reply is reply for found in classes for used in found.answers)
        marks = sum(found.outcome is None and found.status.value == "open" for found in classes)
        assert said.count(look.word) == answers + in_keys * (2 if look.word == "?" else 1) + (
            marks if look.word == "?" else 0
        )


def test_an_answer_that_was_worked_out_has_a_star_and_says_so_in_the_table() -> None:
    plan = a_plan(services=[a_service(level_from=1, level_to=2)], answers=[])
    picture = criteria_matrix(plan, classify(plan))
    assert "yes*" in all_words(picture)
    assert "yes, worked out" in picture.rows[0]


def test_a_class_that_was_decided_says_so(pictures: dict[str, Picture]) -> None:
    assert {row[-1] for row in pictures["criteria"].rows} >= {"core", "core (assumed)", "city-wide (override)"}


def test_a_council_s_own_criteria_are_its_columns(peterborough: Plan) -> None:
    own = peterborough.criteria_in_force[:2]
    plan = a_plan(criteria=own, answers=[Answer(service="visits", criterion=own[0].id, answer=Reply.PARTLY)])
    picture = criteria_matrix(plan, classify(plan))
    assert len(picture.heads) == 4
    assert picture.alt.startswith("Matrix of 1 service by 2 criteria.")
    assert "partly" in picture.rows[0]
