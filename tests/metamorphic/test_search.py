"""M11: how the answer is searched for, and by what, says nothing of what it is."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import Any

import pytest
from ortools.sat.python import cp_model

from orgdesign.asis import today
from orgdesign.design import Status
from orgdesign.proof import Verdict
from orgdesign.solve import Control, Limits, search, solve
from orgdesign.solve.opinion import second_opinion
from tests.metamorphic.drawn import EFFORT, Case, a_case, answer, changed, worth
from tests.rules.enumerate import best_by_enumeration

pytestmark = pytest.mark.usefixtures("unexplained")
WITHOUT_PRESOLVE = {"cp_model_presolve": False}
LINEAR_PRESOLVE_OFF = {"presolve_inclusion_work_limit": 0}
EIGHT_WORKERS = {"interleave_search": False, "num_workers": 8}
ONE_STRATEGY = {"interleave_search": False, "num_workers": 1}


def cases(first: int, count: int) -> list[Case]:
    return [a_case("M11", seed) for seed in range(first, first + count)]


@pytest.mark.parametrize("said", [WITHOUT_PRESOLVE, LINEAR_PRESOLVE_OFF, EIGHT_WORKERS, ONE_STRATEGY], ids=str)
def test_other_parameters_of_the_solver_give_the_same_status_and_values(
    said: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = cases(0, 12)
    wanted = [worth(answer(case)) for case in drawn]
    usual = search._solver
    built: list[cp_model.CpSolver] = []

    def solver(limits: Limits, broad: bool) -> cp_model.CpSolver:
        one = usual(limits, broad)
        for name, value in said.items():
            setattr(one.parameters, name, value)
        built.append(one)
        return one

    monkeypatch.setattr(search, "_solver", solver)
    assert [worth(answer(case)) for case in drawn] == wanted
    assert built


@pytest.mark.parametrize(
    "limits", [Limits(effort=20, seed=1), Limits(effort=20, fast=True)], ids=["another seed", "fast"]
)
def test_other_limits_give_the_same_status_and_values(limits: Limits) -> None:
    for case in cases(100, 12):
        assert worth(solve(case.brief, limits)) == worth(answer(case))


def turned_round(case: Case) -> Case:
    """The case with its priorities in the opposite order, so that its best design is seldom the case's own."""
    last = max(row.rank for row in case.plan.priorities)
    rows = [changed(row, rank=1 + last - row.rank, slack=Decimal(0)) for row in case.plan.priorities]
    return case.with_rows(priorities=rows)


def test_another_design_to_start_from_gives_the_same_status_and_values() -> None:
    started = 0
    for case in cases(200, 20):
        first = answer(turned_round(case)).design
        started += first is not None
        assert worth(solve(case.brief, EFFORT, first=first)) == worth(answer(case))
        assert worth(solve(case.brief, EFFORT, first=today(case.brief))) == worth(answer(case))
    assert started > 8


def by_listing(case: Case) -> tuple[int, ...]:
    status, values = best_by_enumeration(case.brief)
    return (1,) if status is Status.IMPOSSIBLE else (0, *values)


def test_listing_every_design_gives_the_same_status_and_values() -> None:
    for case in cases(300, 60):
        assert worth(answer(case)) == by_listing(case)


def test_another_solver_agrees_with_every_claim() -> None:
    heard: Counter[Verdict] = Counter()
    for case in cases(400, 6):
        found = second_opinion(case.brief, answer(case), 20, Control())
        heard.update(one.opinion.verdict for one in found)
    assert set(heard) == {Verdict.AGREES}
    assert heard[Verdict.AGREES] > 6
