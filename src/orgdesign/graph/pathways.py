"""Pathways: universal to targeted to specialist and back down, for each need and age."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

from orgdesign.graph.ages import ALL_AGES, Band, band_of, common
from orgdesign.plan import Plan
from orgdesign.plan.services import Service

TIERS: Mapping[str, frozenset[int]] = {
    "universal": frozenset({1}),
    "targeted": frozenset({2, 3}),
    "specialist": frozenset({4}),
}
"""Tiers of a pathway by level of need. Source: Wigan 2010, workstreams; levels as in North Yorkshire 2006."""


@dataclass(frozen=True)
class Stop:
    """Services of one tier on a pathway."""

    tier: str
    services: tuple[str, ...]


@dataclass(frozen=True)
class Pathway:
    """The services for one need and age: those that name the need, and those that they refer to or receive from."""

    need: str
    age_from: Decimal
    age_to: Decimal
    stops: tuple[Stop, ...]

    def to_dict(self) -> dict[str, Any]:
        """The pathway as plain data."""
        return asdict(self) | {"age_from": str(self.age_from), "age_to": str(self.age_to)}


@dataclass(frozen=True)
class Rider:
    """What a pathway reads of a service: its tiers, and its ages (None for all)."""

    id: str
    need: str
    tiers: frozenset[str]
    band: Band | None

    def serves(self, band: Band) -> bool:
        """Tell whether it serves some of these ages."""
        return self.band is None or common(self.band, band) > 0


@dataclass(frozen=True)
class Ways:
    """Services of a plan that are on some pathway, and its links by the step that they make."""

    riders: Mapping[str, Rider]
    up: Mapping[str, frozenset[str]]
    down: Mapping[str, frozenset[str]]


def pathways(plan: Plan) -> tuple[Pathway, ...]:
    """Every pathway: one for each need measure and each age band within which the services are the same."""
    return tuple(
        Pathway(need, band[0], band[1] - 1, tuple(Stop(tier, at_tier(found, tier)) for tier in TIERS))
        for need, band, found in stretches(ways_of(plan))
    )


def ways_of(plan: Plan) -> Ways:
    """The services in scope that state their levels of need, and the referrals and steps down between them."""
    riders = {
        service.id: Rider(service.id, service.need_measure or "", tiers, band_of(service))
        for service in plan.services
        if service.in_scope and (tiers := tiers_of(service))
    }
    links: dict[str, dict[str, set[str]]] = {kind: defaultdict(set) for kind in ("refers to", "steps down to")}
    for link in plan.links:
        if link.kind in links and link.origin in riders and link.destination in riders:
            links[link.kind][link.origin].add(link.destination)
    up, down = ({origin: frozenset(to) for origin, to in found.items()} for found in links.values())
    return Ways(riders, up, down)


def tiers_of(service: Service) -> frozenset[str]:
    """The tiers that a service offers; none where its levels are not stated."""
    if service.level_from is None or service.level_to is None:
        return frozenset()
    levels = set(range(service.level_from, service.level_to + 1))
    return frozenset(tier for tier, of in TIERS.items() if levels & of)


def stretches(ways: Ways) -> Iterator[tuple[str, Band, list[Rider]]]:
    """Each need with each stretch of ages in which the same services are on the pathway."""
    by_need: dict[str, list[Rider]] = defaultdict(list)
    for rider in ways.riders.values():
        if rider.need:
            by_need[rider.need].append(rider)
    for need, own in sorted(by_need.items()):
        joined = _joined(ways, {rider.id for rider in own})
        bands = [rider.band for rider in own if rider.band is not None] or [ALL_AGES]
        for band in pairwise(sorted({age for known in bands for age in known})):
            if any(common(other, band) for other in bands):
                yield need, band, [rider for rider in joined if rider.serves(band)]


def _joined(ways: Ways, own: set[str]) -> list[Rider]:
    """The need's own services and those to which they are linked by a referral or a step down, either way."""
    linked = set(own)
    for links in (ways.up, ways.down):
        for origin, destinations in links.items():
            if origin in own:
                linked |= destinations
            elif destinations & own:
                linked.add(origin)
    return [rider for rider in ways.riders.values() if rider.id in linked]


def at_tier(riders: Sequence[Rider], tier: str) -> tuple[str, ...]:
    """Those of the services that offer a tier, by id."""
    return tuple(rider.id for rider in riders if tier in rider.tiers)
