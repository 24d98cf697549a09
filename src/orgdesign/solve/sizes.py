"""Team sizes that an earlier priority has settled, said to the model so that its relaxation is tight.

Once need match may be no more than so much, a service can be away from its targets by what the limit leaves when all
others are at their own bound. That leaves its teams few ways to be made up of whole posts (``made_up``). Where there
are too many to go through, a team is held to a band: what one team has too much its sisters have too little, so it is
off its target by no more than half of that. The desks that teams then need at least are said once more (``fit_desks``).
Every design that keeps the limit keeps all these rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from orgdesign.brief import Brief, Site, Stage, Team
from orgdesign.plan.options import Goal
from orgdesign.rules.decisions import Decisions, Terms
from orgdesign.rules.register import in_force
from orgdesign.solve.fit_desks import hold_desks
from orgdesign.solve.made_up import hold_service, sits_apart
from orgdesign.solve.model import Costs

MOST_SERVICES = 0.8
"""The share of services that are held to the ways of making up their teams where most are."""


def bands(brief: Brief, limit: int, need: Mapping[str, int]) -> dict[str, tuple[int, int]]:
    """The least and most FTE (in ten-thousandths) of each core team, where need match is at most ``limit``.

    ``need`` is each service's proven bound on need match.
    """
    spare = limit - sum(need.values())
    found: dict[str, tuple[int, int]] = {}
    for team in brief.teams:
        if team.target is not None and team.service in need:
            half = (need[team.service] + max(0, spare)) // 2
            found[team.id] = max(0, team.target - half), team.target + half
    return found


def hold_kept_sizes(
    brief: Brief, decide: Decisions, costs: Costs, stage: Stage, limit: int, need: Mapping[str, int]
) -> bool:
    """Hold the sizes that a stage leaves teams where its value may be at most ``limit``, if need match is all of it.

    Tells whether most core services are held to the ways in which their teams can be made up.
    """
    weight = sum(term.weight for term in stage.terms)
    if stage.goals != {Goal.NEED_MATCH} or not weight:
        return False
    most = limit // weight
    sizes = bands(brief, most, need)
    spare = max(0, most - sum(need.values()))
    distances: dict[str, Terms] = defaultdict(list)
    away = costs.of_goal(Goal.NEED_MATCH)
    for team, term in zip((t for t in brief.teams if t.target is not None), away, strict=True):
        distances[team.service].append(term)
    told = 0
    for service, terms in distances.items():
        found = hold_service(brief, decide, service, terms, need[service] + spare) if service in need else {}
        told += bool(found)
        sizes |= found
    for name, (least, size) in sizes.items():
        _hold_team(brief, decide, brief.team[name], least, size)
    if any(rule.id == "desks" for rule in in_force(brief)):
        hold_desks(brief, decide, {name: least for name, (least, _) in sizes.items()})
    return told > MOST_SERVICES * len(distances)


def _hold_team(brief: Brief, decide: Decisions, team: Team, least: int, most: int) -> None:
    """Hold a team to its least and most FTE, in all and at each base that it may lead from."""
    decide.row(decide.fte(team), least, most)
    if team.max_bases > 1:
        return
    pools = brief.pools_by_service[team.service]
    away = sum(p.fte * p.count for p in pools if sits_apart(brief, p) and brief.may_serve(p, team))
    for site in decide.candidates[team.id]:
        _hold_at(brief, decide, team, brief.site[site], max(0, least - away), most)


def _hold_at(brief: Brief, decide: Decisions, team: Team, site: Site, least: int, most: int) -> None:
    lead = decide.lead[team.id, site.id]
    there = [
        (variable, pool.fte * factor)
        for pool, variable, factor in decide.sitting(team.id, site.id)
        if not sits_apart(brief, pool)
    ]
    if all(variable == lead for variable, _ in there):
        return
    decide.row([*there, (lead, -most)], high=0)
    decide.row([*there, (lead, -least)], low=0)
    if team.desks is None and (desks := decide.desks(team, site)):
        decide.row([*desks, (lead, -team.desks_by_ratio(least))], low=0)
