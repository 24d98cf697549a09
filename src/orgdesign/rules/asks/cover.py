"""A skill in every locality."""

from __future__ import annotations

from orgdesign.brief import Brief
from orgdesign.design import Design
from orgdesign.plan.requests import Kind, Request
from orgdesign.rules.asks.named import amount_of, sentence
from orgdesign.rules.decisions import Decisions, Terms
from orgdesign.rules.rule import Ask, Source


class Cover(Ask):
    """So many filled posts with the skill serve the locality, or each one where none is named."""

    kind = Kind.COVER
    formula = (
        r"\sum_{g \ni k} \Big( \sum_{t : l(t) = l} f_{gt} + \sum_{t,\, q : \lambda(q) = l} n_{gt} \ell_{tq} \Big) \ge N"
    )
    source = Source("Wiltshire 2006", "each multi-disciplinary team has the professions that it needs", "ppl10")

    def require(self, brief: Brief, decide: Decisions, request: Request) -> None:
        """Posts with the skill in the locality's teams, and in area-wide teams that lead from there."""
        for locality in _localities(brief, request):
            decide.require(request, _serving(brief, decide, request.subject, locality), low=amount_of(request))

    def shortfall(self, brief: Brief, design: Design, request: Request) -> tuple[int, str]:
        """Posts short, summed over the localities."""
        wanted = amount_of(request)
        short: dict[str, int] = {}
        for locality in _localities(brief, request):
            if (less := wanted - _covered(brief, design, request.subject, locality)) > 0:
                short[locality] = less
        parts = [f"{place} has {less} too few filled posts with {request.subject}" for place, less in short.items()]
        return sum(short.values()), sentence(parts, f"{request.subject} is covered")


def _localities(brief: Brief, request: Request) -> tuple[str, ...]:
    return (request.object,) if request.object else brief.localities


def _serving(brief: Brief, decide: Decisions, skill: str, locality: str) -> Terms:
    terms: Terms = []
    for team in brief.teams:
        if team.locality == locality:
            terms += [(v, f) for pool, _, v, f in decide.members(team) if pool.filled and skill in pool.skills]
        elif team.locality is None:
            pools = brief.pools_by_service.get(team.service, ())
            count = sum(pool.count for pool in pools if pool.filled and skill in pool.skills)
            there = [s for s in decide.candidates[team.id] if brief.site[s].locality == locality]
            terms += [(decide.lead[team.id, s], count) for s in there if count]
    return terms


def _covered(brief: Brief, design: Design, skill: str, locality: str) -> int:
    count = 0
    for placement in design.placements:
        pool, team = brief.pool_of_post[placement.post], brief.team.get(placement.team)
        if team is None or not pool.filled or skill not in pool.skills:
            continue
        lead = design.lead(team.id)
        serves = team.locality or (brief.site[lead].locality if lead else None)
        count += serves == locality
    return count
