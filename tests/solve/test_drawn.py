"""Parts drawn by chance: every rule and earlier priority kept, never worse, mostly the best, and the same again."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from random import Random

import pytest

from orgdesign.brief import Brief, make_brief
from orgdesign.design import Design
from orgdesign.rules.register import in_force
from orgdesign.solve import Control, Limits, drawn
from orgdesign.solve.drawn import better_by_chance
from orgdesign.solve.localities import LOCAL
from orgdesign.solve.parts import Kept
from orgdesign.solve.partwise import NEAR_SHARE, Partwise
from orgdesign.solve.reached import stage_value
from orgdesign.solve.values import in_order
from tests.builders import two_halls_half_empty
from tests.rules.enumerate import enumerate_designs, fit, holds
from tests.strategies import class_meant, tiny_plan

LIMITS = Limits(effort=1)


def _cases(seeds: int) -> Iterator[tuple[Brief, list[Design]]]:
    """A brief and every design of it that keeps all rules, some first one before the others."""
    for seed in range(seeds):
        plan = tiny_plan(seed, services=2, posts=4, properties=4)
        brief = make_brief(plan, "o1", {s.id: class_meant(plan, s.id) for s in plan.services})
        allowed = [d for d in enumerate_designs(brief, fit(brief)) if holds(brief, in_force(brief), d)]
        if allowed:
            yield brief, [in_order(brief, design) for design in allowed]


@pytest.mark.parametrize("cut", [False, True])
def test_designs_keep_every_rule_are_no_worse_and_mostly_the_best(cut: bool) -> None:
    seen = bettered = best = 0
    for brief, allowed in _cases(80):
        stage, begun = brief.stages[0], allowed[0]
        if cut and not stage.goals <= LOCAL:
            continue
        heard: list[float | None] = []

        def hear(value: float | None, _: float | None, to: list[float | None] = heard) -> None:
            to.append(value)

        parts = Partwise(brief, {}, LIMITS, Control(), [])
        found, logs = better_by_chance(parts, begun, stage, 0, hear, cut=cut)
        value, least = stage_value(brief, stage, found), min(stage_value(brief, stage, d) for d in allowed)
        assert holds(brief, in_force(brief), found)
        assert least <= value <= stage_value(brief, stage, begun)
        assert all(later <= before for before, later in pairwise(heard) if before is not None and later is not None)
        assert [log["value"] for log in logs] == ([value] if logs else [])
        assert better_by_chance(parts, begun, stage, 0, hear, cut=cut)[0] == found
        seen += 1
        bettered += value < stage_value(brief, stage, begun)
        best += value == least
    assert seen > 20
    assert bettered > 8
    assert best >= 0.9 * seen


@pytest.mark.parametrize("cut", [False, True])
def test_an_earlier_priority_is_kept(cut: bool) -> None:
    held = 0
    for brief, allowed in _cases(80):
        if len(brief.stages) < 2 or (cut and not brief.stages[0].goals | brief.stages[1].goals <= LOCAL):
            continue
        first, second = brief.stages[:2]
        begun = min(allowed, key=lambda d: (stage_value(brief, first, d), -stage_value(brief, second, d)))
        limit = stage_value(brief, first, begun)
        parts = Partwise(brief, {}, LIMITS, Control(), [Kept(first, limit)])
        found, _ = better_by_chance(parts, begun, second, 0, lambda *_: None, cut=cut)
        assert stage_value(brief, first, found) <= limit
        held += found != begun
    assert held > 3


def test_no_draw_is_made_once_stopped_or_as_near_to_the_bound_as_asked() -> None:
    brief, design = two_halls_half_empty()
    stage, stopped = brief.stages[0], Control()
    stopped.stop()
    parts = Partwise(brief, {}, LIMITS, stopped, [])
    assert better_by_chance(parts, design, stage, 0, lambda *_: None) == (design, [])
    least = stage_value(brief, stage, design)
    for gap, bound in ((0.0, least), (0.5, least // 2), (0.6, least // 2)):
        parts = Partwise(brief, {}, Limits(effort=1, gap=gap), Control(), [])
        assert better_by_chance(parts, design, stage, bound, lambda *_: None) == (design, [])


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
        one, two = drawn._drawn(brief, design, brief.stages[0], Random(seed), 2, cut=False)
        assert not one.services & two.services
        for part, other in ((one, two), (two, one)):
            assert not {t.id for s in other.services for t in services[s]} & set(part.within)
            assert {t.id for s in part.services for t in services[s]} <= set(part.within)
            assert all(set(design.bases[team]) <= set(sites) for team, sites in part.within.items())
