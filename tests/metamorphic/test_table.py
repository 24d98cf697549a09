"""Every rule of the register is held to every relation, or is excluded from it for a reason."""

from __future__ import annotations

import pytest

from orgdesign.plan.options import Goal
from orgdesign.plan.requests import Kind
from orgdesign.rules.register import CONSTRAINTS
from tests.metamorphic.drawn import a_case
from tests.metamorphic.relations import RELATIONS, RULES


def test_the_relations_are_those_of_the_design_in_its_order() -> None:
    assert list(RELATIONS) == [f"M{n}" for n in range(1, 12)]


def test_every_constraint_objective_and_kind_of_request_has_a_name_of_its_own() -> None:
    assert len(RULES) == len(CONSTRAINTS) + len(Goal) + len(Kind)


@pytest.mark.parametrize("relation", RELATIONS)
def test_a_rule_is_excluded_from_a_relation_only_by_its_name_and_for_a_reason(relation: str) -> None:
    rule = RELATIONS[relation]
    assert set(rule.excluded) <= RULES
    assert all(reason.endswith(".") and len(reason.split()) > 4 for reason in rule.excluded.values())
    assert rule.applies | set(rule.excluded) == RULES


@pytest.mark.parametrize("name", sorted(RULES))
def test_a_rule_is_held_to_at_least_eight_of_the_relations(name: str) -> None:
    assert sum(name in rule.applies for rule in RELATIONS.values()) >= 8


@pytest.mark.parametrize("relation", RELATIONS)
def test_plans_drawn_for_a_relation_hold_every_rule_that_it_applies_to_and_no_other(relation: str) -> None:
    seen: set[str] = set()
    for seed in range(80):
        plan = a_case(relation, seed).plan
        seen |= {row.objective for row in plan.priorities} | {row.kind for row in plan.requests}
        seen |= {rule.id for rule in CONSTRAINTS} - set(plan.settings.rules_off)
    assert seen == RELATIONS[relation].applies
