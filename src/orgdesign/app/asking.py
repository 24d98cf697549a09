"""What an option asks for before it is solved: its priorities, and the services that are still open."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from orgdesign.app.visit import Visit
from orgdesign.app.wording import amount, listed
from orgdesign.graph.classification import Classification
from orgdesign.plan import Plan
from orgdesign.plan.options import Goal, Priority
from orgdesign.plan.overlay import lineage
from orgdesign.solve import Progress


def priorities_of(plan: Plan, option: str) -> tuple[Priority, ...]:
    """The priorities in force: its own, else those of the nearest option that it starts from and that has any."""
    for name in reversed(lineage(plan, option)):
        rows = tuple(p for p in plan.priorities if p.option == name)
        if rows:
            return tuple(sorted(rows, key=lambda p: p.rank))
    return ()


def priority_words(plan: Plan, option: str) -> str:
    """The order of priorities in a line; objectives of equal rank are added up."""
    rows = priorities_of(plan, option)
    ranks = sorted({p.rank for p in rows})
    parts = (f"{rank}. {' + '.join(p.objective.value for p in rows if p.rank == rank)}" for rank in ranks)
    return listed(parts, none=f"1. {Goal.NEED_MATCH.value}")


def open_services(visit: Visit, options: Sequence[str]) -> list[Classification]:
    """Services in scope with posts that have no class under any of the options, each once."""
    found: dict[str, Classification] = {}
    for option in options:
        plan = visit.overlaid(option)
        staffed = {post.service for post in plan.posts}
        scope = {s.id for s in plan.services if s.in_scope} & staffed
        found.update({c.service: c for c in visit.classes(option) if c.outcome is None and c.service in scope})
    return list(found.values())


def progress_amount(plan: Plan, option: str, progress: Progress, value: float | None) -> str:
    """A value that a running solve tells, in the unit of its priority."""
    if value is None:
        return "none yet"
    if progress.goal not in set(Goal):
        return f"{value / 10_000:,.0f} weighted units"
    goal = Goal(progress.goal)
    weight = next((p.weight for p in priorities_of(plan, option) if p.objective is goal), Decimal(1))
    return amount(goal, Decimal(str(value)) / (weight * 10_000), plan.settings.currency)
