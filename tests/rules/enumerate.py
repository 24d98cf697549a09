"""Every design that a tiny brief allows, listed without a solver, and the best of them stage by stage.

Written from "What a design is" in docs/semantics.md, not from the model. Posts of one pool are alike, so of designs
that differ only in which of them sits where, one is listed.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import chain, combinations, combinations_with_replacement, product

from orgdesign.brief import Brief, Pool, Stage, Team
from orgdesign.design import Design, Placement, Status
from orgdesign.rules.register import OBJECTIVES, in_force
from orgdesign.rules.rule import Constraint, Scope

SitesOf = Callable[[Team], Sequence[str]]
Bases = dict[str, tuple[str, ...]]


def enumerate_designs(brief: Brief, sites_of: SitesOf | None = None) -> Iterator[Design]:
    """Every design of the brief, whatever the rules say of it.

    ``sites_of`` gives the properties where a team may be based; all of them where it is not given.
    """
    found = sites_of or (lambda _: [s.id for s in brief.sites])
    services = [list(_of_service(brief, service, found)) for service in brief.teams_by_service]
    for parts in product(*services):
        placements = tuple(sorted((p for placed, _ in parts for p in placed), key=lambda p: p.post))
        bases = {team: at for _, held in parts for team, at in held.items()}
        used = {p.site for p in placements if p.site} | {s for at in bases.values() for s in at}
        spare = sorted(brief.may_keep - used)
        for kept in chain.from_iterable(combinations(spare, n) for n in range(len(spare) + 1)):
            yield Design(placements, bases, tuple(sorted(used | set(kept))))


def best_by_enumeration(brief: Brief) -> tuple[Status, list[int]]:
    """The value that each stage reaches, in ten-thousandths of its objectives' units, and whether there is a design.

    Each stage is judged among the designs that keep the earlier ones within their slack.
    """
    rules = in_force(brief)
    kept = [d for d in enumerate_designs(brief, fit(brief)) if holds(brief, rules, d)]
    values: list[int] = []
    for stage in brief.stages if kept else ():
        reached = [(_value(brief, stage, design), design) for design in kept]
        best = min(value for value, _ in reached)
        values.append(best)
        limit = best + _given_up(stage, best)
        kept = [design for value, design in reached if value <= limit]
    return (Status.PROVEN_BEST if values else Status.IMPOSSIBLE), values


def holds(brief: Brief, rules: Sequence[Constraint], design: Design) -> bool:
    """Tell whether no rule has a finding."""
    return not any(True for rule in rules for _ in rule.findings(brief, design))


def _of_service(brief: Brief, service: str, sites_of: SitesOf) -> Iterator[tuple[list[Placement], Bases]]:
    teams, pools = brief.teams_by_service[service], brief.pools_by_service[service]
    for chosen in product(*(_base_sets(sites_of(team), team.max_bases) for team in teams)):
        bases = {team.id: at for team, at in zip(teams, chosen, strict=True)}
        for seated in product(*(list(_seatings(brief, pool, teams, bases)) for pool in pools)):
            placements = [placement for some in seated for placement in some]
            held = {(p.team, p.site) for p in placements}
            if all((team, base) in held for team, at in bases.items() for base in at[1:]):
                yield placements, bases


def _base_sets(sites: Sequence[str], most: int) -> list[tuple[str, ...]]:
    """A lead base, then some others in order of id."""
    return [
        (lead, *more)
        for lead in sites
        for number in range(min(most, len(sites)))
        for more in combinations(sorted(set(sites) - {lead}), number)
    ]


def _seatings(brief: Brief, pool: Pool, teams: Sequence[Team], bases: Bases) -> Iterator[list[Placement]]:
    seats: set[tuple[str, str]] = set()
    for team in teams:
        if brief.may_serve(pool, team):
            own = {pool.fixed_site} if pool.fixed_site else {*bases[team.id], *brief.pinned_sites.get(pool.apart, ())}
            seats |= {(team.id, site) for site in own if site}
    for taken in combinations_with_replacement(sorted(seats), pool.count):
        yield [Placement(post, team, site) for post, (team, site) in zip(pool.posts, taken, strict=True)]


def fit(brief: Brief) -> SitesOf:
    """The properties where no rule on one team or one property speaks against the team, by what the rules say."""
    rules = [rule for rule in in_force(brief) if rule.scope is Scope.TEAM or rule.id == "available"]

    def fits(team: Team, site: str) -> bool:
        alone = Design((), {team.id: (site,)}, (site,))
        return not any(f.subject in {team.id, site} for rule in rules for f in rule.findings(brief, alone))

    return lambda team: [s.id for s in brief.sites if fits(team, s.id)]


def _value(brief: Brief, stage: Stage, design: Design) -> int:
    return sum(t.weight * sum(f.amount for f in OBJECTIVES[t.goal].findings(brief, design)) for t in stage.terms)


def _given_up(stage: Stage, value: int) -> int:
    """What later stages may add: a share of the value, or so many of the first objective's shown units."""
    slack = Fraction(stage.slack)
    if stage.slack_unit == "percent":
        return math.floor(abs(value) * slack / 100)
    return math.floor(slack * OBJECTIVES[stage.terms[0].goal].per_shown * 10_000)
