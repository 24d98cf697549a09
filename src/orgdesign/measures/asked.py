"""Which requests a design meets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from orgdesign.brief import Brief
from orgdesign.design import Design
from orgdesign.measures.measure import Direction, Measure, Worth, some
from orgdesign.plan.requests import Request
from orgdesign.rules.asks.register import ASKS
from orgdesign.rules.rule import Source


@dataclass(frozen=True)
class Asked:
    """A request and how far a design falls short of it (0 where it holds), with a sentence."""

    request: Request
    shortfall: int
    sentence: str

    @property
    def met(self) -> bool:
        """Tell whether it holds."""
        return self.shortfall == 0


def asked(brief: Brief, design: Design) -> tuple[Asked, ...]:
    """Every request of the option, must and should, with how the design meets it."""
    return tuple(Asked(r, *ASKS[r.kind].shortfall(brief, design, r)) for r in brief.requests)


def _met(found: Sequence[Asked], strength: str) -> Worth:
    wanted = [a for a in found if a.request.strength == strength]
    if not wanted:
        return Worth(None, f"No request is a '{strength}'.")
    unmet = [a.request.id for a in wanted if not a.met]
    named = f" Not met: {some(unmet)}." if unmet else ""
    return Worth(Decimal(len(wanted) - len(unmet)), f"Of {len(wanted)}.{named}")


def musts_met(brief: Brief, design: Design) -> Worth:
    """Requests that must hold, and do."""
    return _met(asked(brief, design), "must")


def shoulds_met(brief: Brief, design: Design) -> Worth:
    """Requests that should hold, and do."""
    return _met(asked(brief, design), "should")


def requests_unmet(brief: Brief, design: Design) -> Worth:
    """Weight of the requests that should hold and do not."""
    unmet = [a.request for a in asked(brief, design) if a.request.strength == "should" and not a.met]
    return Worth(sum((r.weight for r in unmet), Decimal(0)), f"{len(unmet)} requests.")


_PAPER = Source("Wigan 2010", "co-location asks and their satisfaction", "est2")

ASKED = (
    Measure(
        "musts-met", "Requests that must hold, met", "requests", Direction.HIGHER, r"\#\{r : u_r = 0\}",
        _PAPER, ("requests",), musts_met,
    ),
    Measure(
        "shoulds-met", "Requests that should hold, met", "requests", Direction.HIGHER, r"\#\{r : u_r = 0\}",
        _PAPER, ("requests",), shoulds_met,
    ),
    Measure(
        "requests-unmet", "Requests unmet, by weight", "weight", Direction.LOWER, r"\sum_r w_r u_r",
        _PAPER, ("requests",), requests_unmet, 1,
    ),
)  # fmt: skip
"""Measures of requests."""
