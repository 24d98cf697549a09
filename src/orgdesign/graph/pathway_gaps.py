"""Missing steps of pathways, by need, age and locality."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from orgdesign.design import Finding
from orgdesign.graph.ages import Band, ages
from orgdesign.graph.pathways import TIERS, Rider, Ways, at_tier, stretches, ways_of
from orgdesign.graph.presence import Presence, present_today
from orgdesign.graph.records import Records
from orgdesign.graph.words import listed, sentence
from orgdesign.plan import Plan

STEPS = (("universal", "targeted"), ("targeted", "specialist"))
"""Steps up; each has its step back down."""


class Missing(StrEnum):
    """What a pathway lacks."""

    OFFER = "no offer"
    STEP_UP = "no step up"
    STEP_DOWN = "no step down"


@dataclass(frozen=True)
class Gap:
    """What a pathway lacks for one need and stretch of ages, at which tier or step, and in which localities."""

    need: str
    band: Band
    missing: Missing
    step: str
    localities: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """The gap as plain data."""
        return {
            "need": self.need,
            "ages": [str(self.band[0]), str(self.band[1] - 1)],
            "missing": self.missing.value,
            "step": self.step,
            "localities": list(self.localities),
        }


def pathway_gaps(plan: Plan, presence: Presence | None = None) -> tuple[Gap, ...]:
    """Everything that is missing on the way up and back down, for each need and stretch of ages.

    ``presence`` says in which localities each service works; today's where none is given. A service of which it is
    not known where it works is taken to work everywhere.
    """
    records = Records(plan)
    ways = ways_of(plan)
    where = present_today(records) if presence is None else presence
    return tuple(
        Gap(need, band, kind, step, places)
        for need, band, found in stretches(ways)
        for kind, step, places in _missing(records, ways, where, found)
    )


def pathway_findings(plan: Plan, presence: Presence | None = None) -> list[Finding]:
    """Missing steps of every pathway, with the number of localities in which each is missing; see ``pathway_gaps``."""
    records = Records(plan)
    gaps: dict[tuple[str, Missing, str, tuple[str, ...]], list[Band]] = defaultdict(list)
    for gap in pathway_gaps(plan, presence):
        gaps[gap.need, gap.missing, gap.step, gap.localities].append(gap.band)
    return [_finding(records, *key, bands) for key, bands in sorted(gaps.items())]


def _missing(
    records: Records, ways: Ways, where: Presence, found: Sequence[Rider]
) -> Iterator[tuple[Missing, str, tuple[str, ...]]]:
    """What is missing, at which tier or step, and in which localities."""
    everywhere = frozenset(records.localities)
    lacking: dict[tuple[Missing, str], list[str]] = defaultdict(list)
    for place in records.localities:
        here = [rider for rider in found if place in where.get(rider.id, everywhere)]
        for kind, step in _missing_here(ways, here):
            lacking[kind, step].append(place)
    for (kind, step), places in lacking.items():
        yield kind, step, tuple(places)


def _missing_here(ways: Ways, here: Sequence[Rider]) -> Iterator[tuple[Missing, str]]:
    at = {tier: frozenset(at_tier(here, tier)) for tier in TIERS}
    for tier, services in at.items():
        if not services:
            yield Missing.OFFER, tier
    for low, high in STEPS:
        if at[low] and at[high] and not at[low] & at[high]:
            if not _joins(ways.up, at[low], at[high]):
                yield Missing.STEP_UP, f"{low} to {high}"
            if not _joins(ways.down, at[high], at[low]):
                yield Missing.STEP_DOWN, f"{high} to {low}"


def _joins(links: Mapping[str, frozenset[str]], origins: frozenset[str], destinations: frozenset[str]) -> bool:
    return any(links.get(origin, frozenset()) & destinations for origin in origins)


def _finding(
    records: Records, need: str, kind: Missing, step: str, places: tuple[str, ...], bands: Sequence[Band]
) -> Finding:
    spans = listed(ages(band) for band in _merged(bands))
    word = records.settings.delivery_tier
    every = len(places) == len(records.localities)
    where = f"any {word}" if every else listed(records.place_name(place) for place in places)
    what = {
        Missing.OFFER: f"no {step} service for this need, nor any linked to one, works in {where}",
        Missing.STEP_UP: f"no service refers anybody on from {step.replace(' to ', ' to a ')} service in {where}",
        Missing.STEP_DOWN: f"no service steps anybody down from {step.replace(' to ', ' to a ')} service in {where}",
    }[kind]
    rule = "pathway-offer" if kind is Missing.OFFER else "pathway-step"
    return Finding(rule, f"{need}|{kind.value}|{step}", len(places), sentence(f"{need}, {spans}: {what}"))


def _merged(bands: Sequence[Band]) -> list[Band]:
    found: list[Band] = []
    for first, end in sorted(bands):
        if found and found[-1][1] == first:
            found[-1] = (found[-1][0], end)
        else:
            found.append((first, end))
    return found
