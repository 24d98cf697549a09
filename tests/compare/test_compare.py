"""Options side by side."""

from __future__ import annotations

import json
from typing import Any

import pytest

from orgdesign.brief import Brief
from orgdesign.compare import Side, as_is, common_objectives, compare, movers
from orgdesign.design import Design, Result, Status
from orgdesign.errors import UseError
from orgdesign.plan import Plan
from orgdesign.plan.options import Goal
from orgdesign.plan.requests import Kind
from tests.builders import (
    CITY_WIDE,
    a_brief,
    a_design,
    a_plan,
    a_priority,
    a_property,
    a_request,
    a_service,
    an_option,
)


def _plan(**tables: Any) -> Plan:
    rows = [
        a_priority(1, Goal.MOVES),
        a_priority(2, Goal.RUNNING_COST),
        a_priority(1, Goal.RUNNING_COST, option="o2"),
        a_priority(2, Goal.MOVES, option="o2"),
        a_priority(3, Goal.NEED_MATCH, option="o2"),
    ]
    return a_plan(options=[an_option("o1"), an_option("o2")], priorities=rows, **tables)


def _side(brief: Brief, first: str, second: str) -> Side:
    """An option with the first post and the second at these properties."""
    design = a_design(brief, {"01": ("visits@north", first), "02": ("visits@south", second)})
    return _of(brief, design)


def _of(brief: Brief, design: Design | None) -> Side:
    status = Status.PROVEN_BEST if design else Status.IMPOSSIBLE
    return Side(brief.option, brief.option.upper(), brief, design, Result(brief.option, status, design))


def test_today_changes_nothing_and_so_costs_nothing_once() -> None:
    plan = a_plan(properties=[a_property(), a_property("library", place="south"), a_property("shed", release_cost=9)])
    brief = a_brief(plan)
    assert as_is(brief).amounts()["one-off cost"] == 0
    assert _side(brief, "hall", "library").amounts()["one-off cost"] == 900
    assert set(as_is(brief).amounts()) == {goal.value for goal in Goal}


def test_today_comes_first_wherever_it_was_given() -> None:
    plan = _plan()
    brief = a_brief(plan)
    found = compare([_side(brief, "hall", "library"), as_is(brief)])
    assert [c.option for c in found.columns] == ["as-is", "o1"]


def test_measures_that_differ_come_first_and_the_same_ones_are_folded() -> None:
    brief = a_brief(_plan())
    found = compare([as_is(brief), _side(brief, "hall", "hall")])
    flags = [row.differs for row in found.measures]
    assert flags == sorted(flags, reverse=True)
    assert "moves" in {row.id for row in found.differing}
    assert "fte" in {row.id for row in found.alike}
    assert len(found.differing) + len(found.alike) == len(found.measures)


def test_the_best_side_is_told_by_the_measures_direction() -> None:
    brief = a_brief(_plan())
    found = compare([as_is(brief), _side(brief, "hall", "hall")])
    rows = {row.id: row for row in found.measures}
    assert rows["running-cost"].best([0, 1]) == (1,)
    assert rows["moves"].best([0, 1]) == (0,)
    assert rows["properties-released"].best([0, 1]) == (1,)
    assert rows["desks-free"].best([0, 1]) == ()
    assert rows["fte"].best([0, 1]) == ()


def test_options_are_judged_by_the_objectives_that_all_of_them_have() -> None:
    plan = _plan()
    one, two = a_brief(plan), a_brief(plan, "o2")
    sides = [as_is(one), _side(one, "hall", "library"), _side(two, "hall", "library")]
    assert common_objectives(sides) == ("moves", "running cost")
    assert common_objectives([as_is(one)]) == ()


def test_an_option_that_another_beats_and_never_loses_to_is_dominated() -> None:
    plan = _plan()
    stays, crosses = _side(a_brief(plan), "hall", "library"), _side(a_brief(plan, "o2"), "library", "hall")
    found = compare([as_is(a_brief(plan)), stays, crosses])
    assert {c.option: c.dominated_by for c in found.columns} == {"as-is": (), "o1": (), "o2": ("o1",)}


