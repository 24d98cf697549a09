"""One service split anew: worth trying exactly where it brings need match down."""

from __future__ import annotations

from orgdesign.brief import Brief, Stage, Term, make_brief
from orgdesign.plan.options import Goal
from orgdesign.plan.services import ServiceClass
from orgdesign.rules.register import in_force
from orgdesign.solve import Control, Limits
from orgdesign.solve.reached import WEIGHT_UNIT, stage_value
from orgdesign.solve.resplit import is_nearer, resplit
from orgdesign.solve.split import best_splits
from tests.rules.enumerate import enumerate_designs, fit, holds
from tests.strategies import class_meant, tiny_plan

NEED = Stage(1, (Term(Goal.NEED_MATCH, WEIGHT_UNIT),), 0, "percent")  # type: ignore[arg-type]


def _brief(seed: int) -> Brief:
    plan = tiny_plan(seed, services=2, posts=4, properties=3)
    return make_brief(plan, "o1", {s.id: class_meant(plan, s.id) for s in plan.services})


def test_a_split_is_nearer_exactly_where_the_design_with_it_matches_need_better() -> None:
    said = {True: 0, False: 0}
    for seed in range(60):
        brief = _brief(seed)
        splits = best_splits(brief, Limits(), Control())
        core = [s for s in sorted(brief.teams_by_service) if brief.classes[s] is ServiceClass.CORE]
        if splits.impossible:
            continue
        designs = [d for d in enumerate_designs(brief, fit(brief)) if holds(brief, in_force(brief), d)]
        for design in designs:
            for service in core:
                other = resplit(brief, design, splits.split, service)
                better = stage_value(brief, NEED, other) < stage_value(brief, NEED, design)
                assert is_nearer(brief, design, splits.split, service) == better
                said[better] += 1
    assert min(said.values()) >= 20
