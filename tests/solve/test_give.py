"""Ways out of the impossible against the list of every design, on tiny plans whose requests all must hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import combinations

import pytest

from orgdesign.assure import with_ways_certified
from orgdesign.brief import Brief, make_brief
from orgdesign.design import Result, Sort, Status, Way
from orgdesign.errors import DisagreementError, UncertifiedError
from orgdesign.plan.requests import Kind
from orgdesign.rules.asks.register import ASKS
from orgdesign.rules.register import in_force
from orgdesign.solve import Limits, solve
from orgdesign.solve.give import changed_brief, loosened
from orgdesign.units import FTE, WEIGHT, whole
from tests.builders import a_brief, a_plan, a_request
from tests.rules.enumerate import best_by_enumeration, enumerate_designs, fit, holds
from tests.strategies import class_meant, tiny_plan

EFFORT = Limits(effort=20)
SEEDS = range(260)


@cache
def _impossible() -> tuple[tuple[Brief, Result], ...]:
    return tuple(_draws())


def _draws() -> Iterator[tuple[Brief, Result]]:
    for seed in SEEDS:
        plan = tiny_plan(seed, services=2, posts=3 + seed % 3, properties=3, kinds=tuple(Kind))
        asked = [r.model_copy(update={"strength": "must"}) for r in plan.requests]
        plan = plan.with_rows(requests=asked)
        brief = make_brief(plan, "o1", {s.id: class_meant(plan, s.id) for s in plan.services})
        result = solve(brief, EFFORT)
        if result.status is Status.IMPOSSIBLE:
            yield brief, with_ways_certified(brief, result)


def _ways(*sorts: Sort) -> Iterator[tuple[Brief, Way]]:
    for brief, result in _impossible():
        assert result.conflict is not None
        for way in result.conflict.ways:
            if way.sort in sorts:
                yield brief, way


def _possible(brief: Brief) -> bool:
    return best_by_enumeration(brief)[0] is Status.PROVEN_BEST


def _least_weight(brief: Brief) -> int | None:
    """The least weight of requests that any design leaves unmet which keeps every rule; None where none does."""
    musts = [r for r in brief.requests if r.strength == "must"]
    soft = loosened(brief, musts)
    rules = [rule for rule in in_force(soft) if rule.id != "requests"]
    weights = (
        sum(whole(r.weight, WEIGHT) for r in musts if ASKS[r.kind].shortfall(soft, design, r)[0])
        for design in enumerate_designs(soft, fit(soft))
        if holds(soft, rules, design)
    )
    return min(weights, default=None)


def test_draws_cover_every_sort_of_way_and_conflicts_are_verified() -> None:
    sorts = Counter(way.sort for _, way in _ways(*Sort))
    assert all(sorts[sort] >= 10 for sort in Sort), sorts
    assert all(result.conflict is not None and result.conflict.verified for _, result in _impossible())


def test_the_requests_that_give_are_the_least_weight_of_all_listed_designs() -> None:
    for brief, result in _impossible():
        assert result.conflict is not None
        way = next((w for w in result.conflict.ways if w.sort is Sort.REQUESTS), None)
        assert (way.cost if way else None) == _least_weight(brief)
        assert way is None or way.least


def test_every_changed_plan_has_a_design_in_the_list() -> None:
    for brief, way in _ways(*Sort):
        assert way.certified
        assert _possible(changed_brief(brief, way))


def test_an_amount_that_gives_one_unit_less_leaves_no_design() -> None:
    tried: Counter[Kind] = Counter()
    for brief, way in _ways(Sort.AMOUNT):
        ((name, amount),) = way.amounts.items()
        request = next(r for r in brief.requests if r.id == name)
        assert request.amount is not None
        away = Decimal(amount) - request.amount
        step = abs(away) / way.cost if request.kind not in {Kind.REACH, Kind.CASELOAD_CAP} else Decimal(1)
        if step < abs(away):
            less = str(Decimal(amount) - step if away > 0 else Decimal(amount) + step)
            assert not _possible(changed_brief(brief, replace(way, amounts={name: less})))
            tried[request.kind] += 1
    assert len(tried) >= 4, tried


def test_one_desk_fewer_leaves_no_design_wherever_they_stand() -> None:
    for brief, way in _ways(Sort.DESKS):
        rules = [rule for rule in in_force(brief) if rule.id != "desks"]
        desks = next(rule for rule in in_force(brief) if rule.id == "desks")
        short = [
            sum(f.amount for f in desks.findings(brief, design))
            for design in enumerate_designs(brief, fit(brief))
            if holds(brief, rules, design)
        ]
        assert min(short) == way.cost == sum(way.desks.values())


def test_teams_need_be_no_smaller_than_in_some_listed_design() -> None:
    for brief, way in _ways(Sort.TEAM_SIZE):
        rules = [rule for rule in in_force(brief) if rule.id != "minimum-team"]
        size = next(rule for rule in in_force(brief) if rule.id == "minimum-team")
        short = [
            max(f.amount for f in size.findings(brief, design))
            for design in enumerate_designs(brief, fit(brief))
            if holds(brief, rules, design)
        ]
        assert min(short) == way.cost == whole(Decimal(way.smaller), FTE)


def test_fewer_rules_switched_off_leave_no_design() -> None:
    for brief, way in _ways(Sort.RULES):
        names = [rule.id for rule in in_force(brief) if rule.id != "requests"]
        smaller = [off for number in range(1, way.cost) for off in combinations(names, number)] if way.least else []
        for off in smaller:
            assert not _possible(changed_brief(brief, replace(way, rules=off)))


def test_a_design_with_a_fault_in_it_certifies_no_way() -> None:
    brief, way = next(_ways(Sort.DESKS))
    result = next(r for b, r in _impossible() if b is brief)
    assert result.conflict is not None
    short = replace(way, desks=dict.fromkeys(way.desks, 0))
    with pytest.raises(UncertifiedError, match="desks"):
        with_ways_certified(brief, replace(result, conflict=replace(result.conflict, ways=(short,))))


def test_a_way_that_changes_nothing_shows_that_the_option_is_possible() -> None:
    brief, way = next(_ways(Sort.DESKS))
    result = next(r for b, r in _impossible() if b is brief)
    assert result.conflict is not None
    nothing = replace(way, desks={}, cost=0)
    with pytest.raises(DisagreementError, match="called impossible"):
        with_ways_certified(brief, replace(result, conflict=replace(result.conflict, ways=(nothing,))))


def test_the_sentence_says_how_many_more_properties_it_takes() -> None:
    brief = a_brief(a_plan(requests=[a_request(Kind.USE_AT_MOST, amount=1)]))
    conflict = solve(brief, EFFORT).conflict
    assert conflict is not None
    assert [way.sentence for way in conflict.ways] == [
        "Ask for r1 (use at most, weight 1) as should.",
        "Ask for 2 instead of 1 in r1 (use at most).",
    ]
