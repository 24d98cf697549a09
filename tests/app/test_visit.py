"""A visit: what-if requests are checked, results of an earlier plan are known for that, nothing outlives its plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from orgdesign.app.job import Task
from orgdesign.app.opening import Opened, first_plan
from orgdesign.app.visit import Visit
from orgdesign.app.whatif import TRIALS, choices, trial_request
from orgdesign.plan.requests import Kind
from orgdesign.solve import Limits

LIMITS = Limits(effort=0.3)


def a_trial(visit: Visit, kind: Kind, subject: str = "", object: str = "") -> str:
    """Add a what-if request to the option shown first; the first choices where none are named."""
    trial = next(t for t in TRIALS if t.kind is kind)
    option = visit.options[0]
    chosen = subject or next(iter(choices(visit, option, trial.subject)))
    other = object or (next(iter(choices(visit, option, trial.object))) if trial.object else "")
    request = trial_request(visit, trial, option, chosen, other, "")
    assert visit.add_pin(request) == ()
    return request.id


def solved(visit: Visit, *options: str) -> None:
    visit.solve(Task(visit.plan, options, LIMITS))
    assert visit.job is not None
    assert visit.job.wait(90)
    assert visit.collect()


def test_every_result_is_current_when_a_solved_plan_opens(small_visit: Visit) -> None:
    assert [s.option for s in small_visit.current()] == list(small_visit.options)
    assert small_visit.stale() == ()


def test_a_what_if_request_makes_results_of_its_plan_stale(small_visit: Visit) -> None:
    a_trial(small_visit, Kind.KEEP)
    assert small_visit.current() == ()
    assert len(small_visit.stale()) == 2


def test_taking_the_request_out_again_makes_them_current(small_visit: Visit) -> None:
    small_visit.remove_pin(a_trial(small_visit, Kind.KEEP))
    assert len(small_visit.current()) == 2
    assert small_visit.plan == small_visit.opened.plan


def test_requests_are_numbered_past_those_that_are_there(small_visit: Visit) -> None:
    first, second = a_trial(small_visit, Kind.KEEP), a_trial(small_visit, Kind.KEEP)
    small_visit.remove_pin(first)
    assert small_visit.next_pin() == first != second


def test_a_request_that_the_plan_s_checks_speak_against_is_not_added(small_visit: Visit) -> None:
    trial = next(t for t in TRIALS if t.kind is Kind.KEEP)
    wrong = small_visit.add_pin(trial_request(small_visit, trial, small_visit.options[0], "no such property", "", ""))
    assert wrong
    assert small_visit.pins == ()


@pytest.mark.parametrize("trial", TRIALS, ids=lambda t: t.kind.value)
def test_every_kind_of_what_if_has_something_to_choose_from(small_visit: Visit, trial: object) -> None:
    for option in small_visit.options:
        for sort in (trial.subject, trial.object):  # type: ignore[attr-defined]
            assert not sort or choices(small_visit, option, sort)


def test_solving_again_shows_what_a_request_changed(small_visit: Visit) -> None:
    option = small_visit.options[0]
    before = small_visit.results[option]
    assert before.result.design is not None
    left = sorted({s.id for s in before.brief.sites if not s.closing} - set(before.result.design.sites))
    a_trial(small_visit, Kind.KEEP, left[0])
    solved(small_visit, option)
    between = small_visit.before_and_after(option)
    assert between is not None
    old, new = between
    assert new.design is not None
    assert old.design is not None
    assert left[0] in new.design.sites
    assert left[0] not in old.design.sites
    assert small_visit.said.startswith("Finished")


def test_opening_another_plan_leaves_nothing_of_the_one_before(small_visit: Visit, small_folder: Path) -> None:
    a_trial(small_visit, Kind.KEEP)
    opened = first_plan(str(small_folder))
    small_visit.open(Opened(opened.name, opened.origin, opened.plan, opened.reading))
    assert (small_visit.pins, small_visit.results, small_visit.before) == ((), {}, {})
    assert small_visit.opened_count == 1
