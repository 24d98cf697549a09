"""Posts of a generated council, and the teams that a workable design makes of them."""

from __future__ import annotations

from random import Random

from orgdesign.generate.apportion import apportion
from orgdesign.generate.draft import DraftPost, DraftService, DraftTeam
from orgdesign.generate.ground import Ground
from orgdesign.generate.sizes import LEAST_AREA_WIDE_POSTS, Size
from orgdesign.plan.services import ServiceClass

FTES, FTE_WEIGHTS = (100, 80, 60, 50), (62, 14, 12, 12)
"""Hundredths of an FTE, and per cent of posts."""
SHARE_VACANT = 0.07
MEAN_HOSTED_POSTS = 5.0
AREA_WIDE_TO_MEAN = 0.55
"""Size of an extended or city-wide service over that of the mean service."""
CORE_SKEW, AREA_WIDE_SKEW, HOSTED_SKEW = 0.55, 0.5, 0.35
POSTS_PER_SENIOR = 9


def draw_posts(size: Size, services: list[DraftService], chance: Random) -> None:
    """Give each service its posts: few to a hosted one, most to core ones, by a skewed law."""
    number = 0
    width = max(5, len(str(size.posts)))
    for service, posts in zip(services, _sizes(size, services, chance), strict=True):
        first = f"{number + 1:0{width}}"
        for i in range(posts):
            number += 1
            service.posts.append(_post(f"{number:0{width}}", i, service, first, chance))
        _set_minimum(service, size, chance)


def _sizes(size: Size, services: list[DraftService], chance: Random) -> list[int]:
    mean = size.posts / size.services
    quotas = size.quotas()
    area_wide = max(LEAST_AREA_WIDE_POSTS + 0.5, AREA_WIDE_TO_MEAN * mean)
    beside = quotas[ServiceClass.HOSTED] * MEAN_HOSTED_POSTS
    beside += (quotas[ServiceClass.EXTENDED] + quotas[ServiceClass.CITY_WIDE]) * area_wide
    core = (size.posts - beside) / max(1, quotas[ServiceClass.CORE])
    least, weights = [], []
    for service in services:
        if service.is_core:
            floor, typical, skew = size.least_core_posts, core, CORE_SKEW
        elif service.to_class is ServiceClass.HOSTED:
            floor, typical, skew = LEAST_AREA_WIDE_POSTS, MEAN_HOSTED_POSTS, HOSTED_SKEW
        else:
            floor, typical, skew = LEAST_AREA_WIDE_POSTS, area_wide, AREA_WIDE_SKEW
        least.append(floor)
        weights.append(max(0.1, typical - floor) * chance.lognormvariate(-skew * skew / 2, skew))
    return apportion(size.posts, weights, least)


def _post(ident: str, place: int, service: DraftService, first: str, chance: Random) -> DraftPost:
    """One post; the service's first is its manager, full-time and filled."""
    if place == 0:
        return DraftPost(ident, 100, 0, False, service.offer.agency)
    role = 1 if place % POSTS_PER_SENIOR == 0 else chance.choices((2, 3, 4), (5, 3, 2))[0]
    fte = chance.choices(FTES, FTE_WEIGHTS)[0]
    return DraftPost(ident, fte, role, chance.random() < SHARE_VACANT, service.offer.agency, manager=first)


def _set_minimum(service: DraftService, size: Size, chance: Random) -> None:
    """A whole FTE a team where every locality can have two posts, else the plan's half."""
    if service.is_core and len(service.posts) >= 2.2 * size.localities:
        service.min_team = 100
        service.floor = 100 if chance.random() < 0.2 else None
    elif not service.is_core:
        service.max_bases = 2 if len(service.posts) > 40 and chance.random() < 0.3 else 1


def form_teams(ground: Ground, services: list[DraftService], chance: Random) -> list[DraftTeam]:
    """Split core services by need share above their floor, and make one team of each other service."""
    teams: list[DraftTeam] = []
    shares = {measure: ground.by_locality(measure) for measure in sorted({s.offer.measure for s in services})}
    for service in services:
        posts = chance.sample(service.posts, len(service.posts))
        sizes = [len(posts)]
        if service.is_core:
            sizes = apportion(len(posts), shares[service.offer.measure], 2 if service.min_team > 50 else 1)
        made = []
        for i, number in enumerate(sizes):
            members, posts = posts[:number], posts[number:]
            locality = ground.localities[i].id if service.is_core else ""
            made.append(DraftTeam(service, locality, members, service.desks_for(members)))
        if chance.random() < 0.05:
            service.team_desks = max(1, round(sum(team.desks for team in made) / len(made)))
            for team in made:
                team.desks = service.team_desks
        teams.extend(made)
    return teams
