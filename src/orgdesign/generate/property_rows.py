"""Properties of a generated council as rows, and travel between the main ones as if it had been measured."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import combinations
from math import hypot
from random import Random
from typing import Any

from orgdesign.generate.draft import Council, DraftSite
from orgdesign.generate.offers import COUNCIL
from orgdesign.plan.fields import Row
from orgdesign.plan.places import Travel
from orgdesign.plan.properties import Property, State

CANDIDATES_FROM = date(2026, 1, 1)
LEASES_END = (date(2025, 9, 29), date(2028, 3, 25), date(2031, 6, 24))
SHARE_LEASEHOLD = 0.35
FIT_OUT_PER_DESK, RECEIPT_PER_DESK, DILAPIDATIONS_PER_DESK = 900, 7_500, 600


def property_rows(council: Council, mark: dict[str, Any], chance: Random) -> list[Row]:
    """One row for each property."""
    numbers: dict[tuple[str, str], int] = {}
    rows: list[Row] = []
    for site in council.sites:
        about = (site.locality, site.kind)
        numbers[about] = numbers.get(about, 0) + 1
        rows.append(_property(site, _name(council, site, numbers[about]), mark, chance))
    return rows


def _name(council: Council, site: DraftSite, number: int) -> str:
    locality = next(place.name for place in council.ground.localities if place.id == site.locality)
    return f"{locality} {site.kind}" + (f" {number}" if number > 1 else "")


def _property(site: DraftSite, name: str, mark: dict[str, Any], chance: Random) -> Property:
    desks = site.room + site.taken
    leased = site.owner == COUNCIL and chance.random() < SHARE_LEASEHOLD
    owned = site.owner == COUNCIL and not leased
    candidate = site.state is State.CANDIDATE
    release = -RECEIPT_PER_DESK if owned else DILAPIDATIONS_PER_DESK if leased else 0
    return Property(
        id=site.id,
        name=name,
        kind=site.kind,
        owner="landlord" if leased else site.owner,
        tenure="leasehold" if leased else "freehold" if owned else "licence",
        tenure_ends=chance.choice(LEASES_END) if leased and not candidate else None,
        place=site.ward.id,
        x=site.x,
        y=site.y,
        desks=desks,
        desks_taken=site.taken,
        meeting_rooms=max(1, desks // 15),
        interview_rooms=chance.randint(0, 1 + desks // 20),
        state=site.state,
        running_cost=site.cost,
        one_off_cost=FIT_OUT_PER_DESK * desks if candidate else 0,
        release_cost=0 if candidate else release * desks,
        available_from=CANDIDATES_FROM if candidate else None,
        ict=site.ict,
        step_free=site.step_free,
        public_access=site.open_to_public,
        **mark,
    )


def travel_rows(council: Council, mark: dict[str, Any], chance: Random, crow_kmh: float) -> list[Row]:
    """Minutes between the main properties of all localities, near what the straight line gives at ``crow_kmh``."""
    rows: list[Row] = []
    for one, two in combinations([site for site in council.sites if site.main], 2):
        km = hypot(one.x - two.x, one.y - two.y) / 1000
        minutes = km / crow_kmh * 60 * chance.uniform(0.85, 1.2) + 2
        rows.append(
            Travel(
                origin=one.id,
                destination=two.id,
                minutes=Decimal(round(minutes * 10)) / 10,
                km=Decimal(round(km * 13)) / 10,
                **mark,
            )
        )
    return rows
