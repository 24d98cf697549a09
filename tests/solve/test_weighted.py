"""Objectives of one rank, weighed against each other: the whole option is one stage."""

from __future__ import annotations

from decimal import Decimal

from orgdesign.brief import make_brief
from orgdesign.certify import certify
from orgdesign.design import Status
from orgdesign.plan.options import Goal, Priority
from orgdesign.plan.requests import Kind
from orgdesign.solve import Limits, solve
from tests.rules.enumerate import best_by_enumeration
from tests.strategies import class_meant, tiny_plan

WEIGHTS = dict(zip(Goal, ("0.5", "1", "25", "0.01", "2.25", "3", "0.02", "0.1", "7", "40", "0.003"), strict=True))


def test_equal_ranks_are_one_stage_whose_weighted_sum_is_the_best_of_all_listed_designs() -> None:
    with_design = 0
    for seed in range(66):
        plan = tiny_plan(seed, services=2, posts=3 + seed % 3, properties=3, kinds=tuple(Kind))
        rows = [Priority(option="o1", rank=1, objective=g, weight=Decimal(w)) for g, w in WEIGHTS.items()]
        plan = plan.with_rows(priorities=rows)
        brief = make_brief(plan, "o1", {s.id: class_meant(plan, s.id) for s in plan.services})
        result = solve(brief, Limits(effort=20))
        status, values = best_by_enumeration(brief)
        assert result.status is status
        assert [s.value for s in result.stages] == values
        if result.design is not None:
            with_design += 1
            (stage,) = result.stages
            assert stage.goals == tuple(term.goal.value for term in brief.stages[0].terms)
            assert certify(brief, result.design, result.amounts, result.stages).ok
            assert result.status is Status.PROVEN_BEST
    assert with_design > 20
