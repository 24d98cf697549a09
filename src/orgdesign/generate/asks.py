"""Requests of a generated council: a few that must hold and can, many that should and may not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from orgdesign.generate.draft import Council, DraftService, DraftSite, DraftTeam
from orgdesign.generate.links import DraftLink
from orgdesign.plan.properties import State
from orgdesign.plan.requests import Kind
from orgdesign.plan.services import ServiceClass

SERVICES_PER_REQUEST = 3
SHARE_MUST = 0.2
TRIES = 40
SPEED_KMH = {True: 30, False: 45}
"""By whether the area is a city."""
CIRCUITY = 1.3


@dataclass(frozen=True)
class Ask:
    """A request before it has an id; ``amount`` is None where the kind has none."""

    kind: Kind
    subject: str
    object: str
    amount: int | None
    reason: str
    must: bool = False
    option: str | None = None


class Asker:
    """Draws requests; ``sound`` ones hold in the workable design, so that all of them hold together."""

    def __init__(self, council: Council, links: Sequence[DraftLink], chance: Random) -> None:
        self.council, self.chance = council, chance
        self.usable = [site for site in council.sites if site.usable]
        self.in_use = [site for site in self.usable if site.state is not State.CANDIDATE]
        self.core_teams = [team for team in council.teams if team.locality]
        self.hosted = [team for team in council.teams if team.service.to_class is ServiceClass.HOSTED]
        self.linked = [link for link in links if link.origin.is_core == link.destination.is_core]
        self.kinds: tuple[tuple[Callable[[bool], Ask | None], int], ...] = (
            (self.together, 5), (self.pin_base, 4), (self.host_in, 3), (self.reach, 3), (self.fte_floor, 2),
            (self.pin_locality, 2), (self.keep, 2), (self.forbid, 2), (self.apart, 1), (self.close, 1),
        )  # fmt: skip

    def any(self, sound: bool) -> Ask | None:
        """A request of a drawn kind; None where that kind found nothing to ask."""
        makers, weights = zip(*self.kinds, strict=True)
        maker: Callable[[bool], Ask | None] = self.chance.choices(makers, weights)[0]
        return maker(sound)

    def together(self, sound: bool) -> Ask | None:
        """Two linked services of the same footprint share a base."""
        if sound or not self.linked:
            return None
        link = self.chance.choice(self.linked)
        return Ask(Kind.TOGETHER, link.origin.id, link.destination.id, None, "In contact every week.")

    def apart(self, sound: bool) -> Ask | None:
        """Two services do not share a base."""
        one, two = self.chance.sample(self.council.services, 2)
        shared = set(self.council.sites_of(one)) & set(self.council.sites_of(two)) if sound else set()
        reason = "Their visitors should not meet."
        return None if shared else Ask(Kind.APART, one.id, two.id, None, reason)

    def pin_base(self, sound: bool) -> Ask | None:
        """A team is based in a given property."""
        team = self.chance.choice(self.council.teams)
        site = team.base if sound else self.chance.choice(self._open_to(team))
        return Ask(Kind.PIN_BASE, team.name, site.id, None, "Rooms there were fitted out for it.")

    def host_in(self, sound: bool) -> Ask | None:
        """A hosted service is managed by a given locality."""
        if not self.hosted:
            return None
        team = self.chance.choice(self.hosted)
        locality = team.base.locality if sound else self.chance.choice(self.council.ground.localities).id
        if team.service.tied is not None:
            locality = team.service.tied.within
        return Ask(Kind.HOST_IN, team.service.id, locality, None, "Most of its work has been there.")

    def pin_locality(self, sound: bool) -> Ask | None:
        """A core post works in a given locality."""
        team = self.chance.choice(self.core_teams)
        post = self.chance.choice(team.posts)
        place = team.locality if sound else self.chance.choice(self.council.ground.localities).id
        return Ask(Kind.PIN_LOCALITY, post.id, place, None, "Known to the schools there.") if post.movable else None

    def keep(self, sound: bool) -> Ask | None:
        """A property stays open."""
        keepable = [site for site in self.in_use if site.used or not sound]
        if not keepable:
            return None
        return Ask(Kind.KEEP, self.chance.choice(keepable).id, "", None, "The lease cannot be ended before its term.")

    def close(self, sound: bool) -> Ask | None:
        """A property closes."""
        closable = [site for site in self.in_use if site.state is State.IN_USE and not (sound and site.used)]
        if not closable:
            return None
        return Ask(Kind.CLOSE, self.chance.choice(closable).id, "", None, "In poor repair.")

    def forbid(self, sound: bool) -> Ask | None:
        """A service is not based in a given property."""
        service, site = self.chance.choice(self.council.services), self.chance.choice(self.usable)
        if sound and site.id in self.council.sites_of(service):
            return None
        return Ask(Kind.FORBID, service.id, site.id, None, "No private room for interviews.")

    def fte_floor(self, sound: bool) -> Ask | None:
        """A locality's team of a core service has at least so many FTE."""
        team = self.chance.choice(self.core_teams)
        fte = sum(post.fte for post in team.posts)
        amount = fte // 100 if sound else fte // 100 + 1
        return Ask(Kind.FTE_FLOOR, team.name, "", amount, "Promised to the partners there.") if amount else None

    def reach(self, sound: bool) -> Ask | None:
        """A locality's team is based within so many minutes of a ward."""
        team = self.chance.choice(self.core_teams)
        ward = self.chance.choice(self.council.ground.wards[team.locality])
        metres = ward.metres_to(team.base.x, team.base.y) * CIRCUITY
        minutes = metres * 60 / (SPEED_KMH[self.council.size.is_city] * 1000)
        amount = round(1.5 * minutes) + 5 if sound else max(5, round(0.8 * minutes))
        return Ask(Kind.REACH, team.name, ward.id, amount, "Families there have no car.")

    def _open_to(self, team: DraftTeam) -> list[DraftSite]:
        return [site for site in self.usable if team.locality in ("", site.locality)]


