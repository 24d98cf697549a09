"""Splits eased where a locality's teams need more desks than it has."""

from __future__ import annotations

from collections import Counter

from orgdesign.brief import Brief
from orgdesign.plan.requests import Kind, Request
from orgdesign.solve.relieve import relieved
from tests.builders import a_brief, a_plan, a_property, a_request, a_service, posts


def ten_posts(north: int, *asked: Request) -> Brief:
    plan = a_plan(
        services=[a_service()],
        posts=posts("visits", 10),
        properties=[a_property(desks=north), a_property("library", place="south", desks=20)],
        requests=asked,
    )
    return a_brief(plan)


def by_team(brief: Brief, north: int) -> Counter[str]:
    (pool,) = brief.pools
    eased = relieved(brief, {(pool.id, "visits@north"): north, (pool.id, "visits@south"): 10 - north})
    return Counter({team: count for (_, team), count in eased.items()})


def test_posts_go_to_the_sister_with_room_until_the_locality_is_not_over_full() -> None:
    assert by_team(ten_posts(5), 7) == {"visits@north": 4, "visits@south": 6}


def test_a_split_that_fits_stays() -> None:
    assert by_team(ten_posts(8), 7) == {"visits@north": 7, "visits@south": 3}


def test_a_service_of_which_something_must_hold_keeps_its_split() -> None:
    brief = ten_posts(5, a_request(Kind.FTE_FLOOR, "visits@north", amount=7, strength="must"))
    assert by_team(brief, 7) == {"visits@north": 7, "visits@south": 3}
