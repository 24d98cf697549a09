"""Properties: what they cost, which are released, and how full they are."""

from __future__ import annotations

from decimal import Decimal

from orgdesign.asis import today
from orgdesign.brief import Brief
from orgdesign.design import Design
from orgdesign.measures.measure import Direction, Measure, Worth, some
from orgdesign.rules.amounts import desks_needed, show_money
from orgdesign.rules.rule import Source
from orgdesign.units import MONEY, decimal


def opened(brief: Brief, design: Design) -> tuple[str, ...]:
    """Properties that the design brings into use: those that the plan does not say are in use today."""
    if design == today(brief):
        return ()
    return tuple(sorted(s for s in design.sites if not brief.site[s].in_use))


def released(brief: Brief, design: Design) -> tuple[str, ...]:
    """Properties that the design releases: those that the plan says are in use today and the design does not use."""
    if design == today(brief):
        return ()
    return tuple(sorted(s.id for s in brief.sites if s.in_use and s.id not in design.sites))


def desks_by_site(brief: Brief, design: Design) -> dict[str, int]:
    """Desks needed at each property in use."""
    needed = desks_needed(brief, design)
    return {site: sum(needed.get(site, {}).values()) for site in design.sites}


def _names(brief: Brief, sites: tuple[str, ...]) -> str:
    rows = {p.id: p.name for p in brief.plan.properties}
    return some([rows[s] for s in sites]) if sites else "none"


def running_cost(brief: Brief, design: Design) -> Worth:
    """What the properties in use cost to run."""
    total = sum(brief.site[s].running_cost for s in design.sites)
    return Worth(decimal(total, MONEY), f"{len(design.sites)} properties in use.")


def one_off_cost(brief: Brief, design: Design) -> Worth:
    """What it costs to bring properties into use and to release others, less receipts."""
    new = sum(brief.site[s].one_off_cost for s in opened(brief, design))
    gone = sum(brief.site[s].release_cost for s in released(brief, design))
    currency = brief.plan.settings.currency
    how = f"{show_money(new, currency)} to bring into use, {show_money(gone, currency)} on release."
    return Worth(decimal(new + gone, MONEY), how)


def properties_in_use(brief: Brief, design: Design) -> Worth:
    """Properties where a post sits or a team is based, or that must be kept."""
    new = opened(brief, design)
    return Worth(Decimal(len(design.sites)), f"Newly in use: {_names(brief, new)}.")


def properties_released(brief: Brief, design: Design) -> Worth:
    """Properties in use today that the design leaves."""
    gone = released(brief, design)
    return Worth(Decimal(len(gone)), f"Released: {_names(brief, gone)}.")


def desks_used(brief: Brief, design: Design) -> Worth:
    """Desks that the teams need where they are based."""
    needed = desks_by_site(brief, design)
    over = sum(need > brief.site[site].desks for site, need in needed.items())
    how = f"{over} properties hold more than they have desks for." if over else "They fit in every property."
    return Worth(Decimal(sum(needed.values())), how)


def desks_free(brief: Brief, design: Design) -> Worth:
    """Desks left free in the properties in use; a property that is too full counts as none free."""
    needed = desks_by_site(brief, design)
    free = sum(max(0, brief.site[site].desks - need) for site, need in needed.items())
    return Worth(Decimal(free), f"{len(needed)} properties in use.")


def occupancy(brief: Brief, design: Design) -> Worth:
    """Desks needed as a share of the desks open to the plan in the properties in use."""
    needed = sum(desks_by_site(brief, design).values())
    held = sum(brief.site[s].desks for s in design.sites)
    if not held:
        return Worth(None, "No property in use has desks.")
    return Worth(Decimal(100 * needed) / held, f"{needed} of {held} desks.")


_COST = Source("Wiltshire 2006", "no more than today's outgoings", "est11")
_SPACE = Source("Manchester 2019", "finding space for teams in the estate", "est6")
_RESTS_ON = ("properties", "posts")

ESTATE = (
    Measure(
        "running-cost", "Running cost of properties", "{currency} a year", Direction.LOWER, r"\sum_q r_q o_q",
        _COST, _RESTS_ON, running_cost,
    ),
    Measure(
        "one-off-cost", "One-off cost of the change of properties", "{currency}, once", Direction.LOWER,
        r"\sum_{q \text{ opened}} a_q + \sum_{q \text{ released}} e_q", _COST, _RESTS_ON, one_off_cost,
    ),
    Measure(
        "properties-in-use", "Properties in use", "properties", Direction.LOWER, r"\sum_q o_q",
        _SPACE, _RESTS_ON, properties_in_use,
    ),
    Measure(
        "properties-released", "Properties released", "properties", Direction.HIGHER, r"\sum_q (1 - o_q) u_q",
        _SPACE, _RESTS_ON, properties_released,
    ),
    Measure(
        "desks-used", "Desks needed", "desks", Direction.NEITHER, r"\sum_{t,q} \lceil \delta_t \varphi_{tq} \rceil",
        _SPACE, (*_RESTS_ON, "services", "plan"), desks_used,
    ),
    Measure(
        "desks-free", "Desks free in properties in use", "desks", Direction.NEITHER,
        r"\sum_q \max(0, D_q - d_q)", _SPACE, (*_RESTS_ON, "services", "plan"), desks_free,
    ),
    Measure(
        "occupancy", "Occupancy of properties in use", "% of desks", Direction.NEITHER, r"100 \sum_q d_q / \sum_q D_q",
        _SPACE, (*_RESTS_ON, "services", "plan"), occupancy,
    ),
)  # fmt: skip
"""Measures of the estate."""
