"""A property closed."""

from __future__ import annotations

from orgdesign.brief import Brief
from orgdesign.design import Design
from orgdesign.plan.requests import Kind, Request
from orgdesign.rules.decisions import Decisions
from orgdesign.rules.rule import Ask, Source


class Close(Ask):
    """The property is not in use."""

    kind = Kind.CLOSE
    formula = r"o_q = 0"
    source = Source("Wiltshire 2006", "less accommodation in all; sites are vacated", "est12")

    def require(self, brief: Brief, decide: Decisions, request: Request) -> None:
        """The property is not in use."""
        if request.subject in decide.use:
            decide.require(request, [(decide.use[request.subject], 1)], high=0)

    def shortfall(self, brief: Brief, design: Design, request: Request) -> tuple[int, str]:
        """1 where it is."""
        used = request.subject in design.sites
        return int(used), f"{request.subject} is {'in use' if used else 'not in use'}."
