"""Whole plans searched by HiGHS in a process of its own."""

from __future__ import annotations

from typing import Any

import pytest

from orgdesign.brief import Brief, make_brief
from orgdesign.certify import certify
from orgdesign.generate import generate
from orgdesign.opinion import Answer, Ending, Question
from orgdesign.pipeline import ask
from orgdesign.plan.requests import Kind
from orgdesign.rules.decisions import NO_LIMIT
from orgdesign.rules.register import in_force
from orgdesign.solve import Control, Limits, linear, size, solve
from orgdesign.solve.first import first_design
from orgdesign.solve.model import Costs, decisions
from orgdesign.solve.search import Found
from orgdesign.solve.split import best_splits
from orgdesign.solve.values import values_of
from tests.rules.enumerate import best_by_enumeration
from tests.strategies import class_meant, tiny_plan


def _brief(seed: int) -> Brief:
    plan = tiny_plan(seed, services=2 + seed % 2, posts=3 + seed % 3, properties=3, kinds=tuple(Kind))
    return make_brief(plan, "o1", {s.id: class_meant(plan, s.id) for s in plan.services})


def test_what_it_finds_and_proves_equals_the_best_of_all_listed_designs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(size, "SMALL", -1)
    asked: list[str] = []
    search = linear.Linear.search

    def noted(self: linear.Linear, *given: Any, **named: Any) -> Found:
        asked.append("")
        return search(self, *given, **named)

    monkeypatch.setattr(linear.Linear, "search", noted)
    for seed in range(60):
        brief = _brief(seed)
        status, values = best_by_enumeration(brief)
        result = solve(brief, Limits(effort=20))
        assert result.status is status
        assert [s.value for s in result.stages] == values
        assert result.design is None or certify(brief, result.design, result.amounts, result.stages).ok
    assert len(asked) > 4


QUESTION = Question([0, 0], [5, 5], [], [(0, 2), (1, 1)])


@pytest.mark.parametrize(
    ("answer", "value", "bound"),
    [
        (Answer(Ending.OUT_OF_TIME, bound=3, values=(1, 2)), 4, 3),
        (Answer(Ending.PROVEN, bound=4, values=(1, 2)), 4, 4),
        (Answer(Ending.PROVEN, bound=5, values=(1, 2)), 4, -NO_LIMIT),
        (Answer(Ending.OUT_OF_TIME, bound=7, values=None), 6, -NO_LIMIT),
        (Answer(Ending.IMPOSSIBLE, bound=None, values=None), 6, -NO_LIMIT),
        (Answer(Ending.FAILED), 6, -NO_LIMIT),
    ],
)
def test_a_bound_is_believed_unless_a_design_in_hand_refutes_it(answer: Answer, value: int, bound: int) -> None:
    found = linear._found(QUESTION, (2, 2), answer, 1.0)
    assert (found.value, found.bound, found.proven, found.impossible) == (value, bound, value == bound, False)


@pytest.mark.parametrize(("variables", "rows"), [(2_900, 6_800), (4_500, 11_000), (4_999, 40_000)])
def test_a_long_search_has_more_looks_where_nodes_are_quick_and_none_more_where_effort_is_small(
    variables: int, rows: int
) -> None:
    def share(effort: float, few: int = variables) -> float:
        with linear.Linear(Limits(effort=effort), Control()) as asked:
            return asked._share(few, rows)

    assert linear.LONG_LOOKS >= share(2.0) > linear.LOOKS
    assert share(2.0, variables // 2) >= share(2.0)
    assert share(0.5) == share(2.0, linear.MANY + 1) == linear.LOOKS


def test_a_search_that_runs_out_of_looks_ends_at_the_same_place_every_time() -> None:
    brief = ask(generate("S", 1), "as-proposed").brief
    limits = Limits(effort=0.25)
    splits = best_splits(brief, limits, Control())
    first = first_design(brief, splits.split, limits, Control())
    assert first is not None
    decide = decisions(brief, in_force(brief))
    objective = Costs(brief, decide, splits.bounds).of(brief.stages[2])
    found, told = [], list[float | None]()
    for _ in range(2):
        with linear.Linear(limits, Control()) as searching:
            found.append(
                searching.search(decide, objective, values_of(decide, first), (), lambda _, bound: told.append(bound))
            )
    assert found[0].values == found[1].values
    assert found[0].bound == found[1].bound
    assert not found[0].proven
    assert told.count(found[0].bound) == 2
    assert max(bound for bound in told if bound is not None) == found[0].bound
