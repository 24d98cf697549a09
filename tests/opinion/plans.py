"""Tiny plans solved, for putting their claims to the second solver."""

from __future__ import annotations

from orgdesign.brief import Brief, make_brief
from orgdesign.design import Result
from orgdesign.plan.requests import Kind
from orgdesign.solve import Limits, solve
from tests.strategies import class_meant, tiny_plan


def solved(seed: int) -> tuple[Brief, Result]:
    """A tiny plan of every kind of request, solved to the end."""
    plan = tiny_plan(seed, services=2 + seed % 3, posts=3 + seed % 5, properties=3 + seed % 2, kinds=tuple(Kind))
    brief = make_brief(plan, "o1", {s.id: class_meant(plan, s.id) for s in plan.services})
    return brief, solve(brief, Limits(effort=20))
