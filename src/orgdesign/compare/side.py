"""One side of a comparison: an option with its question, its answer and its proof."""

from __future__ import annotations

from dataclasses import dataclass

from orgdesign.asis import today
from orgdesign.brief import Brief
from orgdesign.design import Design, Finding, Result
from orgdesign.plan.options import Goal
from orgdesign.rules.register import APPOINTMENTS, OBJECTIVES, in_force
from orgdesign.rules.rule import Appointment, Constraint

AS_IS = "as-is"
"""The id of today's organisation among the sides."""


@dataclass(frozen=True)
class Side:
    """An option's id, name, brief, design and result.

    Today's organisation has no result; an option that is impossible, or ran out of time, has no design.
    """

    option: str
    name: str
    brief: Brief
    design: Design | None
    result: Result | None

    @property
    def is_today(self) -> bool:
        """Tell whether this is today's organisation."""
        return self.result is None

    @property
    def certified(self) -> bool:
        """Tell whether the independent checker has passed it."""
        return self.result is not None and self.result.certified

    @property
    def status(self) -> str:
        """What is proven of it, in words a board can read."""
        return "as it is today" if self.result is None else self.result.status_words

    def amounts(self) -> dict[str, int]:
        """Every objective in its smallest unit; empty where there is no design. Today's changes cost nothing once."""
        if self.design is None:
            return {}
        found = {goal.value: rule.total(self.brief, self.design) for goal, rule in OBJECTIVES.items()}
        return found | {Goal.ONE_OFF_COST.value: 0} if self.is_today else found

    def breaches(self) -> tuple[Finding, ...]:
        """What constraints in force and appointments find wrong, and the requests that should hold and do not."""
        if self.design is None:
            return ()
        rules: tuple[Constraint | Appointment, ...] = (*in_force(self.brief), *APPOINTMENTS)
        must = (f for rule in rules for f in rule.findings(self.brief, self.design))
        should = OBJECTIVES[Goal.REQUESTS_UNMET].findings(self.brief, self.design)
        return (*must, *should)


def as_is(brief: Brief, name: str = "As it is today") -> Side:
    """Today's organisation as a side, seen through an option's brief."""
    return Side(AS_IS, name, brief, today(brief), None)


def side_of(brief: Brief, result: Result) -> Side:
    """A solved option as a side, under the name that the plan gives it."""
    names = {o.id: o.name for o in brief.plan.options}
    return Side(result.option, names[result.option], brief, result.design, result)
