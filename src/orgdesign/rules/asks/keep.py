"""A property kept."""

from __future__ import annotations

from orgdesign.brief import Brief
from orgdesign.design import Design
from orgdesign.plan.requests import Kind, Request
from orgdesign.rules.asks.named import impossible
from orgdesign.rules.decisions import Decisions
from orgdesign.rules.rule import Ask, Source


class Keep(Ask):
    """The property is in use."""

    kind = Kind.KEEP
    formula = r"o_q = 1"
    source = Source("Wiltshire 2006", "some sites are settled before the rest", "est12")

    def require(self, brief: Brief, decide: Decisions, request: Request) -> None:
        """The property is in use."""
        if request.subject in decide.use:
            decide.require(request, [(decide.use[request.subject], 1)], low=1)
        else:
            impossible(decide, request)

    def shortfall(self, brief: Brief, design: Design, request: Request) -> tuple[int, str]:
        """1 where it is not."""
        used = request.subject in design.sites
        return int(not used), f"{request.subject} is {'in use' if used else 'not in use'}."
