"""Teams based apart."""

from __future__ import annotations

from orgdesign.brief import Brief
from orgdesign.design import Design
from orgdesign.plan.requests import Kind, Request
from orgdesign.rules.asks.named import impossible, pairs_named, sentence, without_team
from orgdesign.rules.decisions import Decisions
from orgdesign.rules.rule import Ask, Source


class Apart(Ask):
    """The teams named share no base; those of two core services within each locality."""

    kind = Kind.APART
    formula = r"y_{tq} + y_{uq} \le 1 \qquad \forall q"
    source = Source("Manchester 2019", "accommodation has to be fit for each team's purpose", "est6")

    def require(self, brief: Brief, decide: Decisions, request: Request) -> None:
        """At each property at most one of a pair has a base."""
        if without_team(brief, request.subject, request.object):
            impossible(decide, request)
            return
        for one, two in pairs_named(brief, request):
            for site in decide.candidates[one.id]:
                if (two.id, site) in decide.base:
                    both = [(decide.base[one.id, site], 1), (decide.base[two.id, site], 1)]
                    decide.require(request, both, high=1)

    def shortfall(self, brief: Brief, design: Design, request: Request) -> tuple[int, str]:
        """Pairs with a common base."""
        missing = without_team(brief, request.subject, request.object)
        if missing:
            return 1, missing
        shared: list[str] = []
        for one, two in pairs_named(brief, request):
            common = set(design.bases.get(one.id, ())) & set(design.bases.get(two.id, ()))
            if common:
                shared.append(f"{one.id} and {two.id} share {', '.join(sorted(common))}")
        return len(shared), sentence(shared, f"{request.subject} and {request.object} share no base")
