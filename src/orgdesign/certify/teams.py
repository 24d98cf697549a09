"""The teams that a plan calls for, and what each is due."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from orgdesign.certify.ground import Ground
from orgdesign.plan import Plan
from orgdesign.plan.services import Service, ServiceClass
from orgdesign.units import FTE, whole

MILLIONTHS = 1_000_000
"""Need shares are whole millionths that sum to one."""


@dataclass(frozen=True)
class TeamDue:
    """A team that has to be formed; amounts in ten-thousandths of an FTE, ``share`` of need in millionths.

    ``locality`` and ``target`` are set for teams of core services alone; ``ratio`` is desks for one FTE, as a
    fraction of two whole numbers.
    """

    id: str
    service: Service
    hosted: bool
    locality: str | None
    floor: int
    minimum: int
    target: int | None
    share: int
    ratio: tuple[int, int]

    def desks(self, fte: int) -> int:
        """Desks for so many ten-thousandths of an FTE, by ratio, rounded up."""
        above, below = self.ratio
        return -(-fte * above // (below * FTE))


def teams_due(
    plan: Plan, ground: Ground, fte: Mapping[str, int], classes: Mapping[str, ServiceClass]
) -> Iterator[TeamDue]:
    """Every team to be formed of services that have ``fte`` and a class."""
    for service in plan.services:
        if service.id in fte and service.id in classes:
            yield from _of_service(plan, ground, service, classes[service.id], fte[service.id])


def _of_service(plan: Plan, ground: Ground, service: Service, kind: ServiceClass, fte: int) -> Iterator[TeamDue]:
    usual = plan.settings
    minimum = whole(usual.min_team_fte if service.min_team_fte is None else service.min_team_fte, FTE)
    ratio = (usual.desk_ratio if service.desk_ratio is None else service.desk_ratio).as_integer_ratio()
    if kind is not ServiceClass.CORE:
        hosted = kind is ServiceClass.HOSTED
        yield TeamDue(service.id, service, hosted, None, 0, minimum, None, MILLIONTHS, ratio)
        return
    floor = whole(service.floor_fte, FTE) if service.floor_fte is not None else 0
    needs = {place: ground.need(service.need_measure, place) for place in ground.localities}
    shares = apportion(MILLIONTHS, needs)
    rest = apportion(max(0, fte - floor * len(needs)), needs)
    for place in ground.localities:
        name, target = f"{service.id}@{place}", floor + rest[place]
        yield TeamDue(name, service, False, place, floor, minimum, target, shares[place], ratio)


def apportion(total: int, weights: Mapping[str, Decimal]) -> dict[str, int]:
    """Share out a whole amount by weight, exactly: largest remainder, ties to the earlier id; equally if all are 0.

    Source: the method of largest remainder (Hamilton), in whole-number arithmetic.
    """
    ratios = {name: weight.as_integer_ratio() for name, weight in weights.items()}
    scale = math.lcm(*(below for _, below in ratios.values()))
    counts = {name: above * (scale // below) for name, (above, below) in ratios.items()}
    if not any(counts.values()):
        counts = dict.fromkeys(weights, 1)
    all_counts = sum(counts.values())
    parts = {name: total * count // all_counts for name, count in counts.items()}
    by_remainder = sorted(counts, key=lambda name: (-(total * counts[name] % all_counts), name))
    for name in by_remainder[: total - sum(parts.values())]:
        parts[name] += 1
    return parts
