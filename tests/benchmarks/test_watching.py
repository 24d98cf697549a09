"""What is seen of a solve: gaps by a time, and when a solver was at work."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.watching import Calls, Trace, gap_at
from orgdesign.solve import Progress

POINTS: list[list[float | None]] = [
    [1.0, 1, 50.0, 50.0],
    [2.0, 2, None, 60.0],
    [3.0, 2, 100.0, 60.0],
    [5.0, 2, 100.0, 90.0],
    [9.0, 2, 95.0, 90.0],
]


def test_there_is_no_gap_before_there_are_a_plan_and_a_bound() -> None:
    assert gap_at(POINTS, 2, 2.5) is None


def test_the_gap_is_that_of_the_best_plan_and_bound_known_by_then() -> None:
    assert gap_at(POINTS, 2, 4.0) == 0.4
    assert gap_at(POINTS, 2, 8.9) == 0.1
    assert gap_at(POINTS, 2, 9.0) == (95 - 90) / 95
    assert gap_at(POINTS, 1, 9.0) == 0.0


def test_thinning_keeps_the_first_and_the_last_point_of_each_stage_and_none_of_breaking_ties() -> None:
    trace = Trace(0.0)
    for stage, bests in ((1, range(9, 4, -1)), (2, range(80, 70, -1)), (3, [1])):
        for best in bests:
            trace.control.watch(Progress(stage, 3, "", best, 0, 0.0))
    kept = trace.points(2)
    assert [(stage, best) for _, stage, best, _ in kept] == [(1, 9), (1, 5), (2, 80), (2, 71)]


def test_a_long_row_of_points_close_together_is_not_thinned_to_its_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr("benchmarks.watching.time.monotonic", lambda: now[0])
    trace = Trace(0.0)
    for step in range(101):
        now[0] = step / 10
        trace.control.watch(Progress(1, 1, "", 200 - step, 0, 0.0))
    kept = trace.points(1)
    assert 20 < len(kept) < 60
    assert kept[-1][0] == 10.0


def test_a_trace_that_stops_at_the_first_plan_stops_there_and_not_before() -> None:
    trace = Trace(0.0, stop_at_first=True)
    trace.control.watch(Progress(1, 1, "", None, 3.0, 0.0))
    assert not trace.control.stopped
    trace.control.watch(Progress(1, 1, "", 5.0, 3.0, 0.0))
    assert trace.control.stopped


def test_calls_at_the_same_time_count_once(tmp_path: Path) -> None:
    log = tmp_path / "calls"
    log.write_text("1.0 4.0\n2.0 3.0\n3.5 5.0\n7.0 8.0\n", encoding="ascii")
    calls = Calls(log)
    assert calls.first == 1.0
    assert calls.busy == 5.0
    beside = tmp_path / "beside"
    beside.write_text("0.5 2.0\n4.5 6.0\n9.0 9.5\n", encoding="ascii")
    assert Calls(beside).without(calls) == 2.0
    assert calls.without(Calls(beside)) == 3.5
