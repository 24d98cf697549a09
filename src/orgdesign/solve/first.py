"""A first design for plans too large to be searched in one piece: the area's own teams, then each locality's.

With the split of posts settled, the core teams of one locality do not touch those of another but through rules on
the whole area, so each locality is a small search of its own. The teams of the whole area go first: they are the
largest, and few properties hold them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from orgdesign.brief import Brief, Site, Stage, Team, Term
from orgdesign.design import Design, Placement
from orgdesign.plan.options import Goal
from orgdesign.plan.requests import MEANINGS, Kind, Request
from orgdesign.rules.amounts import desks_needed
from orgdesign.rules.constraints.available import may_use
from orgdesign.rules.register import in_force
from orgdesign.solve.control import Control
from orgdesign.solve.limits import Limits
from orgdesign.solve.model import Costs, decisions
from orgdesign.solve.search import search
from orgdesign.solve.split import Split, settle
from orgdesign.solve.values import design_of
from orgdesign.units import FTE

_AREA_KINDS = frozenset({Kind.USE_AT_MOST, Kind.RUNNING_COST_CEILING, Kind.ONE_OFF_COST_CEILING, Kind.COVER})
_STAGE = Stage(1, (Term(Goal.STAFF_TRAVEL, 100), Term(Goal.RUNNING_COST, 1)), Decimal(0), "percent")
MOST_SITES = 120
"""Properties offered to the teams of the whole area: those with most desks left, and those they sit in today."""


def first_design(brief: Brief, split: Split, limits: Limits, control: Control) -> Design | None:
    """A design that keeps every constraint, or None where this way finds none."""
    settled = settle(brief, split)
    limits = replace(limits, effort=min(limits.effort, 1.0))
    parts: list[Design] = []
    for locality in (None, *brief.localities):
        teams = [t for t in settled.teams if t.locality == locality]
        if teams:
            found = _solve(_part(settled, teams, _left(brief, settled, teams, locality, parts)), limits, control)
            if found is None:
                return None
            parts.append(found)
    design = _with_kept(brief, _joined(parts))
    broken = any(True for rule in in_force(brief) for _ in rule.findings(brief, design))
    return None if broken else design


def _solve(part: Brief, limits: Limits, control: Control) -> Design | None:
    decide = decisions(part, in_force(part))
    objective = Costs(part, decide, {}).of(_STAGE)
    found = search(decide, objective, limits, control)
    return design_of(decide, found.values) if found.values is not None else None


def _part(brief: Brief, teams: Iterable[Team], sites: Iterable[Site]) -> Brief:
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
    return replace(part, requests=tuple(r for r in brief.requests if r.strength == "must" and _about(part, r)))


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


def _left(brief: Brief, settled: Brief, teams: list[Team], locality: str | None, parts: list[Design]) -> list[Site]:
    """The sites for the teams of a locality, or for those of none, with the desks that earlier parts leave."""
    taken = desks_needed(brief, _joined(parts))
    left = [replace(s, desks=s.desks - sum(taken.get(s.id, {}).values())) for s in settled.sites]
    if locality is not None:
        return [s for s in left if s.locality == locality]
    held_back = {_for_largest(brief, settled, place) for place in settled.localities}
    left = [s for s in left if s.id not in held_back]
    services = {t.service for t in teams}
    today = {p.base for p in settled.pools if p.service in services}
    largest = sorted(left, key=lambda s: (-s.desks, s.id))[:MOST_SITES]
    chosen = {s.id for s in largest} | {s.id for s in left if s.id in today and s.desks > 0}
    return [s for s in left if s.id in chosen]


def _for_largest(brief: Brief, settled: Brief, locality: str) -> str | None:
    """The smallest property of a locality that holds its largest core team, which the area's teams leave to it."""
    posts: dict[str, int] = defaultdict(int)
    for pool in settled.pools:
        if pool.team is not None:
            posts[pool.team] += pool.fte * pool.count
    needs = [
        t.desks if t.desks is not None else -(-posts[t.id] * t.desk_percent // (100 * FTE))
        for t in settled.teams
        if t.locality == locality
    ]
    fits = [
        s for s in settled.sites if s.locality == locality and may_use(brief, s) and s.desks >= max(needs, default=0)
    ]
    return min(fits, key=lambda s: (s.desks, s.id)).id if fits else None


def _joined(parts: Iterable[Design]) -> Design:
    found = list(parts)
    placements: list[Placement] = [p for part in found for p in part.placements]
    bases = {team: sites for part in found for team, sites in part.bases.items()}
    return Design(
        tuple(sorted(placements, key=lambda p: p.post)),
        bases,
        tuple(sorted({site for part in found for site in part.sites})),
    )


def _with_kept(brief: Brief, design: Design) -> Design:
    """The design with the properties in use that must be, or are asked to be."""
    asked = {r.subject for r in brief.asks(Kind.KEEP) if r.strength == "must" and r.subject in brief.may_keep}
    kept = asked | {s.id for s in brief.sites if s.must_keep}
    used = {p.site for p in design.placements if p.site} | {s for sites in design.bases.values() for s in sites}
    return replace(design, sites=tuple(sorted(used | kept)))
