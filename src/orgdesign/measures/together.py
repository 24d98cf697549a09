"""What belongs together: alliances kept or broken, teams in one piece, managers with as much to manage."""

from __future__ import annotations

from decimal import Decimal

from orgdesign.brief import Brief
from orgdesign.design import Design
from orgdesign.measures.measure import Direction, Measure, Worth, some
from orgdesign.measures.staffing import extra_bases, teams_below_minimum
from orgdesign.rules.amounts import managed_fte, show_fte
from orgdesign.rules.objectives.alliances_broken import groups
from orgdesign.rules.rule import Source
from orgdesign.units import FTE, WEIGHT, decimal


def alliances_broken(brief: Brief, design: Design) -> Worth:
    """Strength of alliances whose teams do not share a lead base, in each locality and in the area."""
    found = list(groups(brief))
    if not found:
        return Worth(None, "No alliance has more than one team to keep together.")
    broken = [group for group in found if group.broken(design)]
    names = sorted({group.alliance for group in broken})
    named = f": {some(names)}" if names else ""
    how = f"{len(broken)} of {len(found)} sets of teams that belong together do not share a base{named}."
    return Worth(decimal(sum(group.weight for group in broken), WEIGHT), how)


def fragments(brief: Brief, design: Design) -> Worth:
    """Bases that teams have beyond one each, and core teams too small to stand alone."""
    parts = extra_bases(brief, design), teams_below_minimum(brief, design)
    return Worth(sum((part.value or Decimal(0) for part in parts), Decimal(0)), " ".join(part.how for part in parts))


def disparity(brief: Brief, design: Design) -> Worth:
    """FTE of the locality that manages most, with the services that it hosts, less that of the one with least."""
    load = managed_fte(brief, design)
    if len(load) < 2:
        return Worth(None, "There is one locality.")
    most = min(load, key=lambda place: (-load[place], place))
    least = min(load, key=lambda place: (load[place], place))
    how = f"{most} manages {show_fte(load[most])} FTE, {least} {show_fte(load[least])}."
    return Worth(decimal(load[most] - load[least], FTE), how)


TOGETHER = (
    Measure(
        "alliances-broken", "Alliances broken", "weight", Direction.LOWER,
        r"\sum_{A,l} s_A \left[ \beta(t) \ne \beta(u)\ \exists t, u \in A_l \right]",
        Source("Peterborough 2009", "natural alliances belong together", "ppl14"),
        ("alliances", "services", "properties"), alliances_broken, 1,
    ),
    Measure(
        "fragments", "Fragments of teams", "bases and teams", Direction.LOWER,
        r"\sum_t (|B_t| - 1) + \#\{t : \varphi_t < m_t\}",
        Source("Peterborough 2009", "services must not become more fragmented than they are", "ppl18"),
        ("posts", "services", "properties"), fragments,
    ),
    Measure(
        "disparity", "Gap in FTE managed between localities", "FTE", Direction.LOWER, r"\max_l M_l - \min_l M_l",
        Source("Peterborough 2009", "disparity between what the managers of localities have to manage", "ppl3"),
        ("posts", "services", "places"), disparity, 1,
    ),
)  # fmt: skip
"""Measures of what belongs together."""
