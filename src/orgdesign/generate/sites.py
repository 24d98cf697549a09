"""Properties of a generated council: enough desks in each locality for its teams, and a third over."""

from __future__ import annotations

from random import Random

from orgdesign.generate.apportion import apportion
from orgdesign.generate.draft import DraftSite, DraftTeam
from orgdesign.generate.ground import Ground, Spot
from orgdesign.generate.offers import COUNCIL, HEALTH, VOLUNTARY
from orgdesign.generate.sizes import LEAST_SITES, Size
from orgdesign.plan.properties import State

SPARE = 1.35
"""Desks that the plan may use, over desks needed."""
MAIN_SHARE = 0.35
"""How much of the desks of area-wide teams lies in the first locality."""
LEAST_DESKS, MOST_DESKS, DESK_SKEW = 3, 120, 0.9
SHARE_CANDIDATE, SHARE_MUST_KEEP, SHARE_CLOSING = 0.10, 0.07, 0.05
KINDS: tuple[tuple[int, tuple[tuple[str, str], ...]], ...] = (
    (
        8,
        (
            ("children's centre", COUNCIL), ("library", COUNCIL), ("school site", "school"),
            ("community centre", VOLUNTARY), ("youth centre", COUNCIL),
        ),
    ),
    (25, (("family hub", COUNCIL), ("health centre", HEALTH), ("leisure centre", COUNCIL), ("depot", COUNCIL))),
    (60, (("area office", COUNCIL), ("health centre", HEALTH))),
    (10**9, (("civic office", COUNCIL),)),
)  # fmt: skip
"""Up to so many desks: the kinds of property and their owners."""


def draw_sites(size: Size, ground: Ground, teams: list[DraftTeam], chance: Random) -> list[DraftSite]:
    """Draw the properties of each locality so that its teams, and its part of the area-wide ones, fit with room."""
    needed, biggest = _desks_needed(ground, teams)
    numbers = apportion(size.properties, needed, least=LEAST_SITES)
    width = len(str(size.properties))
    sites: list[DraftSite] = []
    for i, place in enumerate(ground.localities):
        closing = min(numbers[i] - LEAST_SITES, round(numbers[i] * SHARE_CLOSING + chance.uniform(-0.5, 0.5)))
        closing = max(0, closing)
        desks = _desks(numbers[i] - closing, round(SPARE * needed[i]), biggest[i], chance)
        desks += [chance.randint(LEAST_DESKS, 20) for _ in range(closing)]
        for n, room in enumerate(desks):
            site = _site(f"p{len(sites) + 1:0{width}}", place, room, n == 0, ground, chance)
            if n >= numbers[i] - closing:
                site.state = State.CLOSING
            sites.append(site)
    _set_states(size, sites, chance)
    return sites


def _desks_needed(ground: Ground, teams: list[DraftTeam]) -> tuple[list[float], list[int]]:
    """By locality: desks that its teams and its part of the area-wide ones need, and those of the biggest team."""
    order = {place.id: i for i, place in enumerate(ground.localities)}
    core, biggest = [0] * len(order), [0] * len(order)
    for team in teams:
        if team.locality:
            i = order[team.locality]
            core[i] += team.desks
            biggest[i] = max(biggest[i], team.desks)
    area_wide = sum(team.desks for team in teams if not team.locality)
    all_core = max(1, sum(core))
    needed = [desks + (1 - MAIN_SHARE) * area_wide * desks / all_core for desks in core]
    needed[0] += MAIN_SHARE * area_wide
    biggest[0] = max([biggest[0], *(team.desks for team in teams if not team.locality)])
    return needed, biggest


def _desks(number: int, total: int, biggest: int, chance: Random) -> list[int]:
    """Desks of a locality's usable properties, largest first; the largest can hold two of the biggest team."""
    least = min(LEAST_DESKS, max(1, total // number))
    main = max(2 * biggest, least)
    total = max(total, number * least + main)
    weights = [chance.lognormvariate(0, DESK_SKEW) for _ in range(number)]
    weights[0] = max(weights)
    desks = apportion(total, weights, [main, *[least] * (number - 1)])
    over = sum(max(0, d - MOST_DESKS) for d in desks[1:])
    return sorted([desks[0] + over, *(min(d, MOST_DESKS) for d in desks[1:])], reverse=True)


def _site(ident: str, place: Spot, room: int, main: bool, ground: Ground, chance: Random) -> DraftSite:
    kind, owner = chance.choice(next(kinds for most, kinds in KINDS if room <= most))
    ward = chance.choice(ground.wards[place.id])
    x, y = ward.x + chance.randint(-600, 600), ward.y + chance.randint(-600, 600)
    site = DraftSite(ident, place.id, ward, x, y, room, main, kind=kind, owner=owner)
    if chance.random() < 0.15:
        site.taken = chance.randint(1, 6)
    if main:
        return site
    site.ict = chance.choices(((), (COUNCIL,), (COUNCIL, HEALTH)), (80, 12, 8))[0]
    site.open_to_public = kind != "depot" and chance.random() < 0.85
    site.step_free = chance.choices((True, False, None), (82, 12, 6))[0]
    return site


def _set_states(size: Size, sites: list[DraftSite], chance: Random) -> None:
    usable = [site for site in sites if site.usable and not site.main]
    candidates = min(round(size.properties * SHARE_CANDIDATE), len(usable) // 3)
    keep = min(round(size.properties * SHARE_MUST_KEEP), len(usable) // 3)
    chosen = chance.sample(usable, candidates + keep)
    for site in chosen[:candidates]:
        site.state = State.CANDIDATE
    for site in chosen[candidates:]:
        site.state = State.MUST_KEEP


def price_sites(sites: list[DraftSite], chance: Random) -> None:
    """Running cost a year: a rate per desk by kind of owner, and a fixed part."""
    for site in sites:
        rate = {COUNCIL: 1_900, HEALTH: 2_300}.get(site.owner, 1_500) * chance.uniform(0.85, 1.2)
        fixed = 6_000 + 9_000 * chance.random() + (25_000 if site.main else 0)
        site.cost = round(((site.room + site.taken) * rate + fixed) / 100) * 100
