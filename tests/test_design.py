"""What is proven of a result, in words that a board understands and that never say more than is known."""

from __future__ import annotations

import pytest

from orgdesign.design import Conflict, Result, StageResult, Status, bettered


def _stage(value: int, bound: int, rank: int = 1) -> StageResult:
    return StageResult(rank, ("moves",), value, bound, value, value == bound)


def _result(status: Status, *bounds: int) -> Result:
    return Result("o1", status, None, stages=tuple(_stage(1000, bound, rank) for rank, bound in enumerate(bounds, 1)))


@pytest.mark.parametrize(
    ("result", "words"),
    [
        (_result(Status.PROVEN_BEST, 1000), "proven best"),
        (_result(Status.WITHIN, 992), "cannot be bettered by more than 0.8 %"),
        (_result(Status.WITHIN, 900, 950, 1000), "cannot be bettered by more than 10.0 % at any priority"),
        (
            _result(Status.WITHIN, 1000, 950, 500, 1000),
            "proven best at its first priority; the others cannot be bettered by more than 50.0 %",
        ),
        (
            _result(Status.WITHIN, 990, 950),
            "cannot be bettered by more than 1.0 % at its first priority;"
            " the others cannot be bettered by more than 5.0 %",
        ),
        (
            _result(Status.WITHIN, 1000, 0, 900, 0),
            "proven best at its first priority; without proof at rank 2, 4",
        ),
        (_result(Status.WITHOUT_PROOF, 0), "a plan without proof"),
        (_result(Status.IMPOSSIBLE), "impossible"),
        (_result(Status.OUT_OF_TIME), "out of time with no plan"),
    ],
)
def test_a_status_is_said_with_its_figure(result: Result, words: str) -> None:
    assert result.status_words == words


@pytest.mark.parametrize(
    ("value", "bound", "words"),
    [
        (10, 10, "proven best"),
        (100_000, 99_999, "cannot be bettered by more than 0.1 %"),
        (1000, 1, "cannot be bettered by more than 99.9 %"),
        (10_000, 1, "without proof"),
        (10, 0, "without proof"),
    ],
)
def test_a_priority_says_by_how_much_it_can_be_bettered_and_never_by_all(value: int, bound: int, words: str) -> None:
    assert _stage(value, bound).words == words


def test_a_gap_is_rounded_up_and_a_whole_one_is_said_to_be_no_bound() -> None:
    assert [bettered(gap) for gap in (0.0, 0.0801, 0.9991, 1.0)] == [
        "0.0 %",
        "8.1 %",
        "no bound above nothing",
        "no bound above nothing",
    ]


def test_what_is_impossible_says_why() -> None:
    conflict = Conflict(("desks",), (), ("visits",), verified=True, sentence="desks and visits cannot hold together.")
    result = Result("o1", Status.IMPOSSIBLE, None, conflict=conflict)
    assert result.because == "impossible: desks and visits cannot hold together."
    assert _result(Status.OUT_OF_TIME).because == "out of time with no plan"
