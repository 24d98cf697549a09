"""A run that somebody, the clock or memory cuts short says so, keeps its best certified plan, and claims no more."""

from __future__ import annotations

import time
from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from orgdesign.brief import Brief
from orgdesign.certify import certificate, certify
from orgdesign.design import Ended, Result, Status
from orgdesign.generate import generate_sized
from orgdesign.pipeline import ask
from orgdesign.solve import Control, Limits, Progress, guard, memory, solve
from tests.builders import a_brief

CUTS = (Ended.STOPPED, Ended.TIME, Ended.MEMORY)


@pytest.fixture(scope="module")
def council() -> Brief:
    return ask(generate_sized(3, 12, 110, 21, 1), "as-proposed").brief


@pytest.fixture
def late(monkeypatch: pytest.MonkeyPatch) -> Iterator[SimpleNamespace]:
    """A clock and a memory that jump beyond every limit once they are told to."""
    now = SimpleNamespace(time=False, memory=False)
    clock = SimpleNamespace(monotonic=lambda: time.monotonic() + (1e6 if now.time else 0))
    monkeypatch.setattr(guard, "time", clock)
    monkeypatch.setattr(memory, "used_mb", lambda: 5_000 if now.memory else 100)
    monkeypatch.setattr(memory, "most_used_mb", lambda: 100)
    return now


def _cut(council: Brief, cut: Ended, late: SimpleNamespace) -> Result:
    """A run that is cut short as soon as its second priority has a plan."""

    def watch(progress: Progress) -> None:
        if progress.stage >= 2 and progress.best is not None:
            if cut is Ended.STOPPED:
                control.stop()
            late.time, late.memory = cut is Ended.TIME, cut is Ended.MEMORY

    control = Control(watch)
    return solve(council, Limits(effort=1, seconds=600), control)


@pytest.mark.parametrize("cut", CUTS)
def test_a_run_cut_short_keeps_a_certified_plan_says_why_and_never_calls_it_best(
    council: Brief, cut: Ended, late: SimpleNamespace
) -> None:
    result = _cut(council, cut, late)
    assert result.ended is cut
    assert result.status is not Status.PROVEN_BEST
    assert result.design is not None
    verdict = certify(council, result.design, result.amounts, result.stages, result.decisions)
    assert verdict.ok
    assert len(result.stages) == len(council.stages)
    assert result.settings["reproducible"] is False
    assert certificate(council, result, verdict)["settings"]["ended"] == cut
    assert "The best plan so far was kept" in result.cut_short


def test_memory_is_told_with_what_was_used_what_is_allowed_and_what_to_do(
    council: Brief, late: SimpleNamespace
) -> None:
    said = _cut(council, Ended.MEMORY, late).cut_short
    assert "it used 5,000 MB of the 4,000 MB that it may use" in said
    assert "Allow more memory" in said


@pytest.mark.parametrize(
    ("limits", "ended", "words"),
    [
        (Limits(memory_mb=1), Ended.MEMORY, "out of memory with no plan"),
        (Limits(seconds=0), Ended.TIME, "out of time with no plan"),
    ],
)
def test_without_a_plan_by_then_nothing_is_claimed_and_the_reason_given(
    council: Brief, limits: Limits, ended: Ended, words: str
) -> None:
    result = solve(council, limits)
    assert (result.status, result.design, result.stages) == (Status.OUT_OF_TIME, None, ())
    assert (result.ended, result.status_words) == (ended, words)
    assert result.because.startswith(f"{words}: Stopped at the ")
    assert "does not mean that there is none" in result.because


@pytest.mark.parametrize("limits", [Limits(memory_mb=1), Limits(seconds=0)])
def test_a_design_to_start_from_is_never_lost(council: Brief, limits: Limits) -> None:
    first = solve(council, Limits(effort=0.1)).design
    assert first is not None
    result = solve(council, limits, first=first)
    assert result.design is not None
    assert (result.design.placements, result.design.bases) == (first.placements, first.bases)
    assert result.status is not Status.PROVEN_BEST


def test_each_solve_under_one_control_has_its_own_time_and_memory() -> None:
    brief, control = a_brief(), Control()
    assert solve(brief, Limits(seconds=0), control).ended is Ended.TIME
    assert solve(brief, Limits(memory_mb=1), control).ended is Ended.MEMORY
    assert not control.stopped
    assert solve(brief, Limits(seconds=600), control).ended is Ended.PROVEN


def test_a_limit_that_does_not_cut_changes_nothing() -> None:
    brief = ask(generate_sized(2, 5, 20, 7, 3), "as-proposed").brief
    free, held = solve(brief, Limits(effort=0.1)), solve(brief, Limits(effort=0.1, seconds=600))
    assert (held.design, held.stages) == (free.design, free.stages)
    assert held.settings == {**free.settings, "seconds": 600}
    assert held.settings["reproducible"] is True
    assert held.cut_short == ""


def test_a_fast_search_ends_as_soon_as_its_time_is_up(council: Brief) -> None:
    began = time.monotonic()
    result = solve(council, Limits(effort=100, fast=True, seconds=2))
    assert result.ended is Ended.TIME
    assert time.monotonic() - began < 60


def test_memory_that_was_given_back_again_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    most = SimpleNamespace(mb=300)
    monkeypatch.setattr(memory, "used_mb", lambda: 200)
    monkeypatch.setattr(memory, "most_used_mb", lambda: most.mb)
    with guard.Guard(Limits(memory_mb=250), lambda: None) as watch:
        assert watch.reached() is None, "it was so high before the guard began"
        most.mb = 301
        assert watch.reached() is Ended.MEMORY
        assert watch.facts == {"used_mb": 301}


def test_a_search_under_way_is_ended_from_outside_once_a_limit_is_reached() -> None:
    ended: list[bool] = []
    with guard.Guard(Limits(seconds=0.01), lambda: ended.append(True)):
        deadline = time.monotonic() + 10
        while not ended and time.monotonic() < deadline:
            time.sleep(0.01)
    assert ended == [True]


def test_what_this_program_uses_is_told_where_the_system_tells() -> None:
    used, most = memory.used_mb(), memory.most_used_mb()
    assert used is None or used > 10
    assert most is None or used is None or most >= used - 1


def test_results_of_an_earlier_version_say_that_they_were_stopped() -> None:
    old = Result(option="o1", status=Status.WITHOUT_PROOF, design=None, settings={"stopped": True})
    assert old.ended is Ended.STOPPED
    assert old.cut_short.startswith("Stopped by hand.")
