"""A portion of a brief: some teams with their posts, the properties offered to them, and the requests on them.

A design is taken apart in the same way: what it says of a portion's teams, and that put back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from orgdesign.brief import Brief, Site, Team
from orgdesign.design import Design
from orgdesign.plan.requests import MEANINGS, Kind, Request

MUST = frozenset({"must"})
EVERY = frozenset({"must", "should"})
_OF_EACH = frozenset({Kind.FORBID, Kind.REACH, Kind.KIND_OF_BASE, Kind.TOGETHER, Kind.APART})
"""Requests that ask the same of each team of a service, whichever of them are searched."""
_AREA_KINDS = frozenset({Kind.USE_AT_MOST, Kind.RUNNING_COST_CEILING, Kind.ONE_OFF_COST_CEILING, Kind.COVER})


def portion(brief: Brief, teams: Iterable[Team], sites: Iterable[Site], strengths: Collection[str] = MUST) -> Brief:
    """The brief of some teams: their posts, the sites given and those where posts are fixed, and what names them."""
    kept = tuple(teams)
    names = {t.id for t in kept}
    services = {t.service for t in kept}
    pools = tuple(p for p in brief.pools if (p.team in names if p.team else p.service in services))
    held = {s.id: s for s in sites}
    for pool in pools:
        for site in {pool.fixed_site, *brief.pinned_sites.get(pool.apart, ())} - {None, *held}:
            held[str(site)] = brief.site[str(site)]
    part = replace(brief, teams=kept, pools=pools, sites=tuple(held[s] for s in sorted(held)), pairs=(), requests=())
    return replace(part, requests=tuple(r for r in brief.requests if r.strength in strengths and _about(part, r)))


def _about(part: Brief, request: Request) -> bool:
    """Tell whether everything that the request names is in the part."""
    if request.kind in _AREA_KINDS:
        return False
    posts = part.pool_of_post
    known = (*part.team, *part.teams_by_service, *posts, *part.site, *part.localities)
    said = [
        word
        for word, meaning in zip((request.subject, request.object), MEANINGS[request.kind], strict=False)
        if meaning
    ]
    return all(word in known or not word for word in said)


def asks_alike(brief: Brief, part: Brief, request: Request) -> bool:
    """Tell whether a request asks of a part alone, or the same of each team, whichever of them are in it."""
    whole = brief.teams_by_service
    named = [name for name in (request.subject, request.object) if name in part.teams_by_service]
    if all(len(part.teams_by_service[name]) == len(whole[name]) for name in named):
        return True
    return request.strength == "must" and request.kind in _OF_EACH


def costless(site: Site, desks: int) -> Site:
    """A property that is in use whatever is decided, with the desks kept there."""
    return replace(site, desks=desks, running_cost=0, one_off_cost=0, release_cost=0)


def design_in(part: Brief, design: Design, kept: Collection[str]) -> Design:
    """What a design says of a portion's teams; ``kept`` are properties that are in use in it whoever is there."""
    placements = tuple(p for p in design.placements if p.team in part.team)
    bases = {team: design.bases[team] for team in part.team}
    used = {p.site for p in placements if p.site} | {s for sites in bases.values() for s in sites}
    used |= set(design.sites) & set(kept) & set(part.site)
    return Design(placements, bases, tuple(sorted(used)))


def put_back(brief: Brief, begun: Design, parts: Iterable[Design]) -> Design:
    """A design with the teams of some portions' designs as they have them."""
    bases, seats = dict(begun.bases), {p.post: p for p in begun.placements}
    kept = set(begun.sites) & brief.may_keep
    for part in parts:
        bases |= part.bases
        seats |= {p.post: p for p in part.placements}
        kept |= set(part.sites) & brief.may_keep
    placements = tuple(seats[p.post] for p in begun.placements)
    used = {p.site for p in placements if p.site} | {s for sites in bases.values() for s in sites}
    return Design(placements, bases, tuple(sorted(used | kept)))
