"""Tiny councils drawn for contacts and coordination, and every choice that they leave."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import product
from random import Random

from orgdesign.asis import today
from orgdesign.brief import Brief
from orgdesign.design import Design, NamedContact
from orgdesign.plan.fields import Row
from orgdesign.plan.managers import Contact, Manager
from tests.builders import (
    CITY_WIDE,
    a_brief,
    a_city,
    a_journey,
    a_need,
    a_place,
    a_plan,
    a_post,
    a_property,
    a_service,
    some_settings,
)

PLACES = ("east", "north", "south", "west")


def contact_case(seed: int) -> tuple[Brief, Design]:
    """One city-wide service of up to four posts at up to three properties, and its contacts table."""
    chance = Random(f"contacts {seed}")
    places = PLACES[: chance.randint(2, 4)]
    sites = [f"p{n}" for n in range(1, chance.randint(2, 4))]
    like = chance.random() < 0.5
    shared = Decimal(chance.choice(("0", "0.2", "0.3", "0.5")))
    posts = [
        a_post(
            f"{n:02}",
            service="legal",
            fte=chance.choice(("0.5", "0.6", "1")),
            vacant=chance.random() < 0.2,
            base=chance.choice(sites),
            movable=False,
        )
        for n in range(1, chance.randint(2, 5))
    ]
    rows: list[Row] = []
    for place in places:
        load = shared if like else Decimal(chance.choice(("0", "0.1", "0.3", "0.5", "0.6")))
        stated = chance.choice([p.id for p in posts]) if chance.random() < 0.2 else None
        rows.append(Contact(service="legal", locality=place, post=stated, load=load))
    plan = a_plan(
        some_settings(contact_localities=chance.choice((None, None, 1, 2))),
        places=[*a_city(*places), a_place("ward", tier="ward", parent=places[0])],
        services=[a_service("legal")],
        posts=posts,
        properties=[a_property(s, place=chance.choice((*places, "city"))) for s in sites],
        contacts=rows,
        travel=[a_journey(s, p, chance.randint(1, 9)) for s in sites for p in places],
    )
    brief = a_brief(plan, legal=CITY_WIDE)
    return brief, today(brief)


def every_choice_of_contacts(brief: Brief, design: Design) -> Iterator[Design]:
    """Every design whose contacts keep to the written rules: a post or nobody for each locality."""
    rows = {row.locality: row for row in brief.plan.contacts}
    posts = {p.id: p for p in brief.plan.posts if not p.vacant}
    fixed = {place: row.post for place, row in rows.items() if row.post in posts}
    ways = [[fixed[place]] if place in fixed else [None, *posts] for place in brief.localities]
    for chosen in product(*ways):
        named = dict(zip(brief.localities, chosen, strict=True))
        if all(_bearable(brief, named, fixed, post) for post in posts):
            contacts = tuple(NamedContact("legal", place, post) for place, post in named.items() if post)
            yield replace(design, contacts=contacts)


def _bearable(brief: Brief, named: Mapping[str, str | None], fixed: Mapping[str, str | None], post: str) -> bool:
    mine = [place for place, who in named.items() if who == post]
    if all(place in fixed for place in mine):
        return True
    loads = {row.locality: row.load for row in brief.plan.contacts}
    most = brief.plan.settings.contact_localities
    fte = next(p.fte for p in brief.plan.posts if p.id == post)
    return sum(loads[place] for place in mine) <= fte and (most is None or len(mine) <= most)


def coordination_case(seed: int) -> Brief:
    """Up to five localities on a line or a map, and one to three managers with bounds."""
    chance = Random(f"coordination {seed}")
    places = [f"l{n}" for n in range(1, chance.randint(3, 6))]
    on_map = chance.random() < 0.7
    named = [
        a_place(place, x=chance.randint(0, 9) * 1000, y=chance.randint(0, 9) * 1000 if on_map else 0)
        for place in places
    ]
    managers = [
        Manager(
            id=f"M{n}",
            localities=tuple(place for place in places if chance.random() < 0.12),
            span_from=chance.choice((None, 1, 1, 2)),
            span_to=chance.choice((None, 2, 2, 3)),
            load_measure=chance.choice(("children", "children", None)),
            load_to=chance.choice((None, None, 6, 9)),
        )
        for n in range(1, chance.randint(2, 4))
    ]
    plan = a_plan(
        some_settings(coordination_parity=Decimal(chance.choice(("0", "0.1", "0.5")))),
        places=[a_place("city", tier="city", parent=None, x=0), *named],
        properties=[a_property(place="l1")],
        posts=[a_post()],
        needs=[a_need(place, chance.choice(("0", "1", "2.5", "4"))) for place in places],
        managers=managers,
    )
    return a_brief(plan)


def every_coordination(brief: Brief) -> Iterator[dict[str, str]]:
    """Every choice that keeps to the written rules: a manager or nobody for each locality."""
    givers = {p: [m.id for m in brief.plan.managers if p in m.localities] for p in brief.localities}
    everybody = [m.id for m in brief.plan.managers]
    ways = [givers[p] if len(givers[p]) == 1 else [None, *(givers[p] or everybody)] for p in brief.localities]
    for chosen in product(*ways):
        led = {place: manager for place, manager in zip(brief.localities, chosen, strict=True) if manager}
        if all(_within(brief, row, [p for p in led if led[p] == row.id], givers) for row in brief.plan.managers):
            yield led


def _within(brief: Brief, row: Manager, mine: list[str], givers: dict[str, list[str]]) -> bool:
    given = [place for place in brief.localities if givers[place] == [row.id]]
    if row.span_to is not None and len(mine) > max(row.span_to, len(given)):
        return False
    if row.load_to is None:
        return True
    needs = {need.place: need.value for need in brief.plan.needs}
    weight = {p: needs[p] if row.load_measure else Decimal(1) for p in brief.localities}
    return sum(weight[p] for p in mine) <= max(row.load_to, sum(weight[p] for p in given))
