"""Splits of one service: posts shared out at the least cost, and the best split of each service by itself."""

from __future__ import annotations

import itertools
from dataclasses import replace
from random import Random

import pytest

from orgdesign.brief import Pool, make_brief
from orgdesign.plan.options import Goal
from orgdesign.rules.register import OBJECTIVES, in_force
from orgdesign.solve import Control, Limits
from orgdesign.solve.split import best_splits, settle, share_out, split_of
from tests.rules.enumerate import enumerate_designs, holds
from tests.strategies import class_meant, tiny_plan

POOL = Pool("", "s", 10_000, 1, None, True, None, None, (), "", ())


@pytest.mark.parametrize("seed", range(40))
def test_posts_are_shared_out_at_the_least_cost_of_all_ways(seed: int) -> None:
    chance = Random(f"share {seed}")
    pools = [replace(POOL, id=f"p{i}", count=chance.randint(1, 3)) for i in range(2)]
    total = sum(p.count for p in pools)
    first = chance.randint(0, total)
    wanted = {"a": first, "b": total - first}
    costs = {(p.id, t): chance.randint(0, 9) for p in pools for t in wanted}
    shared = share_out(pools, wanted, lambda pool, team: costs[pool.id, team])
    assert {t: sum(n for (_, to), n in shared.items() if to == t) for t in wanted} == wanted
    assert {p.id: sum(n for (name, _), n in shared.items() if name == p.id) for p in pools} == {
        p.id: p.count for p in pools
    }
    ways = itertools.product(*(range(p.count + 1) for p in pools))
    least = min(
        sum(costs[p.id, "a"] * n + costs[p.id, "b"] * (p.count - n) for p, n in zip(pools, way, strict=True))
        for way in ways
        if sum(way) == first
    )
    assert sum(costs[key] * n for key, n in shared.items()) == least


def test_the_best_splits_are_the_least_need_match_of_all_designs_whatever_the_desks() -> None:
    bounded = 0
    for seed in range(40):
        plan = tiny_plan(seed, services=2, posts=5, properties=3).with_rows(requests=[])
        brief = make_brief(plan, "o1", {s.id: class_meant(plan, s.id) for s in plan.services})
        splits = best_splits(brief, Limits(effort=1), Control())
        if splits.impossible:
            continue
        need = OBJECTIVES[Goal.NEED_MATCH]
        rules = [rule for rule in in_force(brief) if rule.id in {"core-everywhere", "minimum-team"}]
        allowed = [d for d in enumerate_designs(brief) if holds(brief, rules, d)]
        least = min((sum(f.amount for f in need.findings(brief, d)) for d in allowed), default=None)
        if least is not None:
            assert splits.bound == least
            bounded += least > 0
    assert bounded > 3


def test_a_settled_brief_keeps_every_post_and_every_team_its_number() -> None:
    for seed in range(20):
        plan = tiny_plan(seed, services=2, posts=6, properties=3)
        brief = make_brief(plan, "o1", {s.id: class_meant(plan, s.id) for s in plan.services})
        design = next(iter(enumerate_designs(brief)))
        split = split_of(brief, design)
        settled = settle(brief, split)
        assert sorted(p for pool in settled.pools for p in pool.posts) == sorted(
            p for pool in brief.pools for p in pool.posts
        )
        for team in brief.teams:
            held = sum(pool.count for pool in settled.pools if pool.team == team.id)
            assert held == sum(n for (_, to), n in split.items() if to == team.id)
