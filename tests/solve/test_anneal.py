"""Annealing: what a shuffle says of a design is what the rules say; never worse, mostly the best, the same again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

from orgdesign.brief import Brief, Stage, make_brief
from orgdesign.design import Design
from orgdesign.plan.options import Goal
from orgdesign.plan.requests import Kind
from orgdesign.rules.asks.register import ASKS
from orgdesign.rules.constraints.desks import Desks
from orgdesign.rules.register import in_force
from orgdesign.solve import Control, Limits
from orgdesign.solve.anneal import annealed, may_anneal
from orgdesign.solve.loosen import loose_of
from orgdesign.solve.parts import Kept
from orgdesign.solve.reached import stage_value
from orgdesign.solve.shuffle import Shuffle
from orgdesign.solve.values import in_order
from orgdesign.solve.weighed import tells
from tests.builders import a_brief, a_design, a_plan, a_priority, a_property, a_request, posts, two_halls_half_empty
from tests.rules.enumerate import enumerate_designs, fit, holds
from tests.strategies import class_meant, tiny_plan


def _cases(seeds: range) -> Iterator[tuple[Brief, list[Design], list[Stage]]]:
    """A brief with requests of every kind, its designs that keep all rules, and the stages that can be annealed."""
    for seed in seeds:
        plan = tiny_plan(seed, services=2 + seed % 2, posts=4 + seed % 2, properties=4, kinds=tuple(Kind))
        brief = make_brief(plan, "o1", {s.id: class_meant(plan, s.id) for s in plan.services})
        stages = [stage for stage in brief.stages if tells(stage, [])]
        allowed = [d for d in enumerate_designs(brief, fit(brief)) if holds(brief, in_force(brief), d)]
        if stages and allowed:
            yield brief, [in_order(brief, design) for design in allowed], stages


def _now_and_then(chance: Random) -> Callable[[int, int], bool]:
    """Take whatever leaves no more desks missing, and half of the rest."""
    return lambda _, short: short <= 0 or chance.random() < 0.5


def _missing(brief: Brief, design: Design) -> int:
    return sum(finding.amount for finding in Desks().findings(brief, design))


def _holding(brief: Brief, design: Design) -> set[str]:
    return {r.id for r in brief.requests if ASKS[r.kind].shortfall(brief, design, r)[0] == 0}


def test_a_shuffle_says_what_the_design_is_worth_and_keeps_every_rule_and_request_that_held() -> None:
    taken = whole = 0
    for number, (brief, allowed, stages) in enumerate(_cases(range(150))):
        begun, chance = allowed[number % len(allowed)], Random(number)
        for stage in stages:
            shuffle = Shuffle(loose_of(brief, begun), stage, [], Random(number))
            before = _holding(brief, begun)
            for _ in range(60):
                if not shuffle.propose(_now_and_then(chance)):
                    continue
                taken += 1
                design = shuffle.loose.moved(shuffle.base, shuffle.count)
                worth = stage_value(brief, stage, design)
                assert worth == shuffle.value or (Goal.REQUESTS_UNMET in stage.goals and worth < shuffle.value)
                assert shuffle.short == _missing(brief, design)
                if not shuffle.short:
                    whole += 1
                    assert holds(brief, in_force(brief), design)
                    assert before <= _holding(brief, design)
    assert taken > 1_000
    assert whole > 500


def test_what_an_earlier_priority_leaves_is_never_passed() -> None:
    held = 0
    for number, (brief, allowed, stages) in enumerate(_cases(range(150))):
        if len(stages) < 2:
            continue
        first, second = stages[:2]
        begun = min(allowed, key=lambda d: (stage_value(brief, first, d), -stage_value(brief, second, d)))
        limit = stage_value(brief, first, begun) + number % 3
        shuffle = Shuffle(loose_of(brief, begun), second, [Kept(first, limit)], Random(number))
        for _ in range(60):
            if shuffle.propose(lambda _, short: short <= 0):
                assert stage_value(brief, first, shuffle.loose.moved(shuffle.base, shuffle.count)) <= limit
                held += 1
    assert held > 100


def _annealed(brief: Brief, begun: Design, stage: Stage, control: Control | None = None) -> Design:
    limits = Limits(effort=0.1)
    return annealed(brief, begun, stage, [], limits, control or Control(), lambda *_: None)[0]


def test_designs_are_no_worse_mostly_the_best_and_the_same_again() -> None:
    seen = bettered = best = 0
    for brief, allowed, stages in _cases(range(60)):
        begun, stage = allowed[0], stages[0]
        found = _annealed(brief, begun, stage)
        value, least = stage_value(brief, stage, found), min(stage_value(brief, stage, d) for d in allowed)
        assert least <= value <= stage_value(brief, stage, begun)
        assert holds(brief, in_force(brief), found)
        assert _annealed(brief, begun, stage) == found
        seen += 1
        bettered += value < stage_value(brief, stage, begun)
        best += value == least
    assert seen > 20
    assert bettered > 8
    assert best >= 0.7 * seen


def test_two_half_empty_halls_become_one() -> None:
    brief, begun = two_halls_half_empty()
    stage = brief.stages[0]
    found = _annealed(brief, begun, stage)
    assert stage_value(brief, stage, found) < stage_value(brief, stage, begun)
    assert len(found.sites) < len(begun.sites)


def test_posts_that_stay_behind_keep_their_desks_when_their_team_leaves() -> None:
    plan = a_plan(
        posts=[
            *posts("visits", 1, base="hall", movable=False, not_movable_because="employed by a partner"),
            *posts("visits", 2, first=2),
        ],
        properties=[a_property(), a_property("annexe", running_cost=1), a_property("library", place="south")],
        requests=[a_request(Kind.PIN_BASE, "visits@north", "annexe", strength="should")],
    )
    brief = a_brief(plan)
    begun = a_design(
        brief, {"01": ("visits@north", "hall"), "02": ("visits@north", "hall"), "03": ("visits@south", "library")}
    )
    loose = loose_of(brief, begun)
    north = [team.id for team in loose.teams].index("visits@north")
    annexe = [site.id for site in loose.sites].index("annexe")
    base = [annexe if t == north else q for t, q in enumerate(loose.base)]
    moved = loose.moved(base, loose.count)
    assert moved.placement["01"].site == "hall"
    assert moved.placement["02"].site == "annexe"
    assert moved.bases["visits@north"] == ("annexe",)


def test_a_stop_is_heard_before_anything_is_moved() -> None:
    brief, begun = two_halls_half_empty()
    control = Control()
    control.stop()
    assert _annealed(brief, begun, brief.stages[0], control) == begun


def test_only_stages_that_weigh_ways_against_properties_and_can_be_told_change_by_change_are_annealed() -> None:
    rows = [a_priority(1, Goal.RUNNING_COST), a_priority(2, Goal.DISPARITY)]
    rows += [a_priority(3, goal) for goal in (Goal.RUNNING_COST, Goal.STAFF_TRAVEL)]
    rows += [a_priority(4, goal) for goal in (Goal.RUNNING_COST, Goal.STAFF_TRAVEL, Goal.DISPARITY)]
    cost, disparity, both, more = a_brief(a_plan(priorities=rows)).stages
    assert [may_anneal(stage, []) for stage in (cost, disparity, both, more)] == [False, False, True, False]
    assert not may_anneal(both, [Kept(disparity, 0)])