def test_options_with_different_strengths_and_equal_options_are_not_dominated() -> None:
    plan = _plan()
    stays, gathers = _side(a_brief(plan), "hall", "library"), _side(a_brief(plan, "o2"), "hall", "hall")
    assert not any(c.dominated_by for c in compare([stays, gathers]).columns)
    same = _side(a_brief(plan, "o2"), "hall", "library")
    assert not any(c.dominated_by for c in compare([stays, same]).columns)


def test_who_moves_is_told_between_any_two() -> None:
    plan = _plan()
    one, two = _side(a_brief(plan), "hall", "library"), _side(a_brief(plan, "o2"), "hall", "hall")
    found = {(p.before, p.after): p for p in compare([as_is(a_brief(plan)), one, two]).pairs}
    assert set(found) == {("as-is", "o1"), ("as-is", "o2"), ("o1", "o2")}
    assert found["as-is", "o1"].movers == ()
    (mover,) = found["o1", "o2"].movers
    assert (mover.post, mover.base_before, mover.base_after) == ("02", "library", "hall")
    assert mover.changes_base
    assert not mover.changes_team
    assert found["o1", "o2"].to_dict()["posts_changing_base"] == 1


def test_a_post_that_only_one_option_has_differs_in_team_and_base() -> None:
    plan = _plan()
    brief, less = a_brief(plan), a_brief(plan.with_rows(posts=plan.posts[:1]), "o2")
    after = _of(less, a_design(less, {"01": ("visits@north", "hall")}))
    (mover,) = movers(_side(brief, "hall", "library"), after)
    assert (mover.post, mover.team_after, mover.base_after) == ("02", None, None)


def test_a_service_whose_class_flips_between_options_is_named() -> None:
    plan = _plan(services=[a_service(), a_service("panel")])
    brief, flat = a_brief(plan), a_brief(plan, "o2", visits=CITY_WIDE)
    citywide = _of(flat, a_design(flat, {"01": ("visits", "hall"), "02": ("visits", "hall")}))
    (row,) = compare([as_is(brief), _side(brief, "hall", "library"), citywide]).classes
    assert (row.service, row.classes) == ("visits", ("core", "core", "city-wide"))


def test_findings_that_every_side_has_are_left_out() -> None:
    rows = [a_request(Kind.CLOSE, "hall", id="r1"), a_request(Kind.CLOSE, "library", id="r2")]
    brief = a_brief(_plan(requests=rows))
    (row,) = [row for row in compare([as_is(brief), _side(brief, "hall", "hall")]).findings if row.request]
    assert row.request == "r2"
    assert row.sentences[0] is not None
    assert row.sentences[1] is None


def test_an_impossible_option_is_shown_without_figures() -> None:
    plan = _plan()
    brief = a_brief(plan)
    found = compare([as_is(brief), _of(brief, None), _side(a_brief(plan, "o2"), "hall", "library")])
    assert found.columns[1].status == "impossible"
    assert all(row.values[1] is None for row in found.measures)
    assert [(p.before, p.after) for p in found.pairs] == [("as-is", "o2")]


def test_a_comparison_is_plain_data_for_machines() -> None:
    plan = _plan()
    brief = a_brief(plan)
    found = compare([as_is(brief), _side(brief, "hall", "hall")]).to_dict()
    assert json.loads(json.dumps(found)) == found
    assert set(found) == {"options", "objectives", "measures", "classes", "findings", "pairs"}


def test_nothing_to_compare_and_an_option_given_twice_are_refused() -> None:
    brief = a_brief()
    with pytest.raises(UseError, match="no option"):
        compare([])
    with pytest.raises(UseError, match="twice: as-is"):
        compare([as_is(brief), as_is(brief)])
