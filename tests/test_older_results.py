"""Results saved before some objectives were there can still be read, and say what those come to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from orgdesign.errors import UncertifiedError
from orgdesign.pipeline import load_results, save_results, solve_options
from orgdesign.plan import Plan
from orgdesign.plan.options import Goal
from orgdesign.solve import Limits
from tests.builders import CORE, a_plan

LATER = (Goal.RESIDENTS_ACCESS, Goal.ONE_OFF_COST, Goal.ALLIANCES_BROKEN, Goal.FRAGMENTS, Goal.DISPARITY)


def saved(folder: Path) -> tuple[Plan, Path, dict[str, Any]]:
    """A plan, where its results are saved, and what is in them."""
    plan = a_plan()
    (solved,) = solve_options(plan, limits=Limits(effort=5), assume_open=CORE)
    path = save_results([solved], folder / "results.json")
    data = json.loads(path.read_text(encoding="utf-8"))
    return plan, path, data


def test_results_without_the_later_objectives_are_read_and_certified(tmp_path: Path) -> None:
    plan, path, data = saved(tmp_path)
    (block,) = data["result"]
    whole = dict(block["amounts"])
    for goal in LATER:
        del block["amounts"][goal.value]
    path.write_text(json.dumps(data), encoding="utf-8")
    (again,) = load_results(plan, path)
    assert again.result.certified
    assert dict(again.result.amounts) == whole
    assert set(whole) == {goal.value for goal in Goal}


@pytest.mark.parametrize("goal", [goal for goal in Goal if goal not in LATER])
def test_results_without_any_other_objective_are_refused(goal: Goal, tmp_path: Path) -> None:
    plan, path, data = saved(tmp_path)
    del data["result"][0]["amounts"][goal.value]
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(UncertifiedError, match="not those of its design"):
        load_results(plan, path)


@pytest.mark.parametrize("goal", Goal)
def test_an_altered_amount_is_refused_of_every_objective(goal: Goal, tmp_path: Path) -> None:
    plan, path, data = saved(tmp_path)
    data["result"][0]["amounts"][goal.value] += 1
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(UncertifiedError, match="not those of its design"):
        load_results(plan, path)
