"""The teams to be formed, and the need target of each core team."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from orgdesign.plan import Plan
from orgdesign.plan.services import Service, ServiceClass
from orgdesign.plan.tree import PlaceTree, latest
from orgdesign.units import FTE, ROOM, whole


@dataclass(frozen=True)
class Team:
    """A team: one per locality for a core service, one for any other. FTE in ten-thousandths.

    ``target`` is the need target of a core team (None for others), ``share`` its share of need in millionths,
    ``desks`` the desks it needs outright, and ``desk_percent`` the desks for a hundred FTE otherwise; ``rooms`` are the
    meeting and the interview rooms that it needs, in hundredths.
    """

    id: str
    service: str
    kind: ServiceClass
    locality: str | None
    floor_fte: int
    min_fte: int
    target: int | None
    share: int
    desks: int | None
    desk_percent: int
    max_bases: int
    public: bool
    agency: str
    rooms: tuple[int, int] = (0, 0)

    def desks_for(self, fte: int) -> int:
        """The desks that the team needs in all with so much FTE: those stated, else by the ratio."""
        return self.desks_by_ratio(fte) if self.desks is None else self.desks

    def desks_by_ratio(self, fte: int) -> int:
        """The whole desks that so much FTE needs by the ratio."""
        return -(-fte * self.desk_percent // (100 * FTE))


SHARE = 1_000_000
"""Millionths in a whole share."""


def apportion(total: int, weights: Mapping[str, Decimal]) -> dict[str, int]:
    """Split a whole amount by weight so that the parts sum to it: largest remainder, ties by id.

    Equal parts where all weights are zero. Source: Hamilton's method of apportionment.
    """
    names = sorted(weights)
    whole_weight = Fraction(sum(weights.values(), Decimal(0)))
    shares = {n: (Fraction(weights[n]) / whole_weight if whole_weight else Fraction(1, len(names))) for n in names}
    exact = {n: shares[n] * total for n in names}
    parts = {n: int(exact[n]) for n in names}
    left = total - sum(parts.values())
    for name in sorted(names, key=lambda n: (-(exact[n] - parts[n]), n))[:left]:
        parts[name] += 1
    return parts


def need_weights(plan: Plan, tree: PlaceTree, service: Service) -> dict[str, Decimal]:
    """The service's need in each locality, latest period; equal where it names no measure or none is known."""
    localities = tree.localities()
    values = latest(plan.needs, service.need_measure)[1] if service.need_measure else {}
    found = {place: tree.total(values, place) or Decimal(0) for place in localities}
    return found if sum(found.values()) else dict.fromkeys(localities, Decimal(1))


def teams_of(plan: Plan, tree: PlaceTree, service: Service, kind: ServiceClass, fte: int) -> list[Team]:
    """The teams of one service whose posts sum to ``fte`` ten-thousandths."""
    default = plan.settings
    minimum = whole(default.min_team_fte if service.min_team_fte is None else service.min_team_fte, FTE)
    ratio = default.desk_ratio if service.desk_ratio is None else service.desk_ratio
    floor = whole(service.floor_fte or Decimal(0), FTE)
    rooms = (whole(service.meeting_rooms or Decimal(0), ROOM), whole(service.interview_rooms or Decimal(0), ROOM))
    weights = need_weights(plan, tree, service)
    shares = apportion(SHARE, weights)
    rest = apportion(max(0, fte - floor * len(weights)), weights)

    def team(locality: str | None) -> Team:
        return Team(
            id=f"{service.id}@{locality}" if locality else service.id,
            service=service.id,
            kind=kind,
            locality=locality,
            floor_fte=floor if locality else 0,
            min_fte=minimum,
            target=floor + rest[locality] if locality else None,
            share=shares[locality] if locality else SHARE,
            desks=service.team_desks,
            desk_percent=whole(ratio, 100),
            max_bases=service.max_bases,
            public=service.public_access,
            agency=service.agency,
            rooms=rooms,
        )

    return [team(locality) for locality in tree.localities()] if kind is ServiceClass.CORE else [team(None)]
