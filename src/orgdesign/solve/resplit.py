"""One service's posts split anew while every base stays: how a design comes near the split that need asks for."""

from __future__ import annotations

from dataclasses import replace

from orgdesign.brief import Brief
from orgdesign.design import Design, Placement
from orgdesign.rules.amounts import team_fte
from orgdesign.solve.split_exactly import Split


def is_nearer(brief: Brief, design: Design, split: Split, service: str) -> bool:
    """Tell whether a split of all posts of a core service is nearer to its share by need than the design's."""
    teams, pools = brief.teams_by_service[service], brief.pools_by_service[service]
    there = {t.id: sum(split.get((p.id, t.id), 0) * p.fte for p in pools) for t in teams}
    if sum(there.values()) != sum(p.count * p.fte for p in pools):
        return False
    now = sum(abs(team_fte(brief, design, t) - t.target) for t in teams if t.target is not None)
    return sum(abs(there[t.id] - t.target) for t in teams if t.target is not None) < now


def resplit(brief: Brief, design: Design, split: Split, service: str) -> Design:
    """The design with the posts of a core service split as given, each at its team's lead base or where it is fixed.

    It may break rules; properties that nobody is left in are no longer in use, unless they may be kept.
    """
    placed: dict[str, Placement] = {}
    for pool in brief.pools_by_service[service]:
        names = iter(pool.posts)
        for team in brief.teams_by_service[service]:
            for _ in range(split.get((pool.id, team.id), 0)):
                post = next(names)
                placed[post] = Placement(post, team.id, pool.fixed_site or design.lead(team.id))
    placements = tuple(placed.get(p.post, p) for p in design.placements)
    leads = {t.id: design.bases[t.id][:1] for t in brief.teams_by_service[service]}
    held = {(p.team, p.site) for p in placements}
    bases = {
        team: (*sites[:1], *(s for s in sites[1:] if (team, s) in held)) if team in leads else sites
        for team, sites in design.bases.items()
    }
    used = {p.site for p in placements if p.site} | {s for sites in bases.values() for s in sites}
    return replace(
        design, placements=placements, bases=bases, sites=tuple(sorted(used | set(design.sites) & brief.may_keep))
    )
