"""Where the services with one team are hosted when hosts are fixed: in localities that have room for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction

from orgdesign.brief import Brief, Team
from orgdesign.units import FTE

FULL = Fraction(9, 10)
"""Share of a locality's desks that may be needed; beyond it teams cannot be packed into its properties."""


def hosts_with_room(brief: Brief, drawn: Mapping[str, str]) -> dict[str, str]:
    """The hosts drawn, but for those moved from localities that core teams sized by need leave too full.

    The largest go first, each to where most desks are left; services that a request binds stay.
    """
    hosts = dict(drawn)
    need = {team.service if team.locality is None else team.id: _desks(brief, team) for team in brief.teams}
    left: dict[str, Fraction] = defaultdict(Fraction)
    for site in brief.sites:
        left[site.locality or ""] += site.desks * FULL
    for team in brief.teams:
        left[team.locality or hosts[team.service]] -= need[team.id]
    bound = {name for r in brief.requests if r.strength == "must" for name in (r.subject, r.object)}
    bound |= {service.id for service in brief.plan.services if service.tied_place}
    for service in sorted(set(hosts) - bound, key=lambda s: (-need.get(s, 0), s)):
        to = max(sorted(brief.localities), key=lambda locality: left[locality])
        if left[hosts[service]] < 0 and left[to] >= need.get(service, 0):
            left[hosts[service]] += need.get(service, 0)
            left[to] -= need.get(service, 0)
            hosts[service] = to
    return hosts


def _desks(brief: Brief, team: Team) -> int:
    """The desks that a team needs, a core team at its size by need."""
    if team.desks is not None:
        return team.desks
    posts = sum(pool.fte * pool.count for pool in brief.pools_by_service[team.service])
    fte = posts if team.target is None else team.target
    return -(-fte * team.desk_percent // (100 * FTE))
