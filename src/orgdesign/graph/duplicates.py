"""Duplicate offers: the same function for the same need, level and age in the same place, by different services."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import combinations
from typing import Any

from orgdesign.design import Finding
from orgdesign.graph.ages import Band, ages, band_of, common
from orgdesign.graph.presence import Presence, present_today
from orgdesign.graph.professions import common as common_groups
from orgdesign.graph.professions import groups
from orgdesign.graph.records import Records
from orgdesign.graph.words import in_figures, listed, sentence
from orgdesign.plan import Plan
from orgdesign.plan.services import Service

_DELIVERED = {"direct": "directly", "through settings": "through settings", "enabling": "by enabling others"}
LEAST_SHARED = 2
"""Of the shorter of two age bands at least one in so many years must be shared."""


@dataclass(frozen=True)
class Duplicate:
    """Two services that offer the same to the same people in the same places."""

    first: str
    second: str
    levels: tuple[int, int]
    ages: Band
    """The youngest age that both serve, and the first that they do not both serve any more."""
    localities: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """The duplicate as plain data."""
        first, end = self.ages
        return asdict(self) | {"ages": [str(first), str(end - 1)]}


def duplicates(plan: Plan, presence: Presence | None = None) -> tuple[Duplicate, ...]:
    """Pairs of services in scope that duplicate each other, those in most localities first.

    The same function means a profession in common, and the same need measure and way of delivery, all of them
    stated. Levels of need must overlap, ages by at least half of the shorter band, and both must work in a common
    locality (``presence``, today's where none is given; where it is not known of a service, it is taken to work
    everywhere). Parts of one service of today in the same agency and division are no duplicates.
    """
    records = Records(plan)
    where = present_today(records) if presence is None else presence
    found = {
        duplicate
        for offers in _by_function(plan, where, frozenset(records.localities)).values()
        for one, two in combinations(offers, 2)
        if (duplicate := _duplicate(one, two)) is not None
    }
    return tuple(sorted(found, key=lambda pair: (-len(pair.localities), pair.first, pair.second)))


@dataclass(frozen=True)
class _Offer:
    service: Service
    low: int
    high: int
    band: Band
    places: frozenset[str]


def _by_function(plan: Plan, where: Presence, everywhere: frozenset[str]) -> dict[tuple[str, str, str], list[_Offer]]:
    found: dict[tuple[str, str, str], list[_Offer]] = defaultdict(list)
    for service in plan.services:
        band = band_of(service)
        if not (service.in_scope and service.need_measure and service.profession and band):
            continue
        if service.level_from is not None and service.level_to is not None:
            offer = _Offer(service, service.level_from, service.level_to, band, where.get(service.id, everywhere))
            for group in groups(service.profession):
                found[service.need_measure, group, service.delivery].append(offer)
    return found


def _duplicate(one: _Offer, two: _Offer) -> Duplicate | None:
    low, high = max(one.low, two.low), min(one.high, two.high)
    if low > high or not _share_ages(one.band, two.band) or _one_and_the_same(one.service, two.service):
        return None
    places = one.places & two.places
    if not places:
        return None
    band = max(one.band[0], two.band[0]), min(one.band[1], two.band[1])
    return Duplicate(one.service.id, two.service.id, (low, high), band, tuple(sorted(places)))


def _share_ages(one: Band, two: Band) -> bool:
    shorter = min(one[1] - one[0], two[1] - two[0])
    return common(one, two) * LEAST_SHARED >= shorter


def _one_and_the_same(one: Service, two: Service) -> bool:
    """Parts of one service of today, managed and employed alike."""
    part = one.part_of.casefold()
    alike = (one.agency, one.division) == (two.agency, two.division)
    return bool(part) and part == two.part_of.casefold() and alike


def duplicate_findings(plan: Plan, presence: Presence | None = None) -> list[Finding]:
    """Duplicate offers as findings; the amount is the number of localities in which both work."""
    return list(_findings(plan, duplicates(plan, presence)))


def _findings(plan: Plan, found: tuple[Duplicate, ...]) -> Iterator[Finding]:
    records = Records(plan)
    word = plan.settings.delivery_tier
    for pair in found:
        one, two = records.services[pair.first], records.services[pair.second]
        low, high = pair.levels
        shared = common_groups(one.profession, two.profession)
        text = (
            f"{_named(one)} and {_named(two)} both offer {listed(shared)}, {_DELIVERED[one.delivery]}, for"
            f" {one.need_measure},"
            f" {'level ' + str(low) if low == high else f'levels {low} to {high}'},"
            f" {ages(pair.ages)}, in {in_figures(len(pair.localities), word)}"
        )
        yield Finding("duplicate-offer", f"{pair.first}|{pair.second}", len(pair.localities), sentence(text))


def _named(service: Service) -> str:
    of = ", ".join(part for part in (service.agency, service.division) if part)
    return f"{service.name} ({of})" if of else service.name
