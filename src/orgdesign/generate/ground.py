"""The ground a generated council stands on: its localities and wards, and what is needed in each."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import cos, hypot, pi, sin
from random import Random

from orgdesign.generate.apportion import apportion
from orgdesign.generate.sizes import Size

CENTRE = (451_000.0, 310_000.0)
"""Easting and northing of the middle of the area, in metres."""
PEOPLE_PER_LOCALITY = 40_000
MEASURES: dict[str, tuple[float, float, str]] = {
    "children 0-7": (0.10, 0.2, "children"),
    "young people 8-19": (0.14, 0.2, "young people"),
    "adults needing care": (0.04, 0.3, "adults"),
    "referrals": (0.012, 0.5, "referrals a year"),
}
"""By measure of need: share of the people, how unlike the people it is spread (sigma), and its unit."""
PERIODS = ("2023", "2024")

_FIRST = ("Alder", "Beck", "Carr", "Dunn", "Elm", "Fern", "Hazel", "Kestrel", "Marl", "Oaken", "Rush", "Thorn")
_LAST = ("bridge", "croft", "field", "gate", "haven", "mere", "ridge", "stow")


@dataclass(frozen=True)
class Spot:
    """A named place on the map; ``within`` is the place that it is a part of."""

    id: str
    name: str
    x: int
    y: int
    within: str = ""

    def metres_to(self, x: float, y: float) -> float:
        """Straight-line distance."""
        return hypot(self.x - x, self.y - y)


@dataclass
class Ground:
    """Localities, their wards, and need by measure, period and ward."""

    area: Spot
    localities: list[Spot]
    wards: dict[str, list[Spot]]
    needs: dict[tuple[str, str], dict[str, int]] = field(default_factory=dict)

    def by_locality(self, measure: str) -> list[int]:
        """The latest need of each locality, in the order of the localities."""
        values = self.needs[measure, PERIODS[-1]]
        return [sum(values[ward.id] for ward in self.wards[place.id]) for place in self.localities]


def draw_ground(size: Size, chance: Random) -> Ground:
    """Scatter the localities, put wards around each, and spread need over them unevenly."""
    spots = _spread(size, chance)
    names = [first + last for first in _FIRST for last in _LAST]
    chance.shuffle(names)
    width = len(str(size.localities))
    localities = []
    for n, (x, y) in enumerate(spots, 1):
        name = names[(n - 1) % len(names)] + ("" if n <= len(names) else f" {n}")
        localities.append(Spot(f"loc-{n:0{width}}", name, round(x), round(y), "area"))
    area = Spot("area", "Synthetic city" if size.is_city else "Synthetic county", round(CENTRE[0]), round(CENTRE[1]))
    spacing = 0.8 * size.extent / size.localities**0.5
    wards = {place.id: _wards(place, 0.45 * spacing, chance) for place in localities}
    ground = Ground(area, localities, wards)
    _spread_need(ground, chance)
    return ground


def _spread(size: Size, chance: Random) -> list[tuple[float, float]]:
    """Scatter points that keep their distance; the first is the middle of the area."""
    points = [CENTRE]
    while len(points) < size.localities:
        tries = [_near(CENTRE, 0.42 * size.extent, chance) for _ in range(12)]
        points.append(max(tries, key=lambda p: min(hypot(p[0] - q[0], p[1] - q[1]) for q in points)))
    return points


def _near(middle: tuple[float, float], radius: float, chance: Random) -> tuple[float, float]:
    away, turn = radius * chance.random() ** 0.5, 2 * pi * chance.random()
    return middle[0] + away * cos(turn), middle[1] + away * sin(turn)


def _wards(locality: Spot, radius: float, chance: Random) -> list[Spot]:
    wards = []
    for n in range(1, chance.randint(5, 7) + 1):
        x, y = _near((locality.x, locality.y), radius, chance)
        wards.append(Spot(f"{locality.id}-w{n}", f"{locality.name} ward {n}", round(x), round(y), locality.id))
    return wards


def _spread_need(ground: Ground, chance: Random) -> None:
    """Give each ward its people by a Zipf-like law over localities, then each measure its own accent."""
    ranks = list(range(1, len(ground.localities) + 1))
    chance.shuffle(ranks)
    people = PEOPLE_PER_LOCALITY * len(ground.localities)
    ward_ids = [ward.id for place in ground.localities for ward in ground.wards[place.id]]
    weights = [
        rank**-0.5 / len(ground.wards[place.id]) * chance.lognormvariate(0, 0.3)
        for rank, place in zip(ranks, ground.localities, strict=True)
        for _ in ground.wards[place.id]
    ]
    for measure, (share, sigma, _) in MEASURES.items():
        accent = [weight * chance.lognormvariate(0, sigma) for weight in weights]
        for period in PERIODS:
            drift = [a * chance.lognormvariate(0, 0.03) for a in accent]
            values = apportion(round(people * share), drift, least=1)
            ground.needs[measure, period] = dict(zip(ward_ids, values, strict=True))
