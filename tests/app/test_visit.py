"""A visit: what-if requests are checked, results of an earlier plan are known for that, nothing outlives its plan."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from orgdesign.app.job import Task
from orgdesign.app.opening import Opened, first_plan
from orgdesign.app.visit import Visit
from orgdesign.app.whatif import TRIALS, choices, trial_request
from orgdesign.design import Status
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


def what_if(visit: Visit, option: str) -> None:
    task = visit.what_if(option)
    assert task is not None
    visit.solve(task)
    assert visit.job is not None
    assert visit.job.wait(90)
    assert visit.collect()


def test_a_what_if_is_solved_from_the_last_design_with_the_settings_of_that_one(small_visit: Visit) -> None:
    option = small_visit.options[0]
    before = small_visit.results[option]
    assert before.result.design is not None
    left = sorted({s.id for s in before.brief.sites if not s.closing} - set(before.result.design.sites))
    a_trial(small_visit, Kind.KEEP, left[0])
    task = small_visit.what_if(option)
    assert task is not None
    assert task.limits.effort == before.result.settings["effort"]
    what_if(small_visit, option)
    now = small_visit.results[option]
    assert now.result.certified
    assert now.result.settings["start"]["design"] == before.certificate["design"]
    assert small_visit.before[option] is before


def test_a_quick_answer_is_searched_on_from_in_full_and_stays_beside_the_result_before(small_visit: Visit) -> None:
    option = small_visit.options[0]
    before = small_visit.results[option]
    assert small_visit.in_full(option) is None
    assert before.result.design is not None
    left = sorted({s.id for s in before.brief.sites if not s.closing} - set(before.result.design.sites))
    a_trial(small_visit, Kind.KEEP, left[0])
    what_if(small_visit, option)
    quick = small_visit.results[option]
    small_visit.results[option] = replace(quick, result=replace(quick.result, status=Status.WITHIN))
    task = small_visit.in_full(option)
    assert task is not None
    assert not task.limits.quick
    small_visit.solve(task)
    assert small_visit.job is not None
    assert small_visit.job.wait(90)
    assert small_visit.collect()
    full = small_visit.results[option]
    assert full.result.certified
    assert full.result.settings["start"]["design"] == quick.certificate["design"]
    assert full.result.stages[0].value <= quick.result.stages[0].value
    assert small_visit.before[option] is before
    assert small_visit.in_full(option) is None


def test_a_what_if_that_holds_already_leaves_the_design_as_it_is(small_visit: Visit) -> None:
    option = small_visit.options[0]
    before = small_visit.results[option]
    assert before.result.design is not None
    team = before.brief.teams[0].id
    a_trial(small_visit, Kind.PIN_BASE, team, str(before.result.design.lead(team)))
    what_if(small_visit, option)
    now = small_visit.results[option]
    assert now.result.settings["start"]["use"] == "kept"
    assert now.result.design == before.result.design
    assert now.result.stages == before.result.stages


def test_options_that_a_what_if_does_not_concern_stay_as_they_are_and_current(small_visit: Visit) -> None:
    other, option = small_visit.options
    before = small_visit.results[other]
    trial = next(t for t in TRIALS if t.kind is Kind.KEEP)
    held = next(iter(choices(small_visit, option, trial.subject)))
    assert small_visit.add_pin(trial_request(small_visit, trial, option, held, "", "")) == ()
    what_if(small_visit, option)
    assert {s.option for s in small_visit.current()} == {option, other}
    assert small_visit.results[other].result.design == before.result.design
    assert small_visit.results[other].result.settings["start"]["use"] == "kept"
    assert other not in small_visit.before


def test_the_result_before_comes_back_with_its_request_taken_out_and_none_is_lost(small_visit: Visit) -> None:
    option = small_visit.options[0]
    before = small_visit.results[option]
    assert before.result.design is not None
    used = before.result.design.sites[0]
    pins = [a_trial(small_visit, Kind.CLOSE, used), a_trial(small_visit, Kind.KEEP, used)]
    what_if(small_visit, option)
    assert small_visit.results[option].result.design is None
    assert small_visit.last_design(option) is before
    for pin in pins:
        small_visit.remove_pin(pin)
    assert small_visit.results[option] is before


def test_a_what_if_stopped_at_once_keeps_a_design_to_go_on_from(small_visit: Visit) -> None:
    option = small_visit.options[0]
    before = small_visit.results[option]
    a_trial(small_visit, Kind.CLOSE, before.brief.sites[0].id)
    task = small_visit.what_if(option)
    assert task is not None
    small_visit.solve(task)
    small_visit.stop()
    assert small_visit.job is not None
    assert small_visit.job.wait(90)
    small_visit.collect()
    last = small_visit.last_design(option)
    assert last is not None
    assert last.result.certified
    assert small_visit.results[option].result.status is not Status.PROVEN_BEST or last is before


def test_an_option_without_any_design_has_no_what_if(small_visit: Visit) -> None:
    small_visit.results.clear()
    assert small_visit.what_if(small_visit.options[0]) is None
    assert small_visit.starts(small_visit.options) == {}


def test_opening_another_plan_leaves_nothing_of_the_one_before(small_visit: Visit, small_folder: Path) -> None:
    a_trial(small_visit, Kind.KEEP)
    opened = first_plan(str(small_folder))
    small_visit.open(Opened(opened.name, opened.origin, opened.plan, opened.reading))
    assert (small_visit.pins, small_visit.results, small_visit.before) == ((), {}, {})
    assert small_visit.opened_count == 1
