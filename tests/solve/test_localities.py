"""Localities searched one by one: what they find is a design, and what they prove holds for every design."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest

from orgdesign.brief import Brief, Stage, Term, make_brief
from orgdesign.design import Design
from orgdesign.plan.requests import Kind, Request
from orgdesign.rules.register import in_force
from orgdesign.solve import Control, Limits, solve
from orgdesign.solve.journeys import row_at, shares
from orgdesign.solve.localities import LOCAL, Localities
from orgdesign.solve.partwise import Partwise
from orgdesign.solve.reached import stage_value
from orgdesign.solve.split import settle, split_of
from orgdesign.solve.values import in_order
from tests.rules.enumerate import enumerate_designs, fit, holds
from tests.strategies import class_meant, tiny_plan

LIMITS = Limits(effort=2)
NOTHING_KNOWN = -(10**15)


@pytest.mark.parametrize("seed", range(50))
def test_shares_of_a_link_and_rows_of_a_base_are_never_more_than_the_way_between(seed: int) -> None:
    chance = np.random.default_rng(seed)
    legs = chance.integers(0, 1 + int(chance.integers(1, 5_000)), size=tuple(chance.integers(1, 7, size=2)))
    first, second = shares(legs)
    assert (first[:, None] + second <= legs).all()
    base = int(chance.integers(len(legs)))
    ours, theirs = row_at(legs, base)
    assert (ours[:, None] + theirs <= legs).all()
    assert (ours[base] + theirs == legs[base]).all()


def test_a_way_that_is_the_sum_of_its_ends_is_shared_out_whole() -> None:
    legs = np.add.outer([900, 960, 930], [300, 390])
    first, second = shares(legs)
    assert (first[:, None] + second == legs).all()


def _settled(seed: int) -> tuple[Brief, Design] | None:
    """A tiny brief in which each post has its team and each team its locality, with one stage; and a design of it."""
    kinds = tuple(kind for kind in Kind if kind is not Kind.HOST_IN)
    plan = tiny_plan(seed, services=3, posts=4, properties=5, kinds=kinds)
    brief = make_brief(plan, "o1", {s.id: class_meant(plan, s.id) for s in plan.services})
    if any(team.max_bases > 1 for team in brief.teams):
        return None
    found = solve(brief, Limits(effort=0.05)).design
    if found is None:
        return None
    goals = sorted(LOCAL)
    terms = tuple(Term(goal, 1 + (seed * 7 + i) % 9 * 1_000) for i, goal in enumerate(goals) if (seed + i) % 3)
    hosts = [
        Request(id=f"h{i}", kind=Kind.HOST_IN, subject=team.id, object=place, strength="must", reason="drawn")
        for i, team in enumerate(brief.teams)
        if team.locality is None and (place := brief.site[found.bases[team.id][0]].locality)
    ]
    brief = settle(brief, split_of(brief, found))
    brief = replace(brief, requests=(*brief.requests, *hosts), stages=(Stage(1, terms, Decimal(0), "units"),))
    return brief, in_order(brief, replace(found, contacts=None, coordination=None, linked=None))


def _all() -> Iterator[tuple[Brief, Design]]:
    return (case for seed in range(90) if (case := _settled(seed)) is not None)


def test_localities_better_a_design_and_prove_no_more_than_what_the_best_of_all_designs_is_worth() -> None:
    seen = bounded = best = 0
    for brief, begun in _all():
        stage = brief.stages[0]
        parts = Partwise(brief, {}, LIMITS, Control(), [])
        searched = Localities(brief, LIMITS, Control(), [], parts.betters)
        assert searched.may(stage)
        design, bound, _ = searched.rounds(begun, stage, NOTHING_KNOWN, lambda *_: None)
        value = stage_value(brief, stage, design)
        designs = (d for d in enumerate_designs(brief, fit(brief)) if holds(brief, in_force(brief), d))
        least = min(stage_value(brief, stage, d) for d in designs)
        assert holds(brief, in_force(brief), design)
        assert bound <= least <= value <= stage_value(brief, stage, begun)
        seen += 1
        bounded += bound > NOTHING_KNOWN
        best += value == least
    assert seen >= 15
    assert bounded >= 0.7 * seen
    assert best >= 0.8 * seen


def test_posts_that_may_be_in_several_teams_leave_nothing_proven() -> None:
    plan = tiny_plan(1, services=3, posts=4, properties=5)
    brief = make_brief(plan, "o1", {s.id: class_meant(plan, s.id) for s in plan.services})
    shared = [p for p in brief.pools if len(brief.teams_by_service[p.service]) > 1]
    assert shared
    assert not Localities(brief, LIMITS, Control(), [], Partwise(brief, {}, LIMITS, Control(), []).betters).apart
