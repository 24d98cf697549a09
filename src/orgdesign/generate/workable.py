"""One workable design of a generated council: every team with a base that is big enough and fit for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from orgdesign.generate.draft import DraftService, DraftSite, DraftTeam

CORE_ROOM = 1.12
"""Desks kept for a locality's own teams while area-wide ones are placed, over the desks they need."""


def place_teams(
    teams: Sequence[DraftTeam], sites: Sequence[DraftSite], bound: Sequence[tuple[DraftService, DraftService]]
) -> None:
    """Base every team, area-wide ones first, the largest first, largest properties first.

    Where a locality turns out too tight, its main property is made larger: a generated council always works.
    """
    by_locality: dict[str, list[DraftSite]] = defaultdict(list)
    for site in sorted(sites, key=lambda s: (-s.room, s.id)):
        if site.usable:
            by_locality[site.locality].append(site)
    core: dict[str, list[DraftTeam]] = defaultdict(list)
    for team in teams:
        if team.locality:
            core[team.locality].append(team)
    budget = {
        locality: sum(site.room for site in found) - CORE_ROOM * sum(team.desks for team in core[locality])
        for locality, found in by_locality.items()
    }
    area_wide = [team for team in teams if not team.locality]
    for team in sorted(area_wide, key=lambda t: (-t.desks, t.service.id)):
        _place_area_wide(team, by_locality, budget)
    for locality, found in by_locality.items():
        for block in _blocks(core[locality], bound):
            _settle(block, _first_fit(block, found) or _enlarged(block, found))


def suits(team: DraftTeam, site: DraftSite) -> bool:
    """Tell whether a property is fit for a team: the public can get in where it comes, and ICT is there."""
    if team.service.public and not (site.open_to_public and site.step_free):
        return False
    return not site.ict or team.service.offer.agency in site.ict


def _place_area_wide(team: DraftTeam, by_locality: dict[str, list[DraftSite]], budget: dict[str, float]) -> None:
    """Base an area-wide team where most room is to spare; a tied one in the locality of its place."""
    order = sorted(by_locality, key=lambda locality: (-budget[locality], locality))
    if team.service.tied is not None:
        order = [locality for locality in order if locality == team.service.tied.within]
    for locality in order:
        site = _first_fit([team], by_locality[locality])
        if site is not None:
            break
    else:
        locality = order[0]
        site = _enlarged([team], by_locality[locality])
    budget[locality] -= team.desks
    _settle([team], site)


def _blocks(teams: list[DraftTeam], bound: Sequence[tuple[DraftService, DraftService]]) -> list[list[DraftTeam]]:
    """Teams that must share a base as one block, the others alone, largest first."""
    partner = {second.id: first.id for first, second in bound}
    blocks: dict[str, list[DraftTeam]] = defaultdict(list)
    for team in teams:
        blocks[partner.get(team.service.id, team.service.id)].append(team)
    return sorted(blocks.values(), key=lambda block: (-sum(t.desks for t in block), block[0].service.id))


def _first_fit(block: list[DraftTeam], sites: list[DraftSite]) -> DraftSite | None:
    desks = sum(team.desks for team in block)
    fitting = (site for site in sites if site.free >= desks and all(suits(team, site) for team in block))
    return next(fitting, None)


def _enlarged(block: list[DraftTeam], sites: list[DraftSite]) -> DraftSite:
    main = next(site for site in sites if site.main)
    main.room += max(0, sum(team.desks for team in block) - main.free)
    return main


def _settle(block: list[DraftTeam], site: DraftSite) -> None:
    for team in block:
        team.site = site
        site.used += team.desks
