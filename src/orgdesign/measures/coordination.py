"""Coordinating managers: how many localities each has, how evenly the load lies, and what they part."""

from __future__ import annotations

from decimal import Decimal

from orgdesign.brief import Brief
from orgdesign.brief.teams import SHARE
from orgdesign.design import Design
from orgdesign.measures.measure import Direction, Measure, Worth
from orgdesign.rules.coordination import Asked, coordination_asked
from orgdesign.rules.rule import Source

_UNDECIDED = "Coordination is not decided here."
_NONE = "The plan has no coordinating managers."


def _asked(brief: Brief, design: Design) -> Asked | Worth:
    """What is asked of the managers, or why nothing can be said."""
    asked = coordination_asked(brief)
    if not asked.spans:
        return Worth(None, _NONE)
    return Worth(None, _UNDECIDED) if design.coordination is None else asked


def coordinated(brief: Brief, design: Design) -> Worth:
    """Localities that a coordinating manager looks after."""
    asked = _asked(brief, design)
    if isinstance(asked, Worth):
        return asked
    held = asked.held(design.coordination or {})
    number = sum(map(len, held.values()))
    return Worth(Decimal(number), f"{number} of {len(asked.localities)}, by {sum(map(bool, held.values()))} managers.")


def widest_span(brief: Brief, design: Design) -> Worth:
    """The most localities that one coordinating manager looks after."""
    asked = _asked(brief, design)
    if isinstance(asked, Worth):
        return asked
    spans = {name: len(places) for name, places in asked.held(design.coordination or {}).items()}
    most = max(spans.values())
    who = ", ".join(sorted(name for name, number in spans.items() if number == most))
    return Worth(Decimal(most), f"{who}; the fewest are {min(spans.values())}.")


def coordination_parity(brief: Brief, design: Design) -> Worth:
    """How far the load of the coordinating manager furthest from an even one is from it, as a share of that."""
    asked = _asked(brief, design)
    if isinstance(asked, Worth):
        return asked
    held = asked.held(design.coordination or {})
    off, who = max((Decimal(100 * s.off(held[s.manager])) / max(1, s.even), s.manager) for s in asked.spans)
    span = next(s for s in asked.spans if s.manager == who)
    mine = 100 * sum(span.share[place] for place in held[who]) / SHARE
    return Worth(off, f"{who} has {mine:.1f} % of {span.measure}; an even share is {100 * span.even / SHARE:.1f} %.")


def neighbours_split(brief: Brief, design: Design) -> Worth:
    """Pairs of neighbouring localities that no one coordinating manager looks after both of."""
    asked = _asked(brief, design)
    if isinstance(asked, Worth):
        return asked
    split = len(asked.split(design.coordination or {}))
    return Worth(Decimal(split), f"{split} of {len(asked.neighbours)} pairs.")


_PAPER = Source("North Yorkshire 2006", "integrated service managers cover several localities each", "ppl7")
_DISPARITY = Source("Peterborough 2009", "disparity between managers' age ranges, numbers and scope", "ppl3")

COORDINATION = (
    Measure(
        "coordinated", "Localities with a coordinating manager", "localities", Direction.HIGHER,
        r"\#\{l : \exists m\ x_{ml} = 1\}", _PAPER, ("managers",), coordinated,
    ),
    Measure(
        "coordination-span", "Most localities of one coordinating manager", "localities", Direction.LOWER,
        r"\max_m \sum_l x_{ml}", _PAPER, ("managers",), widest_span,
    ),
    Measure(
        "coordination-parity", "Furthest from an even load of coordination", "% of an even load", Direction.LOWER,
        r"100 \max_m |M \sum_l \nu_{ml} x_{ml} - 1|", _DISPARITY, ("managers", "needs"), coordination_parity, 1,
    ),
    Measure(
        "neighbours-split", "Neighbouring localities with different managers", "pairs", Direction.LOWER,
        r"\#\{(l,k) : m(l) \ne m(k)\}", _PAPER, ("managers", "places", "travel"), neighbours_split,
    ),
)  # fmt: skip
"""Measures of coordination."""
