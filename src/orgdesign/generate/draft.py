"""A generated council while it is being made, together with one workable design of it.

The workable design is what keeps the rest honest: capacity, immovable posts and 'must' requests are all
drawn so that it stays possible, so every generated plan has at least one answer.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from orgdesign.generate.ground import Ground, Spot
from orgdesign.generate.offers import Offer
from orgdesign.generate.sizes import Size
from orgdesign.plan.properties import State
from orgdesign.plan.services import Reply, ServiceClass

DESK_RATIO = Fraction(4, 5)
"""Desks for one FTE, the plan's default."""


@dataclass
class DraftPost:
    """A post; FTE in hundredths."""

    id: str
    fte: int
    role: int
    vacant: bool
    employer: str
    manager: str | None = None
    base: str | None = None
    movable: bool = True


@dataclass
class DraftService:
    """A service with its intended class and its posts."""

    id: str
    name: str
    offer: Offer
    facet: str
    to_class: ServiceClass
    levels: tuple[int, int]
    answers: dict[str, Reply]
    public: bool
    desk_ratio: Fraction = DESK_RATIO
    ratio_stated: bool = False
    team_desks: int | None = None
    max_bases: int = 1
    min_team: int = 50
    floor: int | None = None
    tied: Spot | None = None
    posts: list[DraftPost] = field(default_factory=list)

    @property
    def is_core(self) -> bool:
        """Tell whether the service is split over the localities."""
        return self.to_class is ServiceClass.CORE

    def desks_for(self, posts: list[DraftPost]) -> int:
        """Desks for one team made of these posts."""
        if self.team_desks is not None:
            return self.team_desks
        exact = self.desk_ratio * sum(post.fte for post in posts) / 100
        return -(-exact.numerator // exact.denominator)


@dataclass
class DraftSite:
    """A property; ``room`` is desks that the plan may use, beside those taken by others."""

    id: str
    locality: str
    ward: Spot
    x: int
    y: int
    room: int
    main: bool
    state: State = State.IN_USE
    taken: int = 0
    kind: str = ""
    owner: str = ""
    ict: tuple[str, ...] = ()
    open_to_public: bool = True
    step_free: bool | None = True
    cost: int = 0
    used: int = 0

    @property
    def free(self) -> int:
        """Desks left in the workable design."""
        return self.room - self.used

    @property
    def usable(self) -> bool:
        """Tell whether a design may base a team there."""
        return self.state is not State.CLOSING


@dataclass
class DraftTeam:
    """A team of the workable design; ``locality`` is empty for a team that serves the whole area."""

    service: DraftService
    locality: str
    posts: list[DraftPost]
    desks: int
    site: DraftSite | None = None

    @property
    def name(self) -> str:
        """How a request names it: ``service@locality`` for a core team, else the service."""
        return f"{self.service.id}@{self.locality}" if self.service.is_core else self.service.id

    @property
    def base(self) -> DraftSite:
        """Where it is based; every team has a base once teams are placed."""
        if self.site is None:
            raise ValueError(f"{self.name} has not been placed")
        return self.site


@dataclass
class Council:
    """Everything drawn so far."""

    size: Size
    seed: int
    ground: Ground
    services: list[DraftService]
    alliances: list[list[DraftService]]
    bound: list[tuple[DraftService, DraftService]]
    teams: list[DraftTeam]
    sites: list[DraftSite]

    @property
    def source(self) -> str:
        """What every generated row names as its source."""
        return f"generated, size {self.size.label}, seed {self.seed}"

    def sites_of(self, service: DraftService) -> list[str]:
        """Ids of the properties where the workable design bases a service's teams."""
        return sorted({team.base.id for team in self.teams if team.service is service})
