"""whatif and solve --from on the command line: what is asked, what it changes, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from orgdesign import pipeline
from orgdesign.brief import Brief
from orgdesign.design import Result, Status
from orgdesign.plan.options import Goal
from orgdesign.plan.requests import Kind
from tests.builders import a_priority, a_request
from tests.cli.plans import impossible_plan, run, saved, tiny


def _whatif(plan: str, results: Path, *arguments: str) -> str:
    done = run("whatif", plan, "--option", "o1", "--from", results, *arguments)
    assert done.exit_code == 0, done.output
    return str(done.stdout)


def test_every_priority_stands_before_and_after_with_what_is_proven_and_who_moves(plan: str, results: Path) -> None:
    said = _whatif(plan, results, "--pin", "visits@north=hall")
    assert "What if: Visits, North is based at Hall?" in said
    assert "Started from the earlier design of o1, made to keep every rule first." in said
    row = next(line.split() for line in said.splitlines() if line.strip().startswith("2  "))
    assert row == ["2", "running", "cost", "£", "a", "year", "140", "200", "60", "exactly", "proven", "best"]
    assert "Posts that sit elsewhere than before: 3; that join another team: 0." in said
    assert "Annexe to Hall" in said


def test_what_holds_already_changes_nothing_and_is_not_solved(
    plan: str, results: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "solve", lambda *_: pytest.fail("it was solved again"))
    said = _whatif(plan, results, "--pin", "visits@north=annexe", "--keep", "library")
    assert "What is asked holds in the earlier design of o1 already: nothing was searched" in said
    assert "Posts that sit elsewhere" not in said


def test_what_cannot_be_had_names_the_requests_and_ends_with_one(plan: str, results: Path) -> None:
    done = run("whatif", plan, "-o", "o1", "--results", results, "--at-most", "1")
    assert done.exit_code == 1
    assert "It cannot be had: impossible: These cannot hold together" in done.stdout
    assert "Requests, id what-if-1" in done.stdout


def test_a_quick_look_is_the_default_and_all_is_searched_where_that_is_asked(plan: str, results: Path) -> None:
    asked = ("whatif", plan, "-o", "o1", "--from", results, "--pin", "visits@north=hall", "--json")
    quick, full = (json.loads(run(*asked, *more).stdout) for more in ((), ("--full",)))
    assert quick["what_if"]["prices"] == full["what_if"]["prices"]
    assert quick["what_if"]["status"] == full["what_if"]["status"] == "proven best"
    assert quick["what_if"]["quick"] is full["what_if"]["quick"] is False


def test_requests_that_no_longer_hold_are_named(tmp_path: Path) -> None:
    wishes = [a_request(Kind.PIN_BASE, "visits@north", "annexe", strength="should", reason="Known there")]
    folder = saved(tiny(requests=wishes, priorities=[a_priority(1, Goal.RUNNING_COST)]), tmp_path / "wishing")
    done = run("whatif", folder, "--pin", "visits@north=hall")
    assert done.exit_code == 0
    assert "No longer met: 1" in done.stdout
    assert "Requests, id r1:" in done.stdout


def test_an_option_that_was_not_solved_to_its_end_is_said_to_be(tmp_path: Path) -> None:
    folder = saved(tiny(priorities=[a_priority(1, Goal.RUNNING_COST)]), tmp_path / "lazy")
    file = tmp_path / "lazy.json"
    run("solve", folder, "-o", "o1", "--from", "today", "--time", "0", "--out", file)
    done = run("whatif", folder, "--from", file, "--close", "hall", "--time", "60")
    assert done.exit_code == 0
    assert "better than the earlier one even without what is asked" in done.stdout


def test_the_plan_is_left_as_it_is(plan: str, results: Path) -> None:
    before = {file: file.read_bytes() for file in Path(plan).iterdir()}
    _whatif(plan, results, "--close", "hall")
    assert {file: file.read_bytes() for file in Path(plan).iterdir()} == before


def test_out_of_time_is_not_taken_for_impossible(plan: str, results: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def too_late(brief: Brief, *_: object) -> Result:
        return Result(option=brief.option, status=Status.OUT_OF_TIME, design=None, settings={"ended": "time"})

    monkeypatch.setattr(pipeline, "solve", too_late)
    done = run("whatif", plan, "-o", "o1", "--from", results, "--close", "annexe")
    assert done.exit_code == 3
    assert "Not known, which proves nothing: out of time with no plan" in done.stdout
    assert "cannot be had" not in done.stdout


def test_an_option_without_a_design_has_no_what_if(tmp_path: Path) -> None:
    done = run("whatif", saved(impossible_plan(), tmp_path / "plan"), "-o", "o2", "--keep", "hall")
    assert done.exit_code == 1
    assert "impossible" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ([], 2, "Say what to try"),
        (["--pin", "visits@north"], 2, "with = between"),
        (["--pin", "vists@north=hall"], 2, 'Did you mean "visits@north"'),
        (["--pin", "visits@north=hal"], 2, 'Did you mean "hall"'),
        (["--keep", "hal"], 1, "needs a property"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_the_nearest_that_can(
    plan: str, results: Path, arguments: list[str], code: int, words: str
) -> None:
    done = run("whatif", plan, "-o", "o1", "--from", results, *arguments)
    assert done.exit_code == code
    assert words in done.stderr
    assert done.stdout == ""


def test_solve_goes_on_from_saved_results_and_says_so(plan: str, results: Path, tmp_path: Path) -> None:
    done = run("solve", plan, "--from", results, "--time", "0", "--out", tmp_path / "again.json")
    assert done.exit_code == 0
    assert "Started from the earlier design of o1, which keeps every rule." in done.stdout
    assert "Stopped at the time limit of 0 seconds." in done.stdout
    old, new = (json.loads(file.read_text()) for file in (results, tmp_path / "again.json"))
    assert [one["design"] for one in new["result"]] == [one["design"] for one in old["result"]]
    assert [one["ended"] for one in new["result"]] == ["time", "time"]


def test_solve_starts_from_a_neighbouring_option_or_from_today(plan: str, results: Path) -> None:
    other = run("solve", plan, "-o", "o2", "--from", results, "--from-option", "o1")
    assert "Started from the earlier design of o1" in other.stdout
    today = run("solve", plan, "-o", "o1", "--from", "today")
    assert "Started from today's organisation" in today.stdout
    cold = run("solve", plan, "-o", "o2")
    figures = [line for line in cold.stdout.splitlines() if line.strip().startswith(("1  ", "2  "))]
    assert [line for line in other.stdout.splitlines() if line.strip().startswith(("1  ", "2  "))] == figures


def test_an_option_that_the_file_does_not_have_is_solved_from_nothing(plan: str, results: Path, tmp_path: Path) -> None:
    data = json.loads(results.read_text(encoding="utf-8"))
    data["result"] = data["result"][:1]
    one = tmp_path / "one.json"
    one.write_text(json.dumps(data), encoding="utf-8")
    done = run("solve", plan, "--from", one)
    assert done.exit_code == 0
    assert "There is no design of o2 to start from: it is solved from nothing." in done.stderr


def test_a_start_that_is_not_there_is_refused(plan: str, results: Path, tmp_path: Path) -> None:
    missing = run("solve", plan, "--from", tmp_path / "nothing.json")
    assert (missing.exit_code, "cannot be read as results" in missing.stderr) == (2, True)
    other = run("solve", plan, "--from", results, "--from-option", "o9")
    assert (other.exit_code, "has no design of o9; it has o1, o2" in other.stderr) == (2, True)
    alone = run("solve", plan, "--from-option", "o1")
    assert (alone.exit_code, "name the file with --from" in alone.stderr) == (2, True)


def test_a_design_that_was_started_from_is_never_replaced_by_none(plan: str, results: Path, tmp_path: Path) -> None:
    file = tmp_path / "results.json"
    file.write_bytes(results.read_bytes())
    closing = saved(tiny(requests=[a_request(Kind.USE_AT_MOST, amount=1)]), tmp_path / "closing")
    done = run("solve", closing, "--from", file, "--out", file)
    assert done.exit_code == 1
    assert "was left as it was: not every option has a design now" in done.stderr
    assert file.read_bytes() == results.read_bytes()
    again = run("solve", plan, "--from", file, "--out", file, "--time", "0")
    assert again.exit_code == 0
    assert file.read_bytes() != results.read_bytes()


def test_a_memory_limit_says_how_much_was_used_and_ends_with_three(plan: str) -> None:
    done = run("solve", plan, "-o", "o1", "--memory", "1")
    assert done.exit_code == 3
    assert "O1 (o1): out of memory with no plan: Stopped at the memory limit: it used" in done.stdout
    assert "MB of the 1 MB that it may use" in done.stdout
    assert "Allow more memory" in done.stdout
