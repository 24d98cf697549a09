"""Risks, boards, decisions and measures of impact: what is wrong with them is told by row and column."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from orgdesign.errors import Severity
from orgdesign.plan.check import check
from tests.plan.tiny import the_problem, tiny_plan, told, with_change, with_row


@pytest.mark.parametrize(
    ("table", "values", "column"),
    [
        ("risks", {"title": "T", "option": "as-publishd"}, "option"),
        ("risks", {"title": "T", "workstream": "front-dor"}, "workstream"),
        ("risks", {"title": "T", "touches": ("play-servis",)}, "touches"),
        ("boards", {"title": "T", "place": "cty"}, "place"),
        ("boards", {"title": "T", "under": "trst-board"}, "under"),
        ("boards", {"title": "T", "beside": ("trst-board",)}, "beside"),
        ("decisions", {"title": "T", "outcome": "noted", "board": "trst-board"}, "board"),
        ("decisions", {"title": "T", "outcome": "noted", "option": "as-publishd"}, "option"),
        ("impacts", {"title": "T", "measure": "referals"}, "measure"),
        ("impacts", {"title": "T", "option": "as-publishd"}, "option"),
    ],
)
def test_what_a_row_names_must_exist(table: str, values: dict[str, Any], column: str) -> None:
    problem = the_problem(with_row(table, id="new", **values))
    assert (problem.table, problem.column, problem.code) == (table, column, "reference")


@pytest.mark.parametrize("table", ["risks", "boards", "decisions", "impacts"])
def test_no_row_stands_twice(table: str) -> None:
    rows = tiny_plan().tables()
    assert {p.code for p in check({**rows, table: [*rows[table], rows[table][0]]})} == {"duplicate"}


@pytest.mark.parametrize("above", ["trust-board", "central-east-partnership"])
def test_no_board_reports_to_itself_not_even_by_way_of_another(above: str) -> None:
    problem = the_problem(with_change("boards", "trust-board", under=above))
    assert (problem.table, problem.column, problem.code) == ("boards", "under", "circle")


def test_two_options_chosen_by_one_decision_are_pointed_out() -> None:
    problem = the_problem(with_change("decisions", "D2", outcome="chosen"))
    assert told(problem) == ("decisions", "1", "option", "two-chosen")
    assert problem.severity is Severity.WARNING
    assert '"as-published"' in problem.expected


@pytest.mark.parametrize(("outcome", "codes"), [("approved", ["to-come"]), ("asked", [])])
def test_a_decision_of_a_day_to_come_can_only_be_asked_for(outcome: str, codes: list[str]) -> None:
    tables = with_row("decisions", id="new", title="Later", outcome=outcome, on=date(2009, 12, 1))
    assert [problem.code for problem in check(tables)] == codes


@pytest.mark.parametrize("values", [{"better": "up"}, {"target": 5}])
def test_a_target_and_a_direction_are_of_a_measure(values: dict[str, Any]) -> None:
    problem = the_problem(with_row("impacts", id="new", title="T", **values))
    assert (problem.column, problem.code) == (next(iter(values)), "no-measure")
