"""Whether a design may be a start: of this brief, whole, and breaking no rule."""

from __future__ import annotations

from orgdesign.brief import Brief
from orgdesign.design import Design, Placement
from orgdesign.rules.register import in_force
from orgdesign.solve.values import in_order


def sound(brief: Brief, first: Design | None) -> Design | None:
    """A design to start from, or None where it is not of this brief or breaks a rule: it is a start, not an answer."""
    if first is None or {p.post for p in first.placements} != set(brief.pool_of_post):
        return None
    sites = {p.site for p in first.placements} | {s for bases in first.bases.values() for s in bases} | set(first.sites)
    led = all(bases and len(bases) <= brief.team[t].max_bases for t, bases in first.bases.items() if t in brief.team)
    if set(first.bases) != set(brief.team) or not led or not sites <= set(brief.site):
        return None
    used = {(p.team, p.site) for p in first.placements}
    further = {(team, site) for team, bases in first.bases.items() for site in bases[1:]}
    needed = {p.site for p in first.placements} | {s for bases in first.bases.values() for s in bases}
    idle = not further <= used or not needed <= set(first.sites) or set(first.sites) - needed - brief.may_keep
    if idle or not all(_seated(brief, first, p) for p in first.placements):
        return None
    broken = any(True for rule in in_force(brief) for _ in rule.findings(brief, first))
    return None if broken else in_order(brief, first)


def _seated(brief: Brief, design: Design, placement: Placement) -> bool:
    """Tell whether a post is in a team that it may serve, and sits at its property or at one of the team's bases."""
    pool = brief.pool_of_post[placement.post]
    if placement.team not in brief.team or not brief.may_serve(pool, brief.team[placement.team]):
        return False
    if pool.fixed_site:
        return placement.site == pool.fixed_site
    return placement.site in {*design.bases[placement.team], *brief.pinned_sites.get(pool.apart, ())}
