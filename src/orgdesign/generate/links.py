"""Links between the services of a generated council: few each, most of them inside an alliance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Literal

from orgdesign.generate.draft import DraftService
from orgdesign.generate.offers import ENABLING

LINKS_PER_SERVICE = 3
TRIES = 10
"""Draws for every service, of which those that repeat an earlier link are dropped."""
SHARE_INSIDE = 0.8
WEIGHTS: tuple[int, ...] = (1, 2, 3, 5, 8, 13, 20)
"""Contacts a week; a weight is the rarer the larger it is."""

LinkKind = Literal["refers to", "steps down to", "works with", "supports", "supervises"]


@dataclass(frozen=True)
class DraftLink:
    """A link from one service to another."""

    origin: DraftService
    destination: DraftService
    kind: LinkKind
    weight: int


def draw_links(
    services: Sequence[DraftService], alliances: Sequence[Sequence[DraftService]], chance: Random
) -> list[DraftLink]:
    """Draw about three links for every service; each kind at most once between the same two, in one direction."""
    of = {service.id: members for members in alliances for service in members}
    links: list[DraftLink] = []
    seen: set[tuple[str, str]] = set()
    for _ in range(TRIES * len(services)):
        if len(links) == LINKS_PER_SERVICE * len(services):
            break
        one = chance.choice(services)
        near = of[one.id] if chance.random() < SHARE_INSIDE else services
        two = chance.choice(near)
        if one is two or (one.id, two.id) in seen or (two.id, one.id) in seen:
            continue
        seen.add((one.id, two.id))
        weight = chance.choices(WEIGHTS, [1 / w for w in WEIGHTS])[0]
        links.append(_directed(one, two, weight, chance))
    return links


def _directed(one: DraftService, two: DraftService, weight: int, chance: Random) -> DraftLink:
    """Point the link the way it makes sense: support from the enabling one, referral up the levels, steps down."""
    if ENABLING in (one.facet, two.facet):
        return DraftLink(*((one, two) if one.facet == ENABLING else (two, one)), "supports", weight)
    low, high = sorted((one, two), key=lambda service: (sum(service.levels), service.id))
    draw = chance.random()
    if sum(low.levels) == sum(high.levels) or draw < 0.35:
        return DraftLink(one, two, "works with", weight)
    if draw < 0.7:
        return DraftLink(low, high, "refers to", weight)
    if draw < 0.95:
        return DraftLink(high, low, "steps down to", weight)
    return DraftLink(high, low, "supervises", weight)
