"""The way of plans too large for one search, tried on plans so tiny that every design can be listed."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from orgdesign.brief import Brief, make_brief
from orgdesign.certify import certify
from orgdesign.design import Status
from orgdesign.plan.requests import Kind
from orgdesign.rules.register import in_force
from orgdesign.solve import Control, Limits, first, size, solve, stages
from orgdesign.solve.level import TOO_SMALL, level
from orgdesign.solve.reached import stage_value
from orgdesign.solve.split import best_splits
from tests.rules.enumerate import enumerate_designs, fit, holds
from tests.strategies import class_meant, tiny_plan

EFFORT = Limits(effort=4)


@pytest.fixture
def as_if_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hold every plan for too large to be searched in one piece."""
    monkeypatch.setattr(size, "WHOLE", -1)
    monkeypatch.setattr(size, "SETTLED", -1)
    monkeypatch.setattr(size, "COARSE", -1)


def _brief(seed: int) -> Brief:
    plan = tiny_plan(seed, services=2 + seed % 2, posts=3 + seed % 3, properties=3, kinds=tuple(Kind))
    return make_brief(plan, "o1", {s.id: class_meant(plan, s.id) for s in plan.services})


@pytest.mark.usefixtures("as_if_large")
@pytest.mark.parametrize("start", range(0, 100, 20))
def test_designs_made_part_by_part_are_valid_and_their_bounds_below_every_design(start: int) -> None:
    possible = solved = finer = 0
    for seed in range(start, start + 20):
        brief = _brief(seed)
        result = solve(brief, EFFORT)
        kept = [d for d in enumerate_designs(brief, fit(brief)) if holds(brief, in_force(brief), d)]
        possible += bool(kept)
        if result.design is None:
            assert result.status is Status.OUT_OF_TIME or not kept
            continue
        solved += 1
        finer += any(search["way"] == "finer" for search in result.run["stages"])
        assert certify(brief, result.design, result.amounts, result.stages).ok
        for stage, reached in zip(brief.stages, result.stages, strict=True):
            least = min(stage_value(brief, stage, d) for d in kept)
            assert reached.bound <= least <= reached.value
            kept = [d for d in kept if stage_value(brief, stage, d) <= reached.limit]
    assert possible >= 5
    assert solved >= 0.8 * possible
    assert finer


@pytest.mark.usefixtures("as_if_large")
def test_teams_of_the_whole_area_may_be_given_their_localities_one_after_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(first, "AT_ONCE", 1)
    possible = solved = 0
    for seed in range(100, 130):
        brief = _brief(seed)
        split = best_splits(brief, EFFORT, Control())
        kept = any(holds(brief, in_force(brief), d) for d in enumerate_designs(brief, fit(brief)))
        design = None if split.impossible else first.first_design(brief, split.split, EFFORT, Control())
        possible += kept
        solved += design is not None
        assert design is None or holds(brief, in_force(brief), design)
    assert possible >= 5
    assert solved >= 0.5 * possible


@pytest.mark.usefixtures("as_if_large")
def test_a_plan_too_large_for_one_piece_is_never_built_in_one(monkeypatch: pytest.MonkeyPatch) -> None:
    possible = next(brief for brief in map(_brief, range(20)) if solve(brief, EFFORT).design is not None)
    monkeypatch.setattr(size, "IN_ONE", -1)
    monkeypatch.setattr(stages, "first_design", lambda *_: None)
    result = solve(possible, EFFORT)
    assert result.design is None
    assert result.status is Status.OUT_OF_TIME


@pytest.mark.parametrize("seed", range(30))
def test_levelling_never_worsens_and_often_finds_the_best(seed: int) -> None:
    chance = np.random.default_rng(seed)
    fte = [int(f) for f in chance.choice([3, 5, 6, 8, 10], size=2, replace=False)]
    counts = chance.integers(0, 3, size=(3, 2))
    total = int((counts @ np.array(fte)).sum())
    target = [total // 3, total // 3, total - 2 * (total // 3)]
    least = [1, 1, 1]

    def cost(split: np.ndarray) -> int:
        has = split @ np.array(fte)
        away = np.abs(has - np.array(target)) + TOO_SMALL * np.maximum(0, np.array(least) - has)
        return int(away.sum())

    held = np.zeros(3, dtype=np.int64)
    levelled = level(counts, fte, target, least, held)
    assert (levelled.sum(axis=0) == counts.sum(axis=0)).all()
    assert (levelled >= 0).all()
    assert cost(levelled) <= cost(counts)
    ways = [[w for w in itertools.product(range(n + 1), repeat=3) if sum(w) == n] for n in counts.sum(axis=0).tolist()]
    best = min(cost(np.array(way).T) for way in itertools.product(*ways))
    assert cost(levelled) <= best + max(fte)


@pytest.mark.usefixtures("as_if_large")
def test_the_large_way_is_the_same_twice() -> None:
    for seed in (1, 5, 9):
        assert solve(_brief(seed), EFFORT).stages == solve(_brief(seed), EFFORT).stages
