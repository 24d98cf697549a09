"""Links chosen earlier stay where nothing that decides them has changed, with what is proven of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import pytest

from orgdesign.asis import today
from orgdesign.brief import Brief
from orgdesign.design import Decided, Design
from orgdesign.rules.linking import FIGURES, Serving
from orgdesign.solve import Control, Limits, linking
from orgdesign.solve.linking import Linked, choose_links
from tests.appointed.linked import PLACES
from tests.builders import (
    EXTENDED,
    a_brief,
    a_city,
    a_journey,
    a_need,
    a_plan,
    a_post,
    a_property,
    a_service,
    some_settings,
)

LIMITS = Limits(effort=2.0)
SERVICES = ("nursing", "psychology", "therapy")
SITES = ("p1", "p2", "p3")


def _case(seed: int) -> tuple[Brief, Design]:
    """Three extended services of two to four posts each."""
    chance = Random(f"kept {seed}")
    places = PLACES[:3]
    posts = [
        a_post(
            f"{service[0]}{n}",
            service=service,
            fte=chance.choice(("0.5", "0.6", "1")),
            base=chance.choice(SITES),
            vacant=n > 1 and chance.random() < 0.2,
        )
        for service in SERVICES
        for n in range(1, chance.randint(3, 5))
    ]
    plan = a_plan(
        some_settings(),
        places=a_city(*places),
        services=[a_service(service, need_measure="children") for service in SERVICES],
        needs=[a_need(place, chance.choice((10, 20, 35))) for place in places],
        posts=posts,
        properties=[a_property(site, place=chance.choice(places)) for site in SITES],
        travel=[a_journey(site, place, chance.randint(1, 9)) for site in SITES for place in places],
    )
    brief = a_brief(plan, **dict.fromkeys(SERVICES, EXTENDED))
    return brief, replace(today(brief), linked=None, contacts=None)


def _moved(design: Design, service: str) -> Design:
    """The design with the first post of a service at another property."""
    first = next(p for p in design.placements if p.team == service)
    there = next(site for site in SITES if site != first.site)
    return replace(design, placements=tuple(replace(p, site=there) if p == first else p for p in design.placements))


def _earlier(brief: Brief, design: Design) -> Linked:
    links, decided = choose_links(brief, design, LIMITS, Control())
    return Linked(brief, replace(design, linked=links), decided)


@pytest.fixture
def searched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The services whose links were chosen."""
    found: list[str] = []
    choose = linking.choose

    def noted(brief: Brief, serving: Serving, *others: object) -> object:
        found.append(serving.service)
        return choose(brief, serving, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(linking, "choose", noted)
    return found


@pytest.mark.parametrize("seed", range(25))
def test_only_services_that_moved_are_linked_anew_and_all_comes_to_the_same(seed: int, searched: Sequence[str]) -> None:
    brief, design = _case(seed)
    earlier = _earlier(brief, design)
    for moved in ((), ("nursing",), ("nursing", "therapy")):
        now = design
        for service in moved:
            now = _moved(now, service)
        before = len(searched)
        links, decided = choose_links(brief, now, LIMITS, Control(), earlier)
        assert sorted(searched[before:]) == sorted(moved)
        _, afresh = choose_links(brief, now, LIMITS, Control())
        assert (decided.figures, decided.bounds) == (afresh.figures, afresh.bounds)
        assert decided.proven
        for service in set(SERVICES) - set(moved):
            assert [x for x in links if x.service == service] == [
                x for x in earlier.design.linked or () if x.service == service
            ]


@pytest.mark.parametrize("seed", range(25))
def test_no_more_is_claimed_of_links_that_stay_than_was_proven(seed: int) -> None:
    brief, design = _case(seed)
    earlier = _earlier(brief, design)
    now = _moved(design, "nursing")
    _, afresh = choose_links(brief, now, LIMITS, Control())
    for short in FIGURES:
        less = {name: max(0, amount - (name == short)) for name, amount in earlier.decided.bounds.items()}
        _, decided = choose_links(brief, now, LIMITS, Control(), replace(earlier, decided=_with(earlier, less)))
        assert all(decided.bounds[name] <= afresh.bounds[name] for name in FIGURES)


def _with(earlier: Linked, bounds: dict[str, int]) -> Decided:
    return replace(earlier.decided, bounds=bounds)
