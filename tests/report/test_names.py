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
        (a_request(Kind.TOGETHER, "visits", "day-care"), "Home visits and Day care share a base"),
        (a_request(Kind.PIN_BASE, "visits@north", "hall"), "Home visits, North is based at Old Hall"),
        (
            a_request(Kind.RUNNING_COST_CEILING, amount=125000),
            "The properties in use in the whole area cost no more than €125,000 a year to run",
        ),
        (a_request(Kind.USE_AT_MOST, "north", amount=7), "No more than 7 of the properties in North are in use"),
        (
            a_request(Kind.COVER, "first aid", "north", 2),
            "At least 2 filled posts with the skill first aid serve North",
        ),
        (a_request(Kind.PIN_LOCALITY, "01", "south"), "Post 01 serves South"),
        (
            a_request(Kind.ONE_OFF_COST_CEILING, amount="2500.5"),
            "The change of properties costs no more than €2,500.5, once",
        ),
        (a_request(Kind.FTE_FLOOR, "visits", amount="0.5"), "Every team of Home visits has 0.5 FTE or more"),
        (a_request(Kind.REACH, "day-care", "south", 10), "Day care is based within 10 minutes of South"),
        (a_request(Kind.APART, "visits", "day-care"), "Home visits and Day care share no base"),
        (
            a_request(Kind.SKILL_MIX, "visits", "nursing; play", "0.5"),
            "Every team of Home visits has 0.5 FTE or more of each of: nursing; play",
        ),
        (a_request(Kind.SUPERVISION), "Posts of every service are in the team of their line manager"),
        (a_request(Kind.SUPERVISION, "visits"), "Posts of Home visits are in the team of their line manager"),
        (
            a_request(Kind.KIND_OF_BASE, "day-care", "School; nursery"),
            "Day care is based in a property of the kind school or nursery",
        ),
    ],
)
def test_a_request_is_told_in_names_and_units(request_row: Request, words: str) -> None:
    assert Names([_PLAN]).request(request_row) == words


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_of_request_is_a_sentence_without_an_id_or_a_gap(kind: Kind) -> None:
    said = Names([_PLAN]).request(a_request(kind, "day-care", "p1", 3))
    assert said[0].isupper() and "  " not in said and "day-care" not in said and "p1" not in said


def test_a_post_is_not_named_where_posts_may_not_be() -> None:
    row = a_request(Kind.PIN_LOCALITY, "01", "south")
    assert Names([_PLAN]).request(row, name_posts=False) == "One post serves South"


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
