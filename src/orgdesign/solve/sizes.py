"""Team sizes that an earlier priority has settled, said to the model base by base so that its relaxation is tight.

Once need match may be no more than so much, each core team is within a narrow band of its target: a service can be
away from its targets by what the limit leaves when all others are at their own bound, and since what one team has too
much its sisters have too little, a team by no more than half of that. Whatever base a team leads from then seats
nearly all of its FTE. Every design that keeps the limit keeps these rows; a relaxation without them would seat each
post at whichever base is nearest to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from orgdesign.brief import Brief, Pool, Site, Stage, Team
from orgdesign.plan.options import Goal
from orgdesign.rules.decisions import Decisions


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


def hold_kept_sizes(brief: Brief, decide: Decisions, stage: Stage, limit: int, need: Mapping[str, int]) -> None:
    """Hold the sizes that a stage leaves teams where its value may be at most ``limit``, if need match is all of it."""
    if stage.goals == {Goal.NEED_MATCH}:
        weight = sum(term.weight for term in stage.terms)
        if weight:
            hold_sizes(brief, decide, bands(brief, limit // weight, need))


def hold_sizes(brief: Brief, decide: Decisions, sizes: Mapping[str, tuple[int, int]]) -> None:
    """Hold each team to its least and most FTE, in all and at each base that it may lead from."""
    apart = _apart(brief)
    for name, (least, most) in sizes.items():
        team = brief.team[name]
        decide.row(decide.fte(team), least, most)
        if team.max_bases == 1:
            away = sum(p.fte * p.count for p in apart[team.service] if brief.may_serve(p, team))
            for site in decide.candidates[name]:
                _hold_at(brief, decide, team, brief.site[site], max(0, least - away), most)


def _apart(brief: Brief) -> dict[str, list[Pool]]:
    """The pools of each service whose posts may sit where their team has no base."""
    found: dict[str, list[Pool]] = defaultdict(list)
    for pool in brief.pools:
        if pool.fixed_site or brief.pinned_sites.get(pool.apart):
            found[pool.service].append(pool)
    return found


def _hold_at(brief: Brief, decide: Decisions, team: Team, site: Site, least: int, most: int) -> None:
    lead = decide.lead[team.id, site.id]
    there = [
        (variable, pool.fte * factor)
        for pool, variable, factor in decide.sitting(team.id, site.id)
        if not pool.fixed_site and not brief.pinned_sites.get(pool.apart)
    ]
    if all(variable == lead for variable, _ in there):
        return
    decide.row([*there, (lead, -most)], high=0)
    decide.row([*there, (lead, -least)], low=0)
    if team.desks is None and (desks := decide.desks(team, site)):
        decide.row([*desks, (lead, -team.desks_by_ratio(least))], low=0)