def draw_asks(council: Council, links: Sequence[DraftLink], chance: Random) -> list[Ask]:
    """About one request for every three services; no two about the same pair of things."""
    wanted = max(6, council.size.services // SERVICES_PER_REQUEST)
    asks = [*_bound(council.bound), _ceiling(council), _fewer(council)]
    musts = max(len(council.bound) + 2, round(SHARE_MUST * wanted))
    asker = Asker(council, links, chance)
    seen = {_about(ask) for ask in asks}
    for _ in range(TRIES * wanted):
        if len(asks) >= wanted:
            break
        must = sum(ask.must for ask in asks) < musts
        ask = asker.any(must)
        if ask is not None and _about(ask) not in seen:
            seen.add(_about(ask))
            asks.append(Ask(ask.kind, ask.subject, ask.object, ask.amount, ask.reason, must))
    return asks


def _about(ask: Ask) -> tuple[str, ...]:
    """What a request is about: two that are about the same thing might contradict each other."""
    if ask.kind in {Kind.TOGETHER, Kind.APART}:
        return tuple(sorted((ask.subject, ask.object)))
    if ask.kind in {Kind.KEEP, Kind.CLOSE}:
        return ("property", ask.subject)
    return (ask.kind.value, ask.subject)


def _bound(pairs: Sequence[tuple[DraftService, DraftService]]) -> list[Ask]:
    return [Ask(Kind.TOGETHER, a.id, b.id, None, "They run one duty system.", must=True) for a, b in pairs]


def _ceiling(council: Council) -> Ask:
    """Running costs must not exceed today's, or those of the workable design where that is dearer."""
    today = sum(site.cost for site in council.sites if site.state is not State.CANDIDATE)
    design = sum(site.cost for site in council.sites if site.used or site.state is State.MUST_KEEP)
    reason = "Running costs must not exceed what is spent today."
    return Ask(Kind.RUNNING_COST_CEILING, "", "", max(today, design), reason, must=True)


def _fewer(council: Council) -> Ask:
    """The second option should use at most the number of properties that the workable design uses."""
    number = sum(1 for site in council.sites if site.used or site.state is State.MUST_KEEP)
    reason = "The estate is to shrink."
    return Ask(Kind.USE_AT_MOST, "", "", number, reason, option="fewer-buildings")
