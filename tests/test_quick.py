"""A quick what-if: near the change alone, certified, the same each time, as good as in full where both are proven."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from orgdesign.certify import certify
from orgdesign.design import StageResult
from orgdesign.generate import generate_sized
from orgdesign.pipeline import (
    Solved,
    canonical_bytes,
    load,
    load_results,
    results_json,
    save_results,
    solve_changed,
    solve_option,
    start_of,
    start_words,
)
from orgdesign.plan import Plan
from orgdesign.plan.requests import Kind
from orgdesign.pricing import same_limits
from orgdesign.rules.register import in_force
from orgdesign.scenarios import scenario_folder
from orgdesign.solve import Control, Limits
from orgdesign.solve.reached import stage_value
from orgdesign.starts import QUICK, begin, is_quick
from orgdesign.whatif import WhatIf, Wish, quickly, requests_for, what_if, with_requests
from tests.strategies import tiny_plan

SHIPPED = Path(scenario_folder("wigan-2010"))
LIMITS = Limits(effort=0.2)


@pytest.fixture(scope="module")
def shipped() -> Solved:
    return load_results(load(SHIPPED), SHIPPED / "solved.json")[0]


@pytest.fixture(scope="module")
def council() -> Plan:
    return generate_sized(localities=3, services=12, posts=90, properties=14, seed=2)


@pytest.fixture(scope="module")
def solved(council: Plan) -> Solved:
    return solve_option(council, "as-proposed", LIMITS)


def _elsewhere(solved: Solved) -> Wish:
    """A pin of the first core team that could be at another property of its locality."""
    design, rules = solved.result.design, in_force(solved.brief)
    assert design is not None
    return next(
        Wish(Kind.PIN_BASE, team.id, site.id)
        for team in solved.brief.teams
        for site in solved.brief.sites_in(team.locality or "")
        if site.id in design.sites and site.id != design.lead(team.id)
        if all(rule.admits(solved.brief, team, site) for rule in rules)
    )


def _values(stages: Sequence[StageResult]) -> list[int]:
    return [stage.value for stage in stages]


def _keeps_what_it_claims(found: WhatIf) -> None:
    result, brief = found.after.result, found.after.brief
    assert result.design is not None
    assert result.certified
    assert certify(brief, result.design, result.amounts, result.stages, result.decisions).ok
    assert not [f for rule in in_force(brief) for f in rule.findings(brief, result.design)]
    for stage, reached in zip(brief.stages, result.stages, strict=True):
        assert reached.bound <= reached.value
        assert stage_value(brief, stage, result.design) <= reached.limit


def test_a_quick_answer_for_a_shipped_council_keeps_every_rule_and_is_never_worse_than_its_start(
    shipped: Solved,
) -> None:
    wish = _elsewhere(shipped)
    found = what_if(shipped, [wish])
    result = found.after.result
    _keeps_what_it_claims(found)
    assert result.settings["quick"] is True
    assert result.settings["reproducible"] is True
    begun = begin(found.after.brief, start_of(shipped), LIMITS)
    assert begun.design is not None
    assert result.stages[0].value <= stage_value(found.after.brief, found.after.brief.stages[0], begun.design)
    assert result.design is not None
    assert result.design.lead(wish.subject) == wish.object


def test_the_same_quick_question_gives_the_same_bytes(shipped: Solved, solved: Solved) -> None:
    for before in (shipped, solved):
        wish = _elsewhere(before)
        one, two = (canonical_bytes(results_json([what_if(before, [wish]).after])) for _ in range(2))
        assert one == two


def test_quick_and_full_agree_wherever_every_priority_so_far_is_proven_by_both(solved: Solved) -> None:
    wish = _elsewhere(solved)
    quick, full = what_if(solved, [wish], LIMITS), what_if(solved, [wish], LIMITS, full=True)
    _keeps_what_it_claims(quick)
    assert "quick" not in full.after.result.settings
    assert not full.quick
    compared = 0
    for one, two in zip(quick.after.result.stages, full.after.result.stages, strict=True):
        if not (one.proven and two.proven):
            break
        assert one.value == two.value
        compared += 1
    assert compared >= 1


def test_quick_answers_of_tiny_plans_agree_with_full_ones_wherever_both_are_proven() -> None:
    agreed = 0
    for seed in range(10):
        before = solve_option(tiny_plan(seed, services=2, posts=3, properties=3), "o1", Limits(effort=5))
        if before.result.design is None:
            continue
        wishes = [Wish(Kind.PIN_BASE, t.id, before.brief.sites[-1].id) for t in before.brief.teams[:2]]
        for wish in wishes:
            quick, full = (what_if(before, [wish], Limits(effort=5), full=full) for full in (False, True))
            assert quick.after.result.status is full.after.result.status
            assert _values(quick.after.result.stages) == _values(full.after.result.stages)
            agreed += 1
    assert agreed >= 6


def test_no_bound_of_a_quick_answer_is_above_what_a_full_search_reaches_under_the_same_limits(solved: Solved) -> None:
    wish = _elsewhere(solved)
    quick, full = what_if(solved, [wish], LIMITS), what_if(solved, [wish], LIMITS, full=True)
    for one, two in zip(quick.after.result.stages, full.after.result.stages, strict=True):
        assert one.bound <= two.value
        if two.limit > one.limit:
            break


def test_a_full_search_goes_on_from_a_quick_answer(solved: Solved) -> None:
    found = what_if(solved, [_elsewhere(solved)], LIMITS)
    quick = found.after
    full = solve_changed(quick, quick.plan, same_limits(quick), Control(), start_of(quick))
    assert full.result.certified
    assert "quick" not in full.result.settings
    assert full.result.settings["start"]["plan"] == quick.result.fingerprint
    assert full.result.stages[0].value <= quick.result.stages[0].value
    assert full.result.stages[0].bound >= quick.result.stages[0].bound


def test_the_clock_has_no_say_in_a_quick_answer() -> None:
    assert quickly(Limits(fast=True)) == Limits(fast=False, quick=True)
    assert "quick" not in Limits().to_dict()
    assert Limits(quick=True).to_dict()["quick"] is True


def test_what_is_left_open_by_a_quick_look_is_said(shipped: Solved) -> None:
    found = what_if(shipped, [_elsewhere(shipped)])
    assert is_quick(found.after.result)
    assert QUICK in start_words(found.after.result)
    assert found.to_dict()["quick"] is True
    kept = what_if(shipped, [_where_it_is(shipped)])
    assert kept.kept
    assert QUICK not in start_words(kept.after.result)


def _where_it_is(solved: Solved) -> Wish:
    assert solved.result.design is not None
    team = solved.brief.teams[0].id
    return Wish(Kind.PIN_BASE, team, str(solved.result.design.lead(team)))


def test_the_designs_on_the_way_reach_their_priorities_and_are_saved_and_read_back(
    council: Plan, solved: Solved, tmp_path: Path
) -> None:
    result = solved.result
    assert len(result.on_the_way) == len(result.stages)
    for stage, reached, design in zip(solved.brief.stages, result.stages, result.on_the_way, strict=True):
        assert stage_value(solved.brief, stage, design) <= reached.value
        assert not [f for rule in in_force(solved.brief) for f in rule.findings(solved.brief, design)]
    (read,) = load_results(council, save_results([solved], tmp_path / "results.json"))
    said = [(d.placements, dict(d.bases), d.sites) for d in read.result.on_the_way]
    assert said in ([(d.placements, dict(d.bases), d.sites) for d in result.on_the_way], [])
    assert said or all(d.placements == result.on_the_way[0].placements for d in result.on_the_way)


def test_results_that_keep_no_designs_on_the_way_serve_as_a_start_all_the_same(solved: Solved) -> None:
    older = replace(solved, result=replace(solved.result, on_the_way=()))
    _keeps_what_it_claims(what_if(older, [_elsewhere(older)], LIMITS))


def test_coordination_stands_where_all_that_decides_it_is_as_it_was(shipped: Solved) -> None:
    found = what_if(shipped, [_elsewhere(shipped)])
    before, after = shipped.result.design, found.after.result.design
    assert before is not None
    assert after is not None
    assert after.coordination == before.coordination


def test_where_no_design_near_keeps_every_rule_all_is_searched_and_impossible_is_proven(solved: Solved) -> None:
    assert solved.result.design is not None
    unused = next(s.id for s in solved.brief.sites if s.id not in solved.result.design.sites and not s.closing)
    requests = requests_for(solved.plan, solved.option, [Wish(Kind.KEEP, unused), Wish(Kind.CLOSE, unused)])
    plan = with_requests(solved.plan, requests)
    found = solve_changed(solved, plan, quickly(LIMITS), Control(), start_of(solved, keep=True))
    assert found.result.design is None
    assert found.result.conflict is not None
    assert "quick" not in found.result.settings or not found.result.settings["quick"]


def test_a_quick_look_that_is_stopped_keeps_a_certified_design(solved: Solved) -> None:
    control = Control(lambda progress: control.stop())
    found = what_if(solved, [_elsewhere(solved)], LIMITS, control)
    _keeps_what_it_claims(found)
    assert found.after.result.settings["reproducible"] is False
