"""Requests that should hold and do not."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesign.brief import Brief
from orgdesign.design import Design, Finding
from orgdesign.plan.options import Goal
from orgdesign.rules.asks.register import ASKS
from orgdesign.rules.decisions import Decisions, Terms
from orgdesign.rules.rule import Objective, Scope, Source
from orgdesign.units import WEIGHT, whole


class RequestsUnmet(Objective):
    """As few as can be of the requests that should hold are left unmet, by weight."""

    goal = Goal.REQUESTS_UNMET
    unit = "hundredths of weight"
    shown_unit = "weight"
    per_shown = 100
    formula = r"\sum_r w_r\, u_r"
    source = Source("Wigan 2010", "co-location asks and their satisfaction", "est2")
    scope = Scope.AREA

    def cost(self, brief: Brief, decide: Decisions) -> Terms:
        """Each *should* request's own rows, loosened where it is marked unmet, and its weight."""
        terms: Terms = []
        for request in brief.requests:
            if request.strength == "should":
                ASKS[request.kind].require(brief, decide, request)
                if request.id in decide.unmet:
                    terms.append((decide.unmet[request.id], whole(request.weight, WEIGHT)))
        return terms

    def findings(self, brief: Brief, design: Design) -> Iterator[Finding]:
        """Name each *should* request that does not hold."""
        for request in brief.requests:
            if request.strength == "should":
                amount, sentence = ASKS[request.kind].shortfall(brief, design, request)
                if amount:
                    yield Finding(
                        self.goal, request.subject or request.kind, whole(request.weight, WEIGHT), sentence, request.id
                    )
