"""Parts drawn by chance: every rule and earlier priority kept, never worse, mostly the best, and the same again."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from itertools import pairwise
from random import Random
from typing import Any

import pytest

from orgdesign.brief import Brief, Stage, make_brief
from orgdesign.design import Design
from orgdesign.rules.register import in_force
from orgdesign.solve import Control, Limits, drawn, drawn_cuts
from orgdesign.solve.drawn import better_by_chance
from orgdesign.solve.drawn_cuts import _UnderWay, better_by_cuts
from orgdesign.solve.localities import LOCAL
from orgdesign.solve.parts import Kept
from orgdesign.solve.partwise import NEAR_SHARE, Partwise
from orgdesign.solve.reached import Log, stage_value
from orgdesign.solve.search import Report
from orgdesign.solve.values import in_order
from tests.builders import two_halls_half_empty
from tests.rules.enumerate import enumerate_designs, fit, holds
from tests.strategies import class_meant, tiny_plan

LIMITS = Limits(effort=1)
Way = Callable[[Partwise, Design, Stage, int, Report], tuple[Design, list[Log]]]
WAYS: tuple[Way, ...] = (better_by_chance, better_by_cuts)


def _cases(seeds: int) -> Iterator[tuple[Brief, list[Design]]]:
    """A brief and every design of it that keeps all rules, some first one before the others."""
    for seed in range(seeds):
        plan = tiny_plan(seed, services=2, posts=4, properties=4)
        brief = make_brief(plan, "o1", {s.id: class_meant(plan, s.id) for s in plan.services})
        allowed = [d for d in enumerate_designs(brief, fit(brief)) if holds(brief, in_force(brief), d)]
        if allowed:
            yield brief, [in_order(brief, design) for design in allowed]


@pytest.mark.parametrize("way", WAYS)
def test_designs_keep_every_rule_are_no_worse_and_mostly_the_best(way: Way) -> None:
    seen = bettered = best = 0
    for brief, allowed in _cases(80):
        stage, begun = brief.stages[0], allowed[0]
        if way is better_by_cuts and not stage.goals <= LOCAL:
            continue
        heard: list[float | None] = []

        def hear(value: float | None, _: float | None, to: list[float | None] = heard) -> None:
            to.append(value)

        parts = Partwise(brief, {}, LIMITS, Control(), [])
        found, logs = way(parts, begun, stage, 0, hear)
        value, least = stage_value(brief, stage, found), min(stage_value(brief, stage, d) for d in allowed)
        assert holds(brief, in_force(brief), found)
        assert least <= value <= stage_value(brief, stage, begun)
        assert all(later <= before for before, later in pairwise(heard) if before is not None and later is not None)
        assert [log["value"] for log in logs] == ([value] if logs else [])
        assert way(parts, begun, stage, 0, hear)[0] == found
        seen += 1
        bettered += value < stage_value(brief, stage, begun)
        best += value == least
    assert seen > 20
    assert bettered > 8
    assert best >= 0.9 * seen


@pytest.mark.parametrize("way", WAYS)
def test_an_earlier_priority_is_kept(way: Way) -> None:
    held = 0
    for brief, allowed in _cases(80):
        first, second, *_ = [*brief.stages, None, None]
        if first is None or second is None or (way is better_by_cuts and not first.goals | second.goals <= LOCAL):
            continue
        begun = min(allowed, key=lambda d: (stage_value(brief, first, d), -stage_value(brief, second, d)))
        limit = stage_value(brief, first, begun)
        parts = Partwise(brief, {}, LIMITS, Control(), [Kept(first, limit)])
        found, _ = way(parts, begun, second, 0, lambda *_: None)
        assert stage_value(brief, first, found) <= limit
        held += found != begun
    assert held > 3


@pytest.mark.parametrize("way", WAYS)
def test_no_draw_is_made_once_stopped_or_as_near_to_the_bound_as_asked(way: Way) -> None:
    brief, design = two_halls_half_empty()
    stage, stopped = brief.stages[0], Control()
    stopped.stop()
    parts = Partwise(brief, {}, LIMITS, stopped, [])
    assert way(parts, design, stage, 0, lambda *_: None) == (design, [])
    least = stage_value(brief, stage, design)
    for gap, bound in ((0.0, least), (0.5, least // 2), (0.6, least // 2)):
        parts = Partwise(brief, {}, Limits(effort=1, gap=gap), Control(), [])
        assert way(parts, design, stage, bound, lambda *_: None) == (design, [])


@pytest.mark.parametrize("effort", [0.1, 1, 5])
def test_more_effort_makes_more_draws_not_longer_ones(effort: float, monkeypatch: pytest.MonkeyPatch) -> None:
    brief, design = two_halls_half_empty()
    monkeypatch.setattr(drawn, "IDLE", 10_000)
    parts = Partwise(brief, {}, Limits(effort=effort), Control(), [])
    _, (log,) = better_by_chance(parts, design, brief.stages[0], -1, lambda *_: None)
    made = int(str(log["way"]).split()[0])
    assert made == drawn.DRAWS * effort
    assert 0 < float(log["effort"]) <= made * drawn.EFFORT * NEAR_SHARE + 1e-9


def test_a_property_is_cleared_into_its_neighbour() -> None:
    brief, design = two_halls_half_empty()
    stage = brief.stages[0]
    best, _ = better_by_chance(Partwise(brief, {}, LIMITS, Control(), []), design, stage, 0, lambda *_: None)
    assert len(best.sites) == 2
    assert stage_value(brief, stage, best) < stage_value(brief, stage, design)


def test_two_parts_have_no_service_and_no_property_in_common() -> None:
    brief, design = two_halls_half_empty()
    services = brief.teams_by_service
    for seed in range(30):
        one, two = drawn._drawn(brief, design, brief.stages[0], Random(seed), 2)
        assert not one.services & two.services
        for part, other in ((one, two), (two, one)):
            assert not {t.id for s in other.services for t in services[s]} & set(part.within)
            assert {t.id for s in part.services for t in services[s]} <= set(part.within)
            assert all(set(design.bases[team]) <= set(sites) for team, sites in part.within.items())


def test_a_draw_has_no_team_and_no_property_in_common_with_those_under_way() -> None:
    brief, design = two_halls_half_empty()
    stage, seen = brief.stages[0], 0
    for seed in range(60):
        chance, under_way = Random(seed), list[_UnderWay]()
        for _ in range(drawn_cuts.UNDER_WAY):
            near, sites = drawn_cuts._drawn(brief, design, stage, chance, 1, under_way)
            for draw in under_way:
                assert not set(near.within) & set(draw.near.within)
                assert not set(sites) & set(draw.sites)
                seen += bool(near.within)
            under_way.append(_UnderWay(near, sites, [], Future(), design))
    assert seen > 20


def test_which_draw_is_through_first_makes_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    real, waits, changed = drawn_cuts._searched, Random(5), 0

    def late(*asked: Any) -> tuple[Design | None, Log]:
        found = real(*asked)
        time.sleep(waits.choice((0, 0.001, 0.004)))
        return found

    for brief, allowed in _cases(30):
        stage = brief.stages[0]
        if not stage.goals <= LOCAL:
            continue
        parts = Partwise(brief, {}, Limits(effort=0.3), Control(), [])
        monkeypatch.setattr(drawn_cuts, "_searched", real)
        found, _ = better_by_cuts(parts, allowed[0], stage, 0, lambda *_: None)
        monkeypatch.setattr(drawn_cuts, "_searched", late)
        assert better_by_cuts(parts, allowed[0], stage, 0, lambda *_: None)[0] == found
        changed += found != allowed[0]
    assert changed > 3
