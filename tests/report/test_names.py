"""Ids in people's words."""

from __future__ import annotations

import pytest

from orgdesign.plan.requests import Kind, Request
from orgdesign.report.names import Names
from tests.builders import a_plan, a_property, a_request, a_service, some_settings

_PLAN = a_plan(
    some_settings(currency="€"),
    services=[a_service("visits", name="Home visits"), a_service("day-care", name="Day care")],
    properties=[a_property("hall", name="Old Hall"), a_property("p1", name="Depot")],
)


@pytest.mark.parametrize(
    ("request_row", "words"),
    [
        (a_request(Kind.TOGETHER, "visits", "day-care"), "together: Home visits; Day care"),
        (a_request(Kind.PIN_BASE, "visits@north", "hall"), "pin base: Home visits, North; Old Hall"),
        (a_request(Kind.RUNNING_COST_CEILING, amount=125000), "running cost ceiling: €125,000 a year"),
        (a_request(Kind.USE_AT_MOST, amount=7), "use at most: 7 properties"),
        (a_request(Kind.COVER, "first aid", "north", 2), "cover: first aid; North; 2 filled posts with it"),
        (a_request(Kind.PIN_LOCALITY, "01", "south"), "pin locality: post 01; South"),
        (a_request(Kind.ONE_OFF_COST_CEILING), "one-off cost ceiling"),
    ],
)
def test_a_request_is_told_in_names_and_units(request_row: Request, words: str) -> None:
    assert Names([_PLAN]).request(request_row) == words


def test_a_post_is_not_named_where_posts_may_not_be() -> None:
    row = a_request(Kind.PIN_LOCALITY, "01", "south")
    assert Names([_PLAN]).request(row, name_posts=False) == "pin locality: one post; South"


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("day-care@north is based at p1.", "Day care, North is based at Depot."),
        ("31 properties of 25 well-kept ones; hall visits 01.", "31 properties of 25 well-kept ones; hall visits 01."),
        ("e@mail stays as it is", "e@mail stays as it is"),
    ],
)
def test_ids_in_a_sentence_become_names_and_ordinary_words_stay(sentence: str, words: str) -> None:
    assert Names([_PLAN]).in_words(sentence) == words


def test_an_id_like_an_ordinary_word_becomes_a_name_where_the_sentence_is_about_it() -> None:
    assert Names([_PLAN]).in_words("visits is not at hall.", {"visits", "hall"}) == "Home visits is not at Old Hall."


def test_the_first_plan_that_has_a_name_gives_it_and_unknown_ids_stay() -> None:
    other = a_plan(properties=[a_property("hall", name="New Hall"), a_property("barn", name="Barn")])
    names = Names([_PLAN, other])
    assert names.properties["hall"] == "Old Hall"
    assert names.properties["barn"] == "Barn"
    assert names.place(None) == "Whole area"
    assert names.place("nowhere") == "nowhere"
