"""A cut says of its teams exactly what the whole design says: what it saves is saved there too."""

from __future__ import annotations

from random import Random

from orgdesign.brief import make_brief
from orgdesign.plan.options import Goal
from orgdesign.plan.requests import Kind
from orgdesign.rules.register import in_force
from orgdesign.solve import Control, Limits, drawn
from orgdesign.solve.cutout import Cutter
from orgdesign.solve.localities import LOCAL
from orgdesign.solve.near import Near
from orgdesign.solve.parts import Kept
from orgdesign.solve.portion import put_back
from orgdesign.solve.reached import stage_value
from orgdesign.solve.search import keeps, search, worth
from orgdesign.solve.values import design_of, in_order
from tests.builders import a_brief, a_design, a_plan, a_priority, a_property, a_request, posts
from tests.rules.enumerate import enumerate_designs, fit, holds
from tests.strategies import class_meant, tiny_plan


def test_what_a_cut_saves_the_whole_design_saves() -> None:
    seen = bettered = 0
    for seed in range(120):
        plan = tiny_plan(seed, services=2, posts=4, properties=4)
        brief = make_brief(plan, "o1", {s.id: class_meant(plan, s.id) for s in plan.services})
        stages = [s for s in brief.stages if s.goals <= LOCAL - {Goal.REQUESTS_UNMET}]
        allowed = (d for d in enumerate_designs(brief, fit(brief)) if holds(brief, in_force(brief), d))
        first = next(allowed, None)
        if first is None:
            continue
        design = in_order(brief, first)
        for stage in stages:
            need = [Kept(s, stage_value(brief, s, design)) for s in brief.stages if s.goals == {Goal.NEED_MATCH}]
            cutter = Cutter(brief, design, {}, need)
            for near in drawn._drawn(brief, design, stage, Random(seed), 2):
                cut = cutter.cut(stage, near, [0] * len(need))
                assert keeps(cut.decide, cut.values, cut.kept)
                found = search(cut.decide, cut.objective, Limits(effort=1), Control(), hint=cut.values, extra=cut.kept)
                assert found.values is not None
                seen += 1
                now = put_back(brief, design, [design_of(cut.decide, found.values)])
                if holds(brief, in_force(brief), now):
                    saved = worth(cut.objective, cut.values) - worth(cut.objective, found.values)
                    assert stage_value(brief, stage, design) - stage_value(brief, stage, now) == saved
                    assert all(stage_value(brief, done.stage, now) <= done.limit for done in need)
                    bettered += saved > 0
    assert seen > 60
    assert bettered > 15


def test_a_property_that_may_be_kept_costs_what_it_costs_where_it_is_not_in_use() -> None:
    plan = a_plan(
        posts=posts("visits", 2),
        properties=[
            a_property(running_cost=1000),
            a_property("annexe", running_cost=400),
            a_property("library", place="south", running_cost=1000),
        ],
        requests=[a_request(Kind.KEEP, "annexe", strength="should")],
        priorities=[a_priority(1, Goal.RUNNING_COST)],
    )
    brief = a_brief(plan)
    design = a_design(brief, {"01": ("visits@north", "hall"), "02": ("visits@south", "library")})
    stage, near = brief.stages[0], Near("both", {"visits@north": ["annexe", "hall"]})
    cut = Cutter(brief, design, {}, []).cut(stage, near, [])
    found = search(cut.decide, cut.objective, Limits(effort=1), Control(), hint=cut.values)
    assert found.values is not None
    now = put_back(brief, design, [design_of(cut.decide, found.values)])
    assert now.bases["visits@north"] == ("annexe",)
    saved = worth(cut.objective, cut.values) - worth(cut.objective, found.values)
    assert saved == stage_value(brief, stage, design) - stage_value(brief, stage, now) > 0
