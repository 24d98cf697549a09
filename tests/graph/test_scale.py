"""Five thousand services and twenty thousand links in seconds, and within a gigabyte."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from random import Random

from orgdesign.graph.classify import classify
from orgdesign.graph.communities import natural_alliances
from orgdesign.graph.duplicates import duplicates
from orgdesign.graph.flips import flips
from orgdesign.graph.pathway_gaps import pathway_findings
from orgdesign.plan import Plan
from orgdesign.plan.links import Link
from orgdesign.plan.posts import Post
from orgdesign.plan.services import Answer, Reply, Service
from tests.builders import a_city, a_plan

SERVICES, LINKS = 5_000, 20_000
SECONDS, KILOBYTES = 10, 1_000_000
AGES = ((0, 7), (8, 13), (14, 19), (0, 19))


def a_large_plan() -> Plan:
    """Services in families of eight, most links inside a family, most criteria answered."""
    chance = Random(1)
    services = [
        Service(
            id=f"s{at}", name=f"Service {at}", division=f"d{at // 8 % 12}", profession=f"p{at % 40}",
            need_measure=f"m{at % 8}", level_from=1 + at % 4, level_to=min(4, 1 + at % 4 + at % 3),
            age_from=AGES[at % 4][0], age_to=AGES[at % 4][1],
        )
        for at in range(SERVICES)
    ]  # fmt: skip
    answers = [
        Answer(
            service=s.id, criterion=f"C{i}", answer=chance.choice((*[Reply.YES] * 3, *[Reply.NO] * 2, Reply.UNKNOWN))
        )
        for s in services
        for i in range(1, 6)
        if chance.random() < 0.8
    ]
    posts = [
        Post(id=f"{s.id}-{at}", service=s.id, fte="0.8", place=f"l{chance.randrange(5)}")
        for s in services
        for at in range(4)
    ]
    places = a_city(*(f"l{at}" for at in range(5)))
    return a_plan(places=places, services=services, answers=answers, posts=posts, properties=[], links=_links(chance))


def _links(chance: Random) -> list[Link]:
    found: dict[tuple[int, int, str], Link] = {}
    while len(found) < LINKS:
        one = chance.randrange(SERVICES)
        two = one // 8 * 8 + chance.randrange(8) if chance.random() < 0.8 else chance.randrange(SERVICES)
        kind = chance.choice(("refers to", "steps down to", "works with"))
        if one != two:
            weight = chance.randint(1, 20)
            found[one, two, kind] = Link(origin=f"s{one}", destination=f"s{two}", kind=kind, weight=weight)
    return list(found.values())


def test_five_thousand_services_and_twenty_thousand_links_take_seconds() -> None:
    plan = a_large_plan()
    work: list[Callable[[Plan], object]] = [classify, flips, natural_alliances, pathway_findings, duplicates]
    start = time.process_time()
    for step in work:
        assert step(plan)
    assert time.process_time() - start < SECONDS
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < KILOBYTES
