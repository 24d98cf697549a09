"""Where the posts of a generated council sit today: in professional silos, a few properties a service."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from random import Random

from orgdesign.generate.apportion import apportion
from orgdesign.generate.draft import DraftPost, DraftService, DraftSite, DraftTeam
from orgdesign.generate.offers import COUNCIL, HEALTH
from orgdesign.generate.sizes import Size
from orgdesign.plan.properties import State

SHARE_NOT_MOVABLE = 0.025
SHARE_WITHOUT_BASE = 0.1
"""Of vacant posts: those that no property has been found for."""
SHARE_SILO = 0.7
"""How often a group of posts sits with others of its profession where there is room."""
SITES_LOOKED_AT = 10


def hold_partner_posts(size: Size, teams: Sequence[DraftTeam], chance: Random) -> None:
    """Make a few posts a partner's, not to be moved, and based where the workable design bases their team."""
    wanted = max(1, round(size.posts * SHARE_NOT_MOVABLE))
    for team in chance.sample(list(teams), len(teams)):
        if wanted == 0:
            return
        partner = HEALTH if team.service.offer.agency == COUNCIL else COUNCIL
        site = team.base
        staff = [post for post in team.posts if post.manager is not None]
        if site.state is State.CANDIDATE or (site.ict and partner not in site.ict) or not staff:
            continue
        for post in chance.sample(staff, min(wanted, len(staff), chance.randint(1, 3))):
            post.movable, post.employer, post.base, post.vacant = False, partner, site.id, False
            wanted -= 1


def seat_today(size: Size, services: Sequence[DraftService], sites: Sequence[DraftSite], chance: Random) -> None:
    """Base the other posts of each service in a few properties, with others of their profession if there is room."""
    open_today = [site for site in sites if site.state is not State.CANDIDATE]
    free = {site.id: site.room for site in open_today}
    for post in (post for service in services for post in service.posts if post.base is not None):
        free[post.base or ""] -= 1
    silos: dict[str, list[str]] = defaultdict(list)
    for service in services:
        movable = [post for post in service.posts if post.movable]
        for group in _groups(movable, size, chance):
            desks = service.desks_for(group) if service.team_desks is None else len(group)
            site = _seat(desks, silos[service.offer.profession], [s.id for s in open_today], free, chance)
            free[site] -= desks
            silos[service.offer.profession].append(site)
            for post in group:
                without = post.vacant and chance.random() < SHARE_WITHOUT_BASE
                post.base = None if without else site


def _groups(posts: list[DraftPost], size: Size, chance: Random) -> list[list[DraftPost]]:
    """Cut posts into one to four groups, up to one for every two localities for a large service."""
    most = 1 if len(posts) <= 8 else 4
    if not size.is_city and len(posts) > 30:
        most = max(4, size.localities // 2)
    number = min(len(posts), chance.randint(max(1, most // 4), most))
    if number == 0:
        return []
    shuffled = chance.sample(posts, len(posts))
    groups = []
    for length in apportion(len(posts), [1 / (1 + i) for i in range(number)], least=1):
        groups.append(shuffled[:length])
        shuffled = shuffled[length:]
    return groups


def _seat(desks: int, silo: list[str], every: list[str], free: dict[str, int], chance: Random) -> str:
    """The property for a group: with its profession, else the tightest fit of a few, else the emptiest of all."""
    together = [site for site in silo if free[site] >= desks]
    if together and chance.random() < SHARE_SILO:
        return chance.choice(together)
    looked_at = chance.sample(every, min(len(every), SITES_LOOKED_AT))
    fitting = [site for site in looked_at if free[site] >= desks]
    if fitting:
        return min(fitting, key=lambda site: (free[site], site))
    return max(every, key=lambda site: (free[site], site))
