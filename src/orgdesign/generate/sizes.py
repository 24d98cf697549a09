"""How large a generated council is, and the least that makes one."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from orgdesign.errors import UseError
from orgdesign.generate.apportion import apportion
from orgdesign.plan.services import ServiceClass

SHARES: dict[ServiceClass, int] = {
    ServiceClass.CORE: 55,
    ServiceClass.EXTENDED: 15,
    ServiceClass.HOSTED: 15,
    ServiceClass.CITY_WIDE: 15,
}
"""Per cent of services of each class; much as in Peterborough's Appendix 2."""

LEAST_AREA_WIDE_POSTS = 3
LEAST_SITES = 3
LARGEST_CITY = 8
"""Localities up to which the area is a city; above it is a county."""


@dataclass(frozen=True)
class Size:
    """The number of localities, services, posts and properties of a generated council."""

    label: str
    localities: int
    services: int
    posts: int
    properties: int

    @property
    def is_city(self) -> bool:
        """Tell whether the area is a city (about 15 km across) rather than a county (80 to 120 km)."""
        return self.localities <= LARGEST_CITY

    @property
    def extent(self) -> float:
        """How far the area is across, in metres."""
        return 15_000.0 if self.is_city else min(120_000.0, 15_000.0 + 15_000.0 * self.localities**0.5)

    @property
    def least_core_posts(self) -> int:
        """The fewest posts of a core service: one for every locality and some over."""
        return self.localities + ceil(self.localities / 6)

    def quotas(self) -> dict[ServiceClass, int]:
        """The number of services of each class."""
        return dict(zip(SHARES, apportion(self.services, list(SHARES.values())), strict=True))

    def demand_room(self) -> None:
        """Refuse a size of which no workable council can be made.

        Raises
        ------
        UseError
            With the smallest numbers that would do.
        """
        core = self.quotas()[ServiceClass.CORE] if self.services >= len(SHARES) else 0
        least_posts = core * self.least_core_posts + (self.services - core) * LEAST_AREA_WIDE_POSTS
        demands = (
            ("localities", self.localities, 1),
            ("services", self.services, len(SHARES)),
            ("posts", self.posts, least_posts),
            ("properties", self.properties, LEAST_SITES * self.localities),
        )
        short = [f"{name} must be at least {least}, not {given}" for name, given, least in demands if given < least]
        if short:
            raise UseError("No council of this size can be generated: " + "; ".join(short) + ".")


SIZES: dict[str, Size] = {
    "S": Size("S", 3, 30, 300, 40),
    "M": Size("M", 5, 100, 1_500, 150),
    "L": Size("L", 22, 250, 8_000, 600),
    "XL": Size("XL", 60, 600, 50_000, 2_500),
}
"""The named sizes."""
