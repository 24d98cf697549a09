"""Neighbourhoods of a few properties: every row kept, never worse, and the same again."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from orgdesign.brief import make_brief
from orgdesign.design import Design
from orgdesign.plan.options import Goal
from orgdesign.rules.decisions import Decisions, Line
from orgdesign.rules.register import in_force
from orgdesign.solve import Control, Limits, neighbourhoods
from orgdesign.solve.held import Held
from orgdesign.solve.model import decisions
from orgdesign.solve.neighbourhoods import better_nearby
from orgdesign.solve.search import keeps, search
from orgdesign.solve.split import settle, split_of
from orgdesign.solve.values import design_of, in_order, values_of
from tests.rules.enumerate import enumerate_designs, fit, holds
from tests.strategies import class_meant, tiny_plan

LIMITS = Limits(effort=2)


def _cases(seeds: int) -> Iterator[tuple[Held, list[tuple[int, int]], list[int], Design]]:
    """A model with its split settled, what it is judged by, and the first design of it in hand."""
    for seed in range(seeds):
        plan = tiny_plan(seed, services=3, posts=5, properties=5)
        brief = make_brief(plan, "o1", {s.id: class_meant(plan, s.id) for s in plan.services})
        allowed = (d for d in enumerate_designs(brief, fit(brief)) if holds(brief, in_force(brief), d))
        design = next(allowed, None)
        if design is None:
            continue
        settled = settle(brief, split_of(brief, design))
        model = Held(settled, decisions(settled, in_force(settled)), {})
        objective = [term for goal in (Goal.RUNNING_COST, Goal.STAFF_TRAVEL) for term in model.costs.of_goal(goal)]
        yield model, objective, values_of(model.decide, in_order(settled, design)), design


def _worth(objective: list[tuple[int, int]], values: list[int]) -> int:
    return sum(factor * values[variable] for variable, factor in objective)


def test_what_is_found_keeps_every_row_and_is_no_worse_and_mostly_the_best() -> None:
    seen = bettered = best = 0
    for model, objective, begun, _ in _cases(60):
        lower, upper = list(model.decide.lower), list(model.decide.upper)
        heard: list[float | None] = []

        def hear(value: float | None, _: float | None, to: list[float | None] = heard) -> None:
            to.append(value)

        found = better_nearby(model.decide, objective, begun, [], LIMITS, Control(), hear)
        assert (model.decide.lower, model.decide.upper) == (lower, upper)
        assert found.values is not None
        assert keeps(model.decide, found.values)
        assert found.value == _worth(objective, found.values) <= _worth(objective, begun)
        assert not found.proven
        assert heard[-1] == found.value
        least = search(model.decide, objective, Limits(effort=2), Control())
        assert found.bound <= (least.value or 0) <= found.value
        assert design_of(model.decide, found.values).bases
        again = better_nearby(model.decide, objective, begun, [], LIMITS, Control())
        assert again.values == found.values
        seen += 1
        bettered += found.value < _worth(objective, begun)
        best += found.value == least.value
    assert seen > 25
    assert bettered > 10
    assert best >= 0.8 * seen


def test_rows_beside_the_model_are_kept_too() -> None:
    held = 0
    for model, objective, begun, _ in _cases(40):
        used = [(use, 1) for use in model.decide.use.values()]
        kept = [Line(used, _worth(used, begun), _worth(used, begun))]
        found = better_nearby(model.decide, objective, begun, kept, LIMITS, Control())
        assert found.values is not None
        assert _worth(used, found.values) == _worth(used, begun)
        held += found.values != begun
    assert held > 3


def test_a_stop_keeps_what_there_is() -> None:
    stopped = Control()
    stopped.stop()
    for model, objective, begun, _ in _cases(10):
        assert better_nearby(model.decide, objective, begun, [], LIMITS, stopped).values == begun


def test_two_changes_are_taken_together_only_where_that_keeps_every_row() -> None:
    plan = tiny_plan(1)
    decide = Decisions(make_brief(plan, "o1", {s.id: class_meant(plan, s.id) for s in plan.services}), lambda *_: True)
    decide.lines.clear()
    one, two = decide.flag("one"), decide.flag("two")
    objective = [(one, -2), (two, -1)]
    before = list(decide.lower)
    first, second = list(before), list(before)
    first[one], second[two] = 1, 1
    both = neighbourhoods._best(decide, objective, before, [first, second], [])
    assert (both[one], both[two]) == (1, 1)
    either = [Line([(one, 1), (two, 1)], 0, 1)]
    assert neighbourhoods._best(decide, objective, before, [first, second], either) == first


def test_sets_of_properties_have_none_in_common() -> None:
    for many in range(1, 30):
        sites = [f"p{i}" for i in range(many)]
        for first in (sites[:1], sites[:2]):
            drawn = neighbourhoods._drawn(Random("drawn"), sites, first)
            assert len(drawn) == len(first)
            assert len(set().union(*drawn)) == sum(map(len, drawn))
            assert all(site in held for site, held in zip(first, drawn, strict=True))
            assert all(len(held) <= neighbourhoods.TOGETHER for held in drawn)
