"""Who is affected: posts that change base or locality."""

from __future__ import annotations

from decimal import Decimal

from orgdesign.asis import today
from orgdesign.brief import Brief
from orgdesign.design import Design
from orgdesign.measures.measure import Direction, Measure, Worth
from orgdesign.rules.rule import Source


def moves(brief: Brief, design: Design) -> Worth:
    """Filled posts with a base today that sit elsewhere."""
    based = [p for p in design.placements if brief.pool_of_post[p.post].filled and brief.pool_of_post[p.post].base]
    moved = sum(p.site not in {None, brief.pool_of_post[p.post].base} for p in based)
    return Worth(Decimal(moved), f"{moved} of {len(based)} filled posts with a base today.", behind=moved)


def locality_changes(brief: Brief, design: Design) -> Worth:
    """Filled posts of core services that serve another locality than today."""
    before = today(brief).placement
    core = [
        p for p in design.placements
        if brief.pool_of_post[p.post].filled and p.team in brief.team and brief.team[p.team].locality is not None
    ]  # fmt: skip
    known = [p for p in core if before[p.post].team in brief.team]
    changed = sum(before[p.post].team != p.team for p in known)
    return Worth(Decimal(changed), f"{changed} of {len(known)} whose locality today is known.", behind=changed)


CHANGE = (
    Measure(
        "moves", "Filled posts that change base", "posts", Direction.LOWER, r"\#\{p : b'(p) \ne b(p)\}",
        Source("Peterborough 2009", "what the change means for each member of staff", "ppl16"),
        ("posts", "properties"), moves,
    ),
    Measure(
        "locality-changes", "Filled posts that serve another locality", "posts", Direction.LOWER,
        r"\#\{p : l'(p) \ne l(p)\}",
        Source("Peterborough 2009", "staff to be split between localities", "ppl16"),
        ("posts", "places", "properties"), locality_changes,
    ),
)  # fmt: skip
"""Measures of change."""
