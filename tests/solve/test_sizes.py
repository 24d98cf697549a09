"""Rows on the sizes of teams, which an earlier need match allows, against every design there is."""

from __future__ import annotations

import pytest

from orgdesign.brief import Brief, Stage, Term, make_brief
from orgdesign.plan.options import Goal
from orgdesign.plan.requests import Kind
from orgdesign.rules.register import in_force
from orgdesign.solve import Control, Limits
from orgdesign.solve.held import Coarse, Held
from orgdesign.solve.model import decisions
from orgdesign.solve.reached import WEIGHT_UNIT, stage_value
from orgdesign.solve.search import keeps
from orgdesign.solve.sizes import bands
from orgdesign.solve.split import best_splits
from orgdesign.solve.values import values_of
from tests.rules.enumerate import enumerate_designs, fit, holds
from tests.strategies import class_meant, tiny_plan

NEED = Stage(1, (Term(Goal.NEED_MATCH, WEIGHT_UNIT),), 0, "percent")  # type: ignore[arg-type]


def _brief(seed: int) -> Brief:
    plan = tiny_plan(seed, services=2, posts=4, properties=3, kinds=tuple(Kind))
    return make_brief(plan, "o1", {s.id: class_meant(plan, s.id) for s in plan.services})


@pytest.mark.parametrize("start", range(0, 60, 20))
def test_rows_on_sizes_leave_every_design_that_keeps_the_limit_and_no_other(start: int) -> None:
    left = bounded = 0
    for seed in range(start, start + 20):
        brief = _brief(seed)
        splits = best_splits(brief, Limits(), Control())
        if splits.impossible:
            continue
        designs = [d for d in enumerate_designs(brief, fit(brief)) if holds(brief, in_force(brief), d)]
        for limit in sorted({stage_value(brief, NEED, d) for d in designs})[:3]:
            held = Held(brief, decisions(brief, in_force(brief)), splits.bounds)
            rows = len(held.decide.lines)
            held.keep(NEED, limit)
            bounded += len(held.decide.lines) > rows
            rough = Coarse(brief, splits.bounds)
            rough.keep(NEED, limit)
            for design in designs:
                within = stage_value(brief, NEED, design) <= limit
                assert keeps(held.decide, values_of(held.decide, design), held.kept) == within
                assert not within or keeps(rough.decide, rough.values(design), rough.kept)
                left += within
    assert left > 20
    assert bounded > 3


def test_a_team_is_off_its_target_by_half_of_what_its_service_may_be() -> None:
    brief = next(b for b in map(_brief, range(40)) if any(t.target for t in b.teams))
    team = next(t for t in brief.teams if t.target)
    assert team.target is not None
    assert bands(brief, 3_000, {team.service: 1_000})[team.id] == (team.target - 1_500, team.target + 1_500)
