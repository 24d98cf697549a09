"""Amounts of a finished design that several rules speak of, and how they are shown."""

from __future__ import annotations

from collections import defaultdict

from orgdesign.brief import Brief, Team
from orgdesign.design import Design
from orgdesign.units import FTE, MONEY, decimal


def team_fte(brief: Brief, design: Design, team: Team, *, filled_only: bool = False) -> int:
    """FTE of a team's posts, in ten-thousandths."""
    pools = (brief.pool_of_post[p.post] for p in design.members.get(team.id, ()))
    return sum(pool.fte for pool in pools if pool.filled or not filled_only)


def desks_needed(brief: Brief, design: Design) -> dict[str, dict[str, int]]:
    """Desks needed by property and team: FTE there times the ratio, rounded up, or what the service states."""
    fte: dict[tuple[str, str], int] = defaultdict(int)
    for placement in design.placements:
        if placement.site is not None:
            fte[placement.site, placement.team] += brief.pool_of_post[placement.post].fte
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for (site, name), amount in fte.items():
        percent = brief.team[name].desk_percent if name in brief.team else brief.teams_by_service[name][0].desk_percent
        found[site][name] = -(-amount * percent // (100 * FTE))
    for team in brief.teams:
        lead = design.lead(team.id)
        if team.desks is not None and lead is not None:
            found[lead][team.id] = team.desks
    return found


def show_fte(amount: int) -> str:
    """FTE as people write it: 2.5, 0.6667."""
    return f"{decimal(amount, FTE):.4f}".rstrip("0").rstrip(".")


def show_money(amount: int, currency: str) -> str:
    """Money with thousands parted, and pence where there are any: £1,200, -£3.50."""
    sign = "-" if amount < 0 else ""
    return f"{sign}{currency}{decimal(abs(amount), MONEY):,.2f}".removesuffix(".00")


def show_time(seconds: int) -> str:
    """Travel in minutes, to one place."""
    return f"{seconds / 60:,.1f} minutes"
