"""Faults planted one at a time in a valid design or in the plan fitted round it, each with the rule that it breaks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from random import Random
from typing import Any

from orgdesign.design import Design, Placement
from orgdesign.plan import Plan
from orgdesign.plan.services import Service
from tests.builders import CORE, HOSTED
from tests.certify.fitted import Fitted, by_team
from tests.certify.tiny import altered, based, placed, using

Altered = tuple[str, Plan, Design]
Planter = Callable[[Fitted, Random], Altered]
HAIR = Decimal("0.0001")


def _pick(fitted: Fitted, chance: Random, **wanted: Any) -> Placement:
    rows = [row for row in fitted.plan.posts if all(getattr(row, name) == value for name, value in wanted.items())]
    return fitted.design.placement[chance.choice(rows).id]


def _core(fitted: Fitted, chance: Random) -> str:
    teams = [team for team in fitted.design.bases if fitted.classes[team.partition("@")[0]] is CORE]
    return chance.choice(sorted(teams))


def _core_service(fitted: Fitted, chance: Random) -> Service:
    name = _core(fitted, chance).partition("@")[0]
    return next(row for row in fitted.plan.services if row.id == name)


def _hosted(fitted: Fitted, chance: Random) -> str:
    return chance.choice([name for name, kind in fitted.classes.items() if kind is HOSTED])


def forgotten(fitted: Fitted, chance: Random) -> Altered:
    gone = chance.choice(fitted.design.placements)
    rest = tuple(p for p in fitted.design.placements if p != gone)
    return "structure", fitted.plan, replace(fitted.design, placements=rest)


def placed_twice(fitted: Fitted, chance: Random) -> Altered:
    again = chance.choice(fitted.design.placements)
    return "structure", fitted.plan, replace(fitted.design, placements=(*fitted.design.placements, again))


def off_base(fitted: Fitted, chance: Random) -> Altered:
    """A movable post sits where its team has no base and no request pins it."""
    post = _pick(fitted, chance, movable=True)
    pinned = {row.object for row in fitted.plan.requests if row.subject == post.post}
    taken = {*fitted.design.bases[post.team], *pinned}
    site = chance.choice([row.id for row in fitted.plan.properties if row.id not in taken])
    return "structure", fitted.plan, placed(fitted.design, post.post, post.team, site)


def uprooted(fitted: Fitted, chance: Random) -> Altered:
    """A fixed post sits somewhere else; the first movable one is made fixed at another base where there is none."""
    fixed = [row for row in fitted.plan.posts if not row.movable]
    if not fixed:
        post = _pick(fitted, chance)
        base = chance.choice([row.id for row in fitted.plan.properties if row.id != post.site])
        return "structure", altered(fitted.plan, "posts", post.post, movable=False, base=base), fitted.design
    row = chance.choice(fixed)
    site = chance.choice([other.id for other in fitted.plan.properties if other.id != row.base])
    return "structure", fitted.plan, placed(fitted.design, row.id, fitted.design.placement[row.id].team, site)


def wrong_service(fitted: Fitted, chance: Random) -> Altered:
    post = chance.choice(fitted.design.placements)
    service = post.team.partition("@")[0]
    team = chance.choice([name for name in fitted.design.bases if name.partition("@")[0] != service])
    return "structure", fitted.plan, placed(fitted.design, post.post, team, post.site)


def too_many_bases(fitted: Fitted, chance: Random) -> Altered:
    team = chance.choice(sorted(fitted.design.bases))
    spare = [row.id for row in fitted.plan.properties if row.id not in fitted.design.bases[team]]
    bases = (*fitted.design.bases[team], *spare[:2])
    return "structure", fitted.plan, based(fitted.design, team, *bases)


def baseless(fitted: Fitted, chance: Random) -> Altered:
    return "structure", fitted.plan, based(fitted.design, chance.choice(sorted(fitted.design.bases)))


def estate_left_out(fitted: Fitted, chance: Random) -> Altered:
    used = sorted({p.site for p in fitted.design.placements if p.site})
    gone = chance.choice(used)
    return "structure", fitted.plan, using(fitted.design, *(site for site in fitted.design.sites if site != gone))


def estate_padded(fitted: Fitted, chance: Random) -> Altered:
    idle = [row.id for row in fitted.plan.properties if row.id not in fitted.design.sites] or ["castle"]
    return "structure", fitted.plan, using(fitted.design, *fitted.design.sites, chance.choice(idle))


def out_of_its_locality(fitted: Fitted, chance: Random) -> Altered:
    """A core team moves, lead base and movable posts together, to another locality."""
    team = _core(fitted, chance)
    there = {row.id: row.place for row in fitted.plan.properties}
    site = chance.choice([name for name, place in there.items() if place != team.partition("@")[2]])
    design = based(fitted.design, team, site)
    for post in by_team(design)[team]:
        if post.site in fitted.design.bases[team]:
            design = placed(design, post.post, team, site)
    return "base-in-locality", fitted.plan, design


def nowhere_hosted(fitted: Fitted, chance: Random) -> Altered:
    team = _hosted(fitted, chance)
    return "base-in-locality", fitted.plan, based(fitted.design, team, "p9")


def two_hosts(fitted: Fitted, chance: Random) -> Altered:
    team = _hosted(fitted, chance)
    there = {row.id: row.place for row in fitted.plan.properties}
    lead = fitted.design.bases[team][0]
    other = chance.choice([name for name, place in there.items() if place not in {there[lead], "city"}])
    plan = altered(fitted.plan, "services", team, max_bases=3)
    return "one-host", plan, based(fitted.design, team, *fitted.design.bases[team], other)


def one_desk_fewer(fitted: Fitted, chance: Random) -> Altered:
    full = [row for row in fitted.plan.properties if row.desks > row.desks_taken]
    row = chance.choice(full)
    return "desks", altered(fitted.plan, "properties", row.id, desks=row.desks - 1), fitted.design


def one_room_fewer(fitted: Fitted, chance: Random) -> Altered:
    """A team needs all the rooms that there are where it is led from, and a hundredth of one more."""
    team = chance.choice(sorted(fitted.design.bases))
    lead = fitted.design.bases[team][0]
    sort = chance.choice(("meeting_rooms", "interview_rooms"))
    there = chance.randint(0, 2)
    plan = altered(fitted.plan, "services", team.partition("@")[0], **{sort: Decimal(there) + Decimal("0.01")})
    return "rooms", altered(plan, "properties", lead, **{sort: there}), fitted.design


def a_hair_below_least(fitted: Fitted, chance: Random) -> Altered:
    service = _core_service(fitted, chance)
    least = (service.min_team_fte or Decimal(0)) + HAIR
    return "minimum-team", altered(fitted.plan, "services", service.id, min_team_fte=least), fitted.design


def a_hair_below_entitlement(fitted: Fitted, chance: Random) -> Altered:
    service = _core_service(fitted, chance)
    floor = (service.min_team_fte or Decimal(0)) + HAIR
    return "core-everywhere", altered(fitted.plan, "services", service.id, floor_fte=floor), fitted.design


def closed_over_their_heads(fitted: Fitted, chance: Random) -> Altered:
    site = chance.choice(sorted({p.site for p in fitted.design.placements if p.site}))
    return "available", altered(fitted.plan, "properties", site, state="closing"), fitted.design


def a_day_late(fitted: Fitted, chance: Random) -> Altered:
    site = chance.choice(sorted({p.site for p in fitted.design.placements if p.site}))
    return "available", altered(fitted.plan, "properties", site, available_from="2010-04-02"), fitted.design


def off_the_network(fitted: Fitted, chance: Random) -> Altered:
    site = chance.choice(fitted.design.bases[chance.choice(sorted(fitted.design.bases))])
    return "ict", altered(fitted.plan, "properties", site, ict=("trust",)), fitted.design


def barred_to_the_public(fitted: Fitted, chance: Random) -> Altered:
    team = chance.choice(sorted(fitted.design.bases))
    plan = altered(fitted.plan, "services", team.partition("@")[0], public_access=True)
    site = chance.choice(fitted.design.bases[team])
    bar = chance.choice(("public_access", "step_free"))
    return "public-access", altered(plan, "properties", site, **{bar: False}), fitted.design


PLANTERS: tuple[Planter, ...] = (
    forgotten, placed_twice, off_base, uprooted, wrong_service, too_many_bases, baseless, estate_left_out,
    estate_padded, out_of_its_locality, nowhere_hosted, two_hosts, one_desk_fewer, one_room_fewer, a_hair_below_least,
    a_hair_below_entitlement, closed_over_their_heads, a_day_late, off_the_network, barred_to_the_public,
)  # fmt: skip
"""Every kind of fault."""
