"""Plans drawn for a relation, with nothing in force but the rules that it holds for; and their answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any, TypeVar

from orgdesign.brief import Brief, make_brief
from orgdesign.design import Result, Status
from orgdesign.plan import Plan
from orgdesign.plan.fields import Row
from orgdesign.plan.options import Goal, Priority
from orgdesign.plan.properties import Property
from orgdesign.plan.services import Service, ServiceClass
from orgdesign.rules.register import CONSTRAINTS
from orgdesign.solve import Limits, solve
from tests.metamorphic.relations import RELATIONS, Relation
from tests.strategies import class_meant, tiny_plan

EFFORT = Limits(effort=20)
GO_LIVE = date(2025, 4, 1)
LEAST = (Decimal(0), Decimal(0), Decimal("0.5"), Decimal("0.6"))
AnyRow = TypeVar("AnyRow", bound=Row)
Worth = tuple[int, ...]


@dataclass(frozen=True)
class Case:
    """A plan with the class of each service."""

    plan: Plan
    classes: Mapping[str, ServiceClass]

    @property
    def brief(self) -> Brief:
        """The question that the plan's one option asks."""
        return make_brief(self.plan, "o1", self.classes)

    def with_rows(self, **tables: Iterable[Row]) -> Case:
        """The case with whole tables replaced."""
        return replace(self, plan=self.plan.with_rows(**tables))

    def each(self, table: str, **values: Any) -> Case:
        """The case with the same values in every row of a table."""
        return self.with_rows(**{table: [changed(row, **values) for row in self.plan.tables()[table]]})


def changed(row: AnyRow, **values: Any) -> AnyRow:
    """The row with other values."""
    return row.model_copy(update=values)


def a_case(relation: str, seed: int, *, localities: int = 2) -> Case:
    """A tiny plan of the rules that a relation holds for; the same arguments give the same plan."""
    rule = RELATIONS[relation]
    plan = tiny_plan(
        seed, localities=localities, services=2 + seed % 2, posts=4 + seed % 3, properties=4, kinds=rule.kinds
    )
    chance = Random(f"{relation} {seed}")
    classes = {row.id: class_meant(plan, row.id) for row in plan.services}
    return Case(_dressed(plan, rule, chance), classes)


def answer(case: Case) -> Result:
    """The option solved to the end."""
    result = solve(case.brief, EFFORT)
    assert result.status in {Status.PROVEN_BEST, Status.IMPOSSIBLE}, result.status
    return result


def worth(result: Result) -> Worth:
    """What an answer is worth, most important first; the less the better, and nothing is worse than impossible."""
    return (1,) if result.design is None else (0, *(stage.value for stage in result.stages))


def _dressed(plan: Plan, rule: Relation, chance: Random) -> Plan:
    """The plan with what tiny plans never hold: networks, access, dates; and with fewer musts, more desks."""
    off = [c.id for c in CONSTRAINTS if c.id not in rule.applies]
    musts = ("must", "should", "should") if chance.random() < 0.7 else ("should",)
    return plan.with_rows(
        plan=[changed(plan.settings, rules_off=tuple(off), min_team_fte=chance.choice(LEAST))],
        services=[_service(row, chance) for row in plan.services],
        properties=[_property(row, chance) for row in plan.properties],
        requests=[changed(row, strength=chance.choice(musts)) for row in plan.requests],
        options=[changed(row, go_live=GO_LIVE) for row in plan.options],
        priorities=_priorities(rule.goals, chance),
    )


def _service(row: Service, chance: Random) -> Service:
    agency = chance.choice(("", "", "council", "NHS"))
    return changed(row, agency=agency, public_access=chance.random() < 0.2)


def _property(row: Property, chance: Random) -> Property:
    return changed(
        row,
        desks=row.desks + chance.randint(0, 4),
        ict=chance.choice(((), (), (), ("council", "NHS"), ("council",))),
        step_free=chance.choice((None, True, True, True, False)),
        public_access=chance.choice((None, True, True, True, False)),
        available_from=chance.choice((None, None, None, date(2024, 9, 1), date(2026, 1, 1))),
    )


def _priorities(goals: tuple[Goal, ...], chance: Random) -> list[Priority]:
    """One to three ranks; now and then two objectives share the last."""
    chosen = chance.sample(goals, min(len(goals), chance.randint(1, 4)))
    return [
        Priority(
            option="o1",
            rank=min(n, 3),
            objective=goal,
            weight=chance.choice((1, 2, 3)),
            slack=0 if n >= 3 else chance.choice((0, 0, 10, 50)),
            slack_unit="percent",
        )
        for n, goal in enumerate(chosen, 1)
    ]
