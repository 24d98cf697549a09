"""Figures that are tables rather than one number, as plain rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from orgdesign.brief import Brief
from orgdesign.design import Design
from orgdesign.measures.asked import asked
from orgdesign.measures.caseload import caseloads
from orgdesign.measures.estate import desks_by_site
from orgdesign.measures.need import staffed_localities
from orgdesign.plan.posts import Post
from orgdesign.rules.amounts import team_fte
from orgdesign.units import FTE, MONEY, decimal

Rows = list[dict[str, Any]]
"""Rows by column name; numbers are ``Decimal`` or ``int``."""


def fte_by_locality(brief: Brief, design: Design) -> Rows:
    """Core FTE of each locality beside what a split purely by need would give it."""
    return [
        {
            "locality": place,
            "fte": decimal(found.fte, FTE),
            "need_share_fte": found.by_need / FTE,
            "fte_per_need_share": found.ratio,
        }
        for place, found in staffed_localities(brief, design).items()
    ]


def fte_split(brief: Brief, design: Design) -> Rows:
    """Every team with its FTE, the posts behind it, and (core teams) its need target."""
    rows: Rows = []
    for team in brief.teams:
        members = design.members.get(team.id, ())
        rows.append(
            {
                "service": team.service,
                "team": team.id,
                "class": team.kind.value,
                "locality": team.locality,
                "fte": decimal(team_fte(brief, design, team), FTE),
                "target_fte": None if team.target is None else decimal(team.target, FTE),
                "posts": len(members),
                "filled": sum(brief.pool_of_post[p.post].filled for p in members),
            }
        )
    return rows + _unplaced(brief, design)


def _unplaced(brief: Brief, design: Design) -> Rows:
    """Core services' posts whose locality today is not known: a row for each service, without a locality."""
    held: dict[str, list[str]] = defaultdict(list)
    for placement in design.placements:
        if placement.team not in brief.team:
            held[placement.team].append(placement.post)
    return [
        {
            "service": service,
            "team": service,
            "class": brief.classes[service].value,
            "locality": None,
            "fte": decimal(sum(brief.pool_of_post[p].fte for p in posts), FTE),
            "target_fte": None,
            "posts": len(posts),
            "filled": sum(brief.pool_of_post[p].filled for p in posts),
        }
        for service, posts in sorted(held.items())
    ]


def occupancy_by_property(brief: Brief, design: Design) -> Rows:
    """Every property in use: its desks, those needed and free, who is based there, and what it costs."""
    needed = desks_by_site(brief, design)
    based: dict[str, list[str]] = defaultdict(list)
    for team, bases in design.bases.items():
        for site in bases:
            based[site].append(team)
    posts: dict[str, int] = defaultdict(int)
    for placement in design.placements:
        if placement.site is not None:
            posts[placement.site] += 1
    return [
        {
            "property": site,
            "locality": brief.site[site].locality,
            "desks": brief.site[site].desks,
            "needed": needed[site],
            "free": brief.site[site].desks - needed[site],
            "posts": posts[site],
            "teams": sorted(based[site]),
            "running_cost": decimal(brief.site[site].running_cost, MONEY),
        }
        for site in design.sites
    ]


def caseload_by_locality(brief: Brief, design: Design) -> Rows:
    """Caseload for each FTE in post of every core team that has a measured one."""
    return [
        {
            "service": c.service,
            "locality": c.locality,
            "measure": c.measure,
            "need": c.need,
            "fte_in_post": c.fte,
            "per_fte": c.per_fte,
            "cap": c.cap,
            "over_cap": c.over,
        }
        for c in caseloads(brief, design)
    ]


def requests_met(brief: Brief, design: Design) -> Rows:
    """Every request of the option and whether the design meets it."""
    return [
        {
            "request": a.request.id,
            "kind": a.request.kind.value,
            "subject": a.request.subject,
            "object": a.request.object,
            "amount": a.request.amount,
            "strength": a.request.strength,
            "met": a.met,
            "sentence": a.sentence,
            "reason": a.request.reason,
        }
        for a in asked(brief, design)
    ]


def pay_by_division(brief: Brief, design: Design) -> Rows:
    """FTE and pay with on-costs by the division that manages the service today."""
    divisions = {s.id: s.division for s in brief.plan.services}
    return _pay(brief, design, "division", lambda post, _: divisions[post.service])


def pay_by_funding(brief: Brief, design: Design) -> Rows:
    """FTE and pay with on-costs by funding stream."""
    streams = {s.id: s.funding for s in brief.plan.services}
    return _pay(brief, design, "funding", lambda post, _: streams[post.service])


def pay_by_locality(brief: Brief, design: Design) -> Rows:
    """FTE and pay with on-costs by the locality that core posts serve; all others serve the whole area ("")."""
    names = {team.id: team.locality or "" for team in brief.teams}
    return _pay(brief, design, "locality", lambda _, team: names.get(team, "not known"))


def _pay(brief: Brief, design: Design, column: str, group: Callable[[Post, str], str]) -> Rows:
    """Sums of posts, FTE and pay by group; posts without a cost are counted apart."""
    found: dict[str, list[Post]] = defaultdict(list)
    for placement in design.placements:
        post = brief.plan.post_by_id[placement.post]
        found[group(post, placement.team)].append(post)
    on_cost = 1 + brief.plan.settings.on_cost
    return [
        {
            column: name,
            "posts": len(posts),
            "fte": sum((p.fte for p in posts), Decimal(0)),
            "pay": sum((p.cost for p in posts if p.cost is not None), Decimal(0)) * on_cost,
            "without_cost": sum(p.cost is None for p in posts),
        }
        for name, posts in sorted(found.items())
    ]
