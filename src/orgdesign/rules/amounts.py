"""Amounts of a finished design that several rules speak of, and how they are shown."""

from __future__ import annotations

from collections import defaultdict

from orgdesign.brief import Brief, Team
from orgdesign.design import Design
from orgdesign.plan.services import ServiceClass
from orgdesign.units import FTE, MONEY, ROOM, decimal

ROOM_SORTS = ("meeting", "interview")
"""The sorts of room, in the order in which teams and properties hold them."""


def team_fte(brief: Brief, design: Design, team: Team, *, filled_only: bool = False) -> int:
    """FTE of a team's posts, in ten-thousandths."""
    pools = (brief.pool_of_post[p.post] for p in design.members.get(team.id, ()))
    return sum(pool.fte for pool in pools if pool.filled or not filled_only)


def managed_fte(brief: Brief, design: Design) -> dict[str, int]:
    """FTE that each locality manages: its core teams, and the hosted services led from it; in ten-thousandths."""
    found = dict.fromkeys(brief.localities, 0)
    for team in brief.teams:
        place = team.locality
        if team.kind is ServiceClass.HOSTED and (lead := design.lead(team.id)) is not None:
            place = brief.site[lead].locality
        if place is not None:
            found[place] += team_fte(brief, design, team)
    return found


def desks_needed(brief: Brief, design: Design) -> dict[str, dict[str, int]]:
    """Desks needed by property and team: FTE there times the ratio, rounded up, or what the service states."""
    fte: dict[tuple[str, str], int] = defaultdict(int)
    for placement in design.placements:
        if placement.site is not None:
            fte[placement.site, placement.team] += brief.pool_of_post[placement.post].fte
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for (site, name), amount in fte.items():
        team = brief.team[name] if name in brief.team else brief.teams_by_service[name][0]
        found[site][name] = team.desks_by_ratio(amount)
    for team in brief.teams:
        lead = design.lead(team.id)
        if team.desks is not None and lead is not None:
            found[lead][team.id] = team.desks
    return found


def seconds_away(brief: Brief, site: str | None, locality: str) -> int:
    """How far somebody who sits at a property is from a locality: nothing within it, else at least a second."""
    if site is None or brief.site[site].locality == locality:
        return 0
    return max(1, brief.travel.seconds(site, locality))


def rooms_needed(brief: Brief, design: Design) -> dict[str, tuple[int, int]]:
    """Meeting and interview rooms, in hundredths, that the teams led from each property need, where any do."""
    found: dict[str, tuple[int, int]] = {}
    for team in brief.teams:
        lead = design.lead(team.id)
        if lead is not None and any(team.rooms):
            meeting, interview = found.get(lead, (0, 0))
            found[lead] = (meeting + team.rooms[0], interview + team.rooms[1])
    return found


def show_fte(amount: int) -> str:
    """FTE as people write it: 2.5, 0.6667."""
    return f"{decimal(amount, FTE):.4f}".rstrip("0").rstrip(".")


def show_rooms(amount: int) -> str:
    """Rooms as people write them: 3, 0.2."""
    return f"{decimal(amount, ROOM):.2f}".rstrip("0").rstrip(".")


def show_money(amount: int, currency: str) -> str:
    """Money with thousands parted, and pence where there are any: £1,200, -£3.50."""
    sign = "-" if amount < 0 else ""
    return f"{sign}{currency}{decimal(abs(amount), MONEY):,.2f}".removesuffix(".00")


def show_time(seconds: int) -> str:
    """Travel in minutes, to one place."""
    return f"{seconds / 60:,.1f} minutes"
