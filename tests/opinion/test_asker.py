"""The second solver's process: what it is asked, what it answers, and what is not believed."""

from __future__ import annotations

import math
import sys
import time
from importlib import metadata
from pathlib import Path
from random import Random

import pytest

from orgdesign import opinion
from orgdesign.opinion import Answer, Asker, Ending, Question, asker
from orgdesign.opinion.question import EXACT, divisor


def _long() -> Question:
    """Costs and rows drawn by chance, which take HiGHS more than a minute to be done with."""
    chance = Random(1)
    rows = [(5_000, None, [(v, chance.randint(1, 1_000)) for v in range(60)]) for _ in range(30)]
    return Question([0] * 60, [1] * 60, rows, [(v, chance.randint(500, 1_000)) for v in range(60)], start=[1] * 60)


LEAST = Question([0, 0], [10, 10], [(7, None, [(0, 2), (1, 3)])], [(0, 40), (1, 50)])


def test_the_best_sum_is_found_with_its_bound_and_exact_values() -> None:
    with Asker() as ask:
        answer = ask.ask(LEAST, 10)
    assert answer.ending is Ending.PROVEN
    assert answer.bound == LEAST.worth(answer.values or ()) == 130


def test_large_costs_are_divided_by_a_power_of_two_and_the_bound_is_as_exact() -> None:
    large = [(variable, 10**8 * cost + 1) for variable, cost in LEAST.objective]
    question = Question(LEAST.lower, LEAST.upper, LEAST.rows, large)
    with Asker() as ask:
        answer = ask.ask(question, 10)
    assert answer.ending is Ending.PROVEN
    assert answer.bound == question.worth(answer.values or ()) == 13 * 10**9 + 3


@pytest.mark.parametrize("tolerance", [1e-9, 1e-7])
@pytest.mark.parametrize("largest", [0, 1, 4_982_400, 1_197_000_000, 10**13])
def test_amounts_leave_floating_point_room_for_the_tolerance(largest: int, tolerance: float) -> None:
    large = divisor([-largest, largest // 3], tolerance)
    assert large >= 1
    assert math.frexp(large)[0] == 0.5
    assert largest / large * 2.0**-49 <= tolerance
    assert large == 1 or largest / (large / 2) * 2.0**-49 > tolerance


def test_a_large_row_is_divided_with_its_limits_and_holds_as_before() -> None:
    many = 10**9 + 7
    row = (7 * many, None, [(0, 2 * many), (1, 3 * many + 1)])
    question = Question(LEAST.lower, LEAST.upper, [row], LEAST.objective)
    low, high, _, factors = question.to_json(1)["rows"][0]
    assert [factor / low for factor in factors] == pytest.approx([2 / 7, (3 * many + 1) / (7 * many)], rel=1e-9)
    assert high is None
    assert low < 7 * many
    with Asker() as ask:
        answer = ask.ask(question, 10)
    assert answer.bound == question.worth(answer.values or ()) == 130


def test_rows_that_cannot_hold_together_are_impossible_and_the_process_answers_again() -> None:
    with Asker() as ask:
        none = ask.ask(Question([0, 0], [1, 1], [(7, None, [(0, 2), (1, 3)])]), 10)
        some = ask.ask(LEAST, 10)
    assert (none.ending, none.values) == (Ending.IMPOSSIBLE, None)
    assert some.ending is Ending.PROVEN


def test_the_search_ends_once_enough_is_proven() -> None:
    with Asker() as ask:
        answer = ask.ask(Question([0, 0], [10, 10], LEAST.rows, LEAST.objective, start=[10, 10], enough=100), 10)
    assert answer.bound is not None
    assert 100 <= answer.bound <= 130


def test_a_row_is_shortened_with_its_limits_rounded_inwards() -> None:
    question = Question([0, 0], [9, 9], [(7, 13, [(0, 2), (1, 4), (0, 2)])])
    assert question.to_json(1)["rows"] == [[2, 3, [0, 1], [1, 1]]]


def test_values_that_break_a_row_once_whole_are_not_taken() -> None:
    assert Answer.read(LEAST, {"ending": "proven", "bound": 13.0, "values": [0, 2]}).values is None
    assert Answer.read(LEAST, {"ending": "proven", "bound": 13.0, "values": [2, 1]}).values == (2, 1)


@pytest.mark.parametrize(("raw", "bound"), [(13.0, 130), (12.6, 130), (12.4, 120), (13.49, 130), (13.51, 140)])
def test_a_bound_is_rounded_up_only_beyond_half_a_unit(raw: float, bound: int) -> None:
    assert Answer.read(LEAST, {"ending": "out of time", "bound": raw}).bound == bound


def test_figures_that_floating_point_cannot_tell_apart_are_not_asked() -> None:
    with Asker() as ask:
        answer = ask.ask(Question([0], [EXACT], [(1, None, [(0, 1)])]), 10)
    assert (answer.ending, answer.words) == (Ending.FAILED, "its figures are too large for floating point")


def test_a_stop_ends_the_question_under_way_at_once() -> None:
    began = time.monotonic()
    with Asker(lambda: True) as ask:
        answer = ask.ask(LEAST, 60)
    assert (answer.ending, answer.words) == (Ending.OUT_OF_TIME, "stopped")
    assert time.monotonic() - began < 10


def test_bounds_come_on_the_way_and_the_last_is_kept_after_a_stop() -> None:
    told: list[int] = []
    with Asker(lambda: len(told) > 1) as ask:
        answer = ask.ask(_long(), 60, told.append)
    assert answer.ending is Ending.OUT_OF_TIME
    assert told == sorted(set(told))
    assert answer.bound == told[-1] > 0


def test_a_process_that_dies_gives_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asker, "WHAT_RUNS", ("-c", "pass"))
    with Asker() as ask:
        answer = ask.ask(LEAST, 10)
    assert (answer.ending, answer.words) == (Ending.FAILED, "its process ended without an answer")


def test_a_process_that_cannot_be_started_gives_no_answer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "no-python"))
    with Asker() as ask:
        answer = ask.ask(LEAST, 10)
    assert answer.ending is Ending.FAILED
    assert answer.words.startswith("its process cannot be started")


def test_without_highs_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def not_there(_: str) -> str:
        raise metadata.PackageNotFoundError

    assert opinion.missing() == ""
    monkeypatch.setattr(asker, "version", not_there)
    assert "highspy>=1.15.1" in opinion.missing()


@pytest.mark.parametrize(
    ("number", "trusted"), [("1.14.0", False), ("1.15.0", False), ("1.15.1", True), ("1.16.0rc1", True)]
)
def test_a_highs_that_was_seen_to_be_wrong_is_not_asked(
    number: str, trusted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asker, "version", lambda _: number)
    assert (opinion.missing() == "") is trusted


def test_or_tools_is_never_in_the_second_solvers_process() -> None:
    found = [name for name in sys.modules if name.split(".")[0] == "highspy"]
    assert not found
