"""Requests that must hold."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesign.brief import Brief
from orgdesign.design import Design, Finding
from orgdesign.rules.asks.register import ASKS
from orgdesign.rules.decisions import Decisions
from orgdesign.rules.rule import Constraint, Scope, Source


class Requests(Constraint):
    """Every request that must hold does."""

    id = "requests"
    formula = r"\text{each must request's own rows}"
    source = Source("Peterborough 2009", "proposals carry conditions that any option has to meet", "ppl1")
    scope = Scope.AREA

    def enforce(self, brief: Brief, decide: Decisions) -> None:
        """Each *must* request's own rows."""
        for request in brief.requests:
            if request.strength == "must":
                ASKS[request.kind].require(brief, decide, request)

    def findings(self, brief: Brief, design: Design) -> Iterator[Finding]:
        """Name each *must* request that does not hold."""
        for request in brief.requests:
            if request.strength == "must":
                amount, sentence = ASKS[request.kind].shortfall(brief, design, request)
                if amount:
                    yield Finding(self.id, request.subject or request.kind, amount, sentence, request.id)
