"""Tiny councils with one extended service drawn for linked posts, and every way of linking them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain, combinations, product
from random import Random

from orgdesign.asis import today
from orgdesign.brief import Brief
from orgdesign.design import Design, LinkedPost
from orgdesign.plan.posts import Post
from orgdesign.plan.requests import Kind, Request
from tests.builders import (
    EXTENDED,
    a_brief,
    a_city,
    a_journey,
    a_need,
    a_place,
    a_plan,
    a_post,
    a_property,
    a_request,
    a_service,
    some_settings,
)

PLACES = ("east", "north", "south", "west")
SERVICE = "psychology"


def linked_case(seed: int) -> tuple[Brief, Design]:
    """One extended service of up to four posts, some vacant, fixed or pinned, at up to three properties."""
    chance = Random(f"linked {seed}")
    places = PLACES[: chance.randint(2, 4)]
    sites = [f"p{n}" for n in range(1, chance.randint(2, 4))]
    posts = [_post(chance, n, sites, places) for n in range(1, chance.randint(2, 5 if len(places) < 4 else 4))]
    plan = a_plan(
        some_settings(linked_parity=chance.choice((None, 0, "0.3"))),
        places=[*a_city(*places), a_place("ward", tier="ward", parent=places[0])],
        services=[a_service(SERVICE, need_measure="children")],
        needs=[a_need(place, chance.choice((0, 10, 20, 35))) for place in places],
        posts=posts,
        properties=[a_property(s, place=chance.choice((*places, "ward", "city"))) for s in sites],
        requests=_pins(chance, posts, places),
        travel=[a_journey(s, p, chance.randint(1, 9)) for s in sites for p in places],
    )
    brief = a_brief(plan, **{SERVICE: EXTENDED})
    return brief, replace(today(brief), linked=None, contacts=None)


def _post(chance: Random, number: int, sites: list[str], places: tuple[str, ...]) -> Post:
    movable = chance.random() < 0.75
    return a_post(
        f"{number:02}",
        service=SERVICE,
        fte=chance.choice(("0.5", "0.6", "1")),
        vacant=chance.random() < 0.25,
        base=chance.choice(sites),
        place=chance.choice((None, "city", *places)),
        movable=movable,
        not_movable_because="" if movable else "partner",
    )


def _pins(chance: Random, posts: list[Post], places: tuple[str, ...]) -> list[Request]:
    strengths = ("must", "should")
    return [
        a_request(Kind.PIN_LOCALITY, post.id, chance.choice(places), id=f"r{n}", strength=chance.choice(strengths))
        for n, post in enumerate(posts)
        if chance.random() < 0.15
    ]


def stated(brief: Brief) -> dict[str, set[str]]:
    """The localities that the written rules give each post, if any."""
    home = {site.id: site.locality for site in brief.sites}
    found: dict[str, set[str]] = {}
    for post in brief.plan.posts:
        pins = {row.object for row in brief.plan.requests if row.subject == post.id}
        serves = brief.tree.locality_of(post.place) if post.place else home[str(post.base)]
        if pins or (not post.movable and serves):
            found[post.id] = pins or {str(serves)}
    return found


def every_way_of_linking(brief: Brief, design: Design) -> Iterator[Design]:
    """Every design that links each post to some localities, those that are stated among them; vacant ones to one."""
    given = stated(brief)
    ways = []
    for post in brief.plan.posts:
        most = 1 if post.vacant else len(brief.localities)
        sets = [set(some) for some in _subsets(brief.localities) if len(some) <= max(most, len(given.get(post.id, ())))]
        ways.append([(post.id, some) for some in sets if some >= given.get(post.id, set())])
    for chosen in product(*ways):
        yield linking(design, dict(chosen))


def _subsets(places: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    return chain.from_iterable(combinations(places, size) for size in range(1, len(places) + 1))


def linking(design: Design, links: Mapping[str, set[str]]) -> Design:
    """The design with these links."""
    found = (LinkedPost(SERVICE, post, place) for post, places in links.items() for place in places)
    return replace(design, linked=tuple(sorted(found)))
