"""What a change of base means in minutes, kilometres, carbon and mileage."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from orgdesign.brief import Brief
from orgdesign.design import Design
from orgdesign.measures.measure import Direction, Measure, Worth
from orgdesign.rules.rule import Source
from orgdesign.units import FTE

CARBON_GRAMS_PER_KM = Decimal(170)
"""Grams of CO2 equivalent for a kilometre by car: an assumption for an average car of unknown fuel, rounded from
the UK government's conversion factors for company reporting of the early 2020s."""
TRIPS_A_DAY = 2
"""There and back."""
KM_PER_MILE = Decimal("1.609344")


@dataclass(frozen=True)
class Journey:
    """A moved filled post: from its base of today to the new one, one way."""

    post: str
    fte: int
    seconds: int
    metres: int
    timed: bool
    """Are the minutes from the travel table?"""
    measured: bool
    """Are the kilometres from the travel table?"""


def journeys(brief: Brief, design: Design) -> tuple[Journey, ...]:
    """The journeys of every filled post that sits elsewhere than today."""
    table = {(t.origin, t.destination): int(t.km * 1000) for t in brief.plan.travel if t.km is not None}
    found = []
    for placement in design.placements:
        pool, new = brief.pool_of_post[placement.post], placement.site
        old = pool.base
        if not pool.filled or old is None or new is None or old == new:
            continue
        metres = table.get((old, new), table.get((new, old)))
        found.append(
            Journey(
                post=placement.post,
                fte=pool.fte,
                seconds=brief.travel.seconds(old, new),
                metres=brief.travel.metres(old, new) if metres is None else metres,
                timed=brief.travel.is_measured(old, new),
                measured=metres is not None,
            )
        )
    return tuple(found)


def _share_estimated(known: list[bool]) -> Decimal | None:
    return Decimal(known.count(False)) / len(known) if known else None


def _rests_on(brief: Brief, known: list[bool]) -> str:
    if not known:
        return "Nobody changes base."
    settings = brief.plan.settings
    rest = f", the rest straight line × {settings.circuity} at {settings.speed_kmh} km/h" if not all(known) else ""
    return f"{known.count(True)} of {len(known)} journeys by the travel table{rest}."


def staff_travel(brief: Brief, design: Design) -> Worth:
    """Minutes one way between the bases of today and the new ones, over all posts that move."""
    found = journeys(brief, design)
    known = [j.timed for j in found]
    minutes = Decimal(sum(j.seconds for j in found)) / 60
    return Worth(minutes, _rests_on(brief, known), _share_estimated(known), len(found))


def _km_a_year(brief: Brief, found: tuple[Journey, ...]) -> Decimal:
    metre_fte = sum(j.metres * j.fte for j in found)
    return Decimal(metre_fte) / FTE / 1000 * TRIPS_A_DAY * brief.plan.settings.working_days


def travel_km(brief: Brief, design: Design) -> Worth:
    """Kilometres a year between old and new bases, if each post that moves made that journey each working day.

    There and back, for its FTE of the plan's working days. Homes are not known, so this is the most that a move is
    likely to add, not what anyone will claim.
    """
    found = journeys(brief, design)
    known = [j.measured for j in found]
    return Worth(_km_a_year(brief, found), _rests_on(brief, known), _share_estimated(known), len(found))


def travel_carbon(brief: Brief, design: Design) -> Worth:
    """Carbon of those kilometres by car."""
    found = journeys(brief, design)
    kilograms = _km_a_year(brief, found) * CARBON_GRAMS_PER_KM / 1000
    known = [j.measured for j in found]
    return Worth(kilograms, f"{CARBON_GRAMS_PER_KM} g a km, assumed.", _share_estimated(known), len(found))


def mileage_cost(brief: Brief, design: Design) -> Worth:
    """Mileage of those kilometres at the plan's rate."""
    found = journeys(brief, design)
    settings = brief.plan.settings
    cost = _km_a_year(brief, found) / KM_PER_MILE * settings.cost_per_mile
    known = [j.measured for j in found]
    how = f"{settings.currency}{settings.cost_per_mile} a mile, {settings.working_days} working days."
    return Worth(cost, how, _share_estimated(known), len(found))


_PAPER = Source("Wiltshire 2006", "where a team is based changes staff travel and its cost", "est13")
_RESTS_ON = ("posts", "properties", "travel", "plan")

TRAVEL = (
    Measure(
        "staff-travel", "Travel between old and new bases", "minutes one way, all posts", Direction.LOWER,
        r"\sum_p c_{b(p)\,b'(p)}", _PAPER, _RESTS_ON, staff_travel,
    ),
    Measure(
        "travel-km", "Extra travel, at most", "km a year", Direction.LOWER,
        r"2 W \sum_p \varphi_p\, d_{b(p)\,b'(p)}", _PAPER, _RESTS_ON, travel_km,
    ),
    Measure(
        "travel-carbon", "Carbon of that travel", "kg CO2e a year", Direction.LOWER,
        r"2 W \gamma \sum_p \varphi_p\, d_{b(p)\,b'(p)}", _PAPER, _RESTS_ON, travel_carbon,
    ),
    Measure(
        "mileage-cost", "Mileage of that travel", "{currency} a year", Direction.LOWER,
        r"2 W \mu \sum_p \varphi_p\, d_{b(p)\,b'(p)} / 1.609344", _PAPER, _RESTS_ON, mileage_cost,
    ),
)  # fmt: skip
"""Measures of travel."""
