"""Bounds from prices of rows, against every way to fill in small programs drawn at random."""

from __future__ import annotations

import itertools
import math
import random
from dataclasses import replace

import pytest

from orgdesign.rules.decisions import NO_LIMIT, Decisions, Line, Terms
from orgdesign.solve import Control, Limits
from orgdesign.solve.relaxed import priced_bound, relaxed_bound
from orgdesign.solve.search import keeps
from tests.builders import a_brief, a_plan


def program(seed: int) -> tuple[Decisions, Terms, int]:
    """Three to five numbers under up to four rows beside those of an empty plan; an objective and its least."""
    draw = random.Random(seed)
    decide = Decisions(replace(a_brief(a_plan()), teams=(), pools=(), sites=()), lambda *_: True)
    for number in range(draw.randint(3, 5)):
        low = draw.randint(-2, 1)
        decide.number(f"x{number}", low, low + draw.randint(0, 3))
    for _ in range(draw.randint(1, 4)):
        terms = [(v, draw.randint(-4, 4)) for v in range(len(decide.lower))]
        middle = sum(f * draw.randint(decide.lower[v], decide.upper[v]) for v, f in terms)
        low, high = draw.choice([(middle, NO_LIMIT), (-NO_LIMIT, middle), (middle - 1, middle + 2)])
        decide.row(terms, low, high)
    objective = [(v, draw.randint(-90, 90) * 7) for v in range(len(decide.lower))]
    every = itertools.product(*(range(a, b + 1) for a, b in zip(decide.lower, decide.upper, strict=True)))
    worth = [sum(f * values[v] for v, f in objective) for values in every if keeps(decide, values)]
    return decide, objective, min(worth, default=NO_LIMIT)


@pytest.mark.parametrize("start", range(0, 200, 50))
def test_whatever_the_prices_no_way_to_fill_in_costs_less(start: int) -> None:
    for seed in range(start, start + 50):
        decide, objective, least = program(seed)
        draw = random.Random(seed)
        for size in (0, 1, 30, 1000):
            prices = [draw.uniform(-size, size) for _ in decide.lines]
            assert priced_bound(decide, objective, decide.lines, prices) <= least


def test_the_simplex_method_prices_well() -> None:
    near = drawn = 0
    for seed in range(200):
        decide, objective, least = program(seed)
        bound = relaxed_bound(decide, objective, (), Limits(), Control())
        assert bound <= least
        if least < NO_LIMIT:
            drawn += 1
            near += bound >= least - 0.1 * abs(least)
    assert drawn >= 100
    assert near >= 0.7 * drawn


def test_a_bound_is_the_least_of_the_linear_program_rounded_up_to_what_the_objective_counts_in() -> None:
    decide = Decisions(replace(a_brief(a_plan()), teams=(), pools=(), sites=()), lambda *_: True)
    x, y = decide.number("x", 0, 9), decide.number("y", 0, 9)
    decide.row([(x, 2), (y, 2)], low=5)
    assert relaxed_bound(decide, [(x, 30), (y, 40)], (), Limits(), Control()) == math.ceil(7.5) * 10
    assert relaxed_bound(decide, [(x, 30), (y, 40)], [Line([(y, 1)], 1, NO_LIMIT)], Limits(), Control()) == 90


def test_nothing_is_proven_after_a_stop_but_what_the_limits_say() -> None:
    decide, objective, _ = program(1)
    control = Control()
    control.stop()
    assert relaxed_bound(decide, objective, (), Limits(), control) == decide.reach(objective)[0]


def test_a_variable_may_stand_twice_in_a_row_and_in_the_objective() -> None:
    decide = Decisions(replace(a_brief(a_plan()), teams=(), pools=(), sites=()), lambda *_: True)
    x = decide.number("x", 0, 9)
    line = Line([(x, 1), (x, 1)], 6, NO_LIMIT)
    assert relaxed_bound(decide, [(x, 4), (x, 3)], [line], Limits(), Control()) == 21
