"""A portion of a brief: some teams with their posts, the properties offered to them, and the requests on them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from orgdesign.brief import Brief, Site, Team
from orgdesign.plan.requests import MEANINGS, Kind, Request

MUST = frozenset({"must"})
EVERY = frozenset({"must", "should"})
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
