"""Teams based together."""

from __future__ import annotations

from orgdesign.brief import Brief
from orgdesign.design import Design
from orgdesign.plan.requests import Kind, Request
from orgdesign.rules.asks.named import impossible, pairs_named, said, sentence, without_team
from orgdesign.rules.decisions import Decisions
from orgdesign.rules.rule import Ask, Source


class Together(Ask):
    """The teams named have the same lead base; those of two core services within each locality."""

    kind = Kind.TOGETHER
    formula = r"\ell_{tq} = \ell_{uq} \qquad \forall q"
    source = Source("Manchester 2019", "duty and early help teams are co-located in localities", "est7")

    def require(self, brief: Brief, decide: Decisions, request: Request) -> None:
        """Wherever one of a pair leads, so does the other."""
        if without_team(brief, request.subject, request.object):
            impossible(decide, request)
            return
        for one, two in pairs_named(brief, request):
            for site in dict.fromkeys([*decide.candidates[one.id], *decide.candidates[two.id]]):
                first, second = decide.lead.get((one.id, site)), decide.lead.get((two.id, site))
                terms = [(lead, sign) for lead, sign in ((first, 1), (second, -1)) if lead is not None]
                decide.require(request, terms, low=0, high=0)

    def shortfall(self, brief: Brief, design: Design, request: Request) -> tuple[int, str]:
        """Pairs apart."""
        missing = without_team(brief, request.subject, request.object)
        if missing:
            return 1, missing
        leads = [(one, two, design.lead(one.id), design.lead(two.id)) for one, two in pairs_named(brief, request)]
        apart = [f"{said(one, at)} and {said(two, by)}" for one, two, at, by in leads if at is None or at != by]
        return len(apart), sentence(apart, f"{request.subject} and {request.object} are based together")
