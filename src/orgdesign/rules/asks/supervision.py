"""Posts that stay with their line manager."""

from __future__ import annotations

from orgdesign.brief import Brief, Team
from orgdesign.design import Design, Placement
from orgdesign.plan.requests import Kind, Request
from orgdesign.rules.asks.named import impossible, sentence, without_team
from orgdesign.rules.decisions import Decisions, Terms
from orgdesign.rules.rule import Ask, Source


class Supervision(Ask):
    """Filled posts whose line manager is a filled post of the same service are in the team of that manager."""

    kind = Kind.SUPERVISION
    formula = r"\sum_q f_{gtq} \le n_g \sum_q f_{m(g)\,tq} \qquad \forall g,\ t"
    source = Source("Peterborough 2009", "whether a service can leave the line that supervises it", "C5")

    def require(self, brief: Brief, decide: Decisions, request: Request) -> None:
        """In each team named there are posts of a manager only where that manager is."""
        teams = _teams(brief, request)
        if request.subject and not teams:
            impossible(decide, request)
        for team in teams:
            if team.locality is not None:
                _stay(decide, request, team)

    def shortfall(self, brief: Brief, design: Design, request: Request) -> tuple[int, str]:
        """Posts parted from their manager."""
        missing = without_team(brief, request.subject) if request.subject else ""
        if missing:
            return 1, missing
        parts = [
            f"{placement.post} is in {placement.team} and its manager {manager} in {design.placement[manager].team}"
            for placement in design.placements
            if (manager := brief.pool_of_post[placement.post].manager)
            and _asked(request, placement)
            and not _with(brief, placement, design.placement.get(manager))
        ]
        where = request.subject or "the whole area"
        return len(parts), sentence(parts, f"Posts of {where} are with their line managers")


def _teams(brief: Brief, request: Request) -> tuple[Team, ...]:
    return brief.teams_named(request.subject) if request.subject else brief.teams


def _stay(decide: Decisions, request: Request, team: Team) -> None:
    """No post of the team without its manager; a manager is one post, in a pool of its own."""
    here: dict[str, Terms] = {}
    mine: dict[tuple[str, int, str], Terms] = {}
    for pool, _, variable, factor in decide.members(team):
        if pool.apart:
            here.setdefault(pool.apart, []).append((variable, factor))
        if pool.manager:
            mine.setdefault((pool.manager, pool.count, pool.id), []).append((variable, factor))
    for (manager, count, _), posts in mine.items():
        decide.require(request, [*posts, *((v, -f * count) for v, f in here.get(manager, ()))], high=0)


def _asked(request: Request, placement: Placement) -> bool:
    """Tell whether the request is about the post: its service or its team is named, or none is."""
    return request.subject in {"", placement.team, placement.team.partition("@")[0]}


def _with(brief: Brief, placement: Placement, manager: Placement | None) -> bool:
    """Tell whether a post is in a team, and its manager in the same."""
    return manager is not None and placement.team in brief.team and placement.team == manager.team
