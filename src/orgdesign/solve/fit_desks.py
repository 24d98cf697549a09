"""The desks that teams need at least, said of every property and locality that they must fit into.

The rows on desks speak of posts, and so of fractions of them; these are knapsacks of yes-or-no decisions, which solvers
know how to cut.

Source: H. Crowder, E. L. Johnson and M. Padberg, "Solving large-scale zero-one linear programming problems", Operations
Research 31(5), 1983.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from orgdesign.brief import Brief, Site, Team
from orgdesign.rules.decisions import Decisions
from orgdesign.solve.made_up import sits_apart


def hold_desks(brief: Brief, decide: Decisions, sizes: Mapping[str, int]) -> None:
    """Say that the desks which teams need at least, wherever they lead, fit into each property and each locality.

    ``sizes`` holds the least FTE of teams, in ten-thousandths, where it is known.
    """
    apart: Counter[str] = Counter()
    for pool in brief.pools:
        if sits_apart(brief, pool):
            apart[pool.service] += pool.fte * pool.count
    least = decide.least_desks
    for site in brief.sites:
        for name in decide.teams_at(site.id):
            if (name, site.id) in decide.lead:
                team = brief.team[name]
                size = max(0, sizes.get(name, 0) - apart[team.service])
                least[name, site.id] = _least_desks(decide, team, site, size)
        needed = [(decide.lead[t, site.id], n) for t in decide.teams_at(site.id) if (n := least.get((t, site.id), 0))]
        if len(needed) > 1 and sum(desks for _, desks in needed) > site.desks:
            decide.row([*needed, (decide.use[site.id], -site.desks)], high=0)
    for locality in brief.localities:
        inside = {site.id: site.desks for site in brief.sites if site.locality == locality}
        bound = [t.id for t in brief.teams if decide.candidates[t.id] and inside.keys() >= {*decide.candidates[t.id]}]
        total = sum(min(least.get((name, site), 0) for site in decide.candidates[name]) for name in bound)
        if total and len(inside) > 1:
            decide.row([(decide.use[site], desks) for site, desks in inside.items()], low=total)


def _least_desks(decide: Decisions, team: Team, site: Site, fte: int) -> int:
    """The desks that a team of at least so much FTE needs at a property if it leads from there."""
    terms = decide.desks(team, site)
    if all(variable == decide.lead[team.id, site.id] for variable, _ in terms):
        return sum(desks for _, desks in terms)
    if team.desks is not None:
        return team.desks
    if team.max_bases > 1:
        return 0
    return team.desks_by_ratio(fte)
