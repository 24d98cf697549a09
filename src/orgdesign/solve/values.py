"""A design as values of the model's variables, and back."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from orgdesign.brief import Brief, Pool
from orgdesign.design import Design, Placement
from orgdesign.rules.decisions import NO_LIMIT, Decisions


def design_of(decide: Decisions, values: list[int]) -> Design:
    """The design that the values describe.

    Posts of a pool are alike, so they are named in order of id, teams in order; no property is kept without need.
    """
    brief = decide.brief
    placements: list[Placement] = []
    sits: dict[str, list[tuple[str, str, int]]] = defaultdict(list)
    for (name, to, at), (variable, factor) in decide.sit.items():
        if values[variable]:
            sits[name].append((to, at, values[variable] * factor))
    for pool in brief.pools:
        placements += _name_posts(pool, sits[pool.id])
    bases: dict[str, tuple[str, ...]] = {}
    held = {(p.team, p.site) for p in placements}
    for team in brief.teams:
        sites = decide.candidates[team.id]
        lead = next(s for s in sites if values[decide.lead[team.id, s]])
        more = [s for s in sites if s != lead and values[decide.base[team.id, s]] and (team.id, s) in held]
        bases[team.id] = (lead, *more)
    used = {p.site for p in placements if p.site} | {s for held_at in bases.values() for s in held_at}
    return Design(tuple(sorted(placements, key=lambda p: p.post)), bases, tuple(sorted(used | _kept(decide, values))))


def _name_posts(pool: Pool, sits: list[tuple[str, str, int]]) -> list[Placement]:
    names = iter(pool.posts)
    return [Placement(next(names), team, site) for team, site, count in sorted(sits) for _ in range(count)]


def _kept(decide: Decisions, values: list[int]) -> set[str]:
    return {s for s in decide.brief.may_keep if s in decide.use and values[decide.use[s]]}


def in_order(brief: Brief, design: Design) -> Design:
    """The same design with the posts of each pool, which are alike, named in order of id, teams and sites in order."""
    placements: list[Placement] = []
    for pool in brief.pools:
        seats = sorted((design.placement[post].team, design.placement[post].site or "") for post in pool.posts)
        placements += [Placement(post, team, site) for post, (team, site) in zip(pool.posts, seats, strict=True)]
    return replace(design, placements=tuple(sorted(placements, key=lambda p: p.post)))


def values_of(decide: Decisions, design: Design) -> list[int]:
    """The variables' values for a design: every one, so that the solver can take it as a whole.

    Variables that only measure (desks, distances, what is unmet) take the least value that the rows allow.
    """
    values: list[int | None] = [None] * len(decide.names)
    for table in (decide.lead, decide.base):
        for variable in table.values():
            values[variable] = 0
    for variable in [*(v for v, _ in decide.sit.values()), *decide.use.values()]:
        values[variable] = 0
    for used in design.sites:
        values[decide.use[used]] = 1
    for team, sites in design.bases.items():
        values[decide.lead[team, sites[0]]] = 1
        for base in sites:
            values[decide.base[team, base]] = 1
    for (team, base, other, there), variable in decide.meet.items():
        values[variable] = int(design.bases[team][0] == base and design.bases[other][0] == there)
    pools = decide.brief.pool_of_post
    leads = set(decide.lead.values())
    for placement in design.placements:
        variable, factor = decide.sit[pools[placement.post].id, placement.team, str(placement.site)]
        if factor == 1 and variable not in leads:
            values[variable] = (values[variable] or 0) + 1
    return _measure(decide, values)


def _measure(decide: Decisions, values: list[int | None]) -> list[int]:
    settled: list[int] = [0 if v is None else v for v in values]
    open_ = {i for i, v in enumerate(values) if v is None}
    for index in open_:
        settled[index] = decide.lower[index]
    for line in decide.lines:
        unknown = [(v, f) for v, f in line.terms if v in open_]
        if len(unknown) != 1:
            continue
        variable, factor = unknown[0]
        rest = sum(f * settled[v] for v, f in line.terms if v not in open_)
        if factor > 0 and line.low > -NO_LIMIT:
            settled[variable] = max(settled[variable], -(-(line.low - rest) // factor))
        elif factor < 0 and line.high < NO_LIMIT:
            settled[variable] = max(settled[variable], -((line.high - rest) // -factor))
    return [min(v, decide.upper[i]) for i, v in enumerate(settled)]
