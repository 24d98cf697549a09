"""Posts, FTE, pay and team sizes."""

from __future__ import annotations

from decimal import Decimal

from orgdesign.brief import Brief, Team
from orgdesign.design import Design
from orgdesign.measures.measure import Direction, Measure, Worth, some
from orgdesign.rules.amounts import show_fte, team_fte
from orgdesign.rules.rule import Source
from orgdesign.units import FTE, decimal


def fte_in_scope(brief: Brief, design: Design) -> Worth:
    """FTE of all posts placed, vacant ones included; a control total that should be the same in every option."""
    total = sum(brief.pool_of_post[p.post].fte for p in design.placements)
    return Worth(decimal(total, FTE), f"{len(design.placements)} posts.")


def vacant_posts(brief: Brief, design: Design) -> Worth:
    """Posts that are vacant; they count in FTE and desks, not in caseload."""
    vacant = sum(not brief.pool_of_post[p.post].filled for p in design.placements)
    return Worth(Decimal(vacant), f"{vacant} of {len(design.placements)} posts.", behind=vacant)


def pay_cost(brief: Brief, design: Design) -> Worth:
    """Pay of all posts placed with on-costs, where the plan gives a cost."""
    costs = {p.id: p.cost for p in brief.plan.posts}
    known = [cost for p in design.placements if (cost := costs[p.post]) is not None]
    if not known:
        return Worth(None, "The plan gives no post a cost.")
    missing = len(design.placements) - len(known)
    rest = f" {missing} posts have no cost and are left out." if missing else ""
    on_cost = brief.plan.settings.on_cost
    how = f"Cost of {len(known)} posts and {on_cost:.0%} on-costs.{rest}"
    return Worth(sum(known, Decimal(0)) * (1 + on_cost), how)


def core_teams(brief: Brief) -> tuple[Team, ...]:
    """The teams of core services."""
    return tuple(team for team in brief.teams if team.locality is not None)


def teams_below_minimum(brief: Brief, design: Design) -> Worth:
    """Teams of core services with fewer FTE than can stand alone."""
    teams = core_teams(brief)
    small = [team.id for team in teams if team_fte(brief, design, team) < team.min_fte]
    named = f": {some(small)}" if small else ""
    return Worth(Decimal(len(small)), f"{len(small)} of {len(teams)} teams{named}.")


def smallest_team(brief: Brief, design: Design) -> Worth:
    """FTE of the smallest team of a core service."""
    sizes = [(team_fte(brief, design, team), team.id) for team in core_teams(brief)]
    if not sizes:
        return Worth(None, "No service is core.")
    fte, team = min(sizes)
    posts = len(design.members.get(team, ()))
    return Worth(decimal(fte, FTE), f"{team} with {show_fte(fte)} FTE in {posts} posts.", behind=posts)


def extra_bases(_brief: Brief, design: Design) -> Worth:
    """Bases that teams have beyond one each."""
    spread = sorted(team for team, bases in design.bases.items() if len(bases) > 1)
    extra = sum(len(design.bases[team]) - 1 for team in spread)
    return Worth(Decimal(extra), f"{len(spread)} of {len(design.bases)} teams are at more than one base.")


STAFFING = (
    Measure(
        "fte", "FTE in scope", "FTE", Direction.NEITHER, r"\sum_p \varphi_p",
        Source("Wigan 2010", "the whole establishment is accounted for", "ppl15"), ("posts",), fte_in_scope, 1,
    ),
    Measure(
        "vacant-posts", "Vacant posts", "posts", Direction.NEITHER, r"\#\{p : p \text{ vacant}\}",
        Source("Wigan 2010", "shortage and vacancies", "ppl20"), ("posts",), vacant_posts,
    ),
    Measure(
        "pay-cost", "Pay with on-costs", "{currency} a year", Direction.LOWER, r"(1+o) \sum_p c_p",
        Source("Wigan 2010", "financial implications are a standing heading", "prog12"), ("posts", "plan"), pay_cost,
    ),
    Measure(
        "teams-below-minimum", "Core teams below their minimum", "teams", Direction.LOWER,
        r"\#\{t : \varphi_t < m_t\}",
        Source("Peterborough 2009", "services without the capacity to be distributed", "C4"),
        ("posts", "services"), teams_below_minimum,
    ),
    Measure(
        "smallest-team", "Smallest core team", "FTE", Direction.HIGHER, r"\min_t \varphi_t",
        Source("Peterborough 2009", "services without the capacity to be distributed", "C4"),
        ("posts", "services"), smallest_team, 1,
    ),
    Measure(
        "extra-bases", "Bases beyond one a team", "bases", Direction.LOWER, r"\sum_t (|B_t| - 1)",
        Source("Peterborough 2009", "a service split too far becomes fragmented", "C5"),
        ("posts", "services", "properties"), extra_bases,
    ),
)  # fmt: skip
"""Measures of posts and teams."""
