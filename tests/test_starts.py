"""Starting from an earlier result, from a neighbouring option, or from today: what is recorded and what may differ."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from orgdesign.design import Ended, Status
from orgdesign.errors import UncertifiedError, UseError
from orgdesign.generate import generate_sized
from orgdesign.pipeline import (
    TODAY,
    Solved,
    Start,
    ask,
    canonical_bytes,
    load_results,
    option_ids,
    results_json,
    save_results,
    solve_option,
    solve_options,
    start_of,
    start_words,
    starts_in,
)
from orgdesign.plan import Plan
from orgdesign.solve import Limits

LIMITS = Limits(effort=0.2)
SHORT = Limits(effort=0.1)


@pytest.fixture(scope="module")
def council() -> Plan:
    return generate_sized(localities=2, services=6, posts=30, properties=8, seed=1)


@pytest.fixture(scope="module")
def solved(council: Plan) -> tuple[Solved, ...]:
    return solve_options(council, limits=LIMITS)


@pytest.fixture
def file(solved: tuple[Solved, ...], tmp_path: Path) -> Path:
    return save_results(solved, tmp_path / "results.json")


def _start(found: Solved) -> dict[str, object]:
    start: dict[str, object] = found.result.settings["start"]
    return start


def test_a_run_goes_on_from_its_own_design_and_is_never_worse_at_its_first_priority(
    council: Plan, solved: tuple[Solved, ...]
) -> None:
    before = solved[0]
    again = solve_option(council, before.option, LIMITS, start=start_of(before))
    assert again.result.certified
    assert _start(again)["use"] == "as it was"
    assert again.result.stages[0].value <= before.result.stages[0].value
    for old, new in zip(before.result.stages, again.result.stages, strict=True):
        assert new.bound >= old.bound or new.limit != old.limit or old.rank > 1
    assert "which keeps every rule" in start_words(again.result)


def test_a_run_without_any_time_gives_back_the_design_and_the_proofs_that_it_started_from(
    council: Plan, solved: tuple[Solved, ...]
) -> None:
    before = solved[0]
    again = solve_option(council, before.option, Limits(seconds=0), start=start_of(before))
    assert again.result.ended is Ended.TIME
    assert before.result.design is not None
    assert again.result.design is not None
    assert again.result.design.placements == before.result.design.placements
    assert [(s.value, s.bound) for s in again.result.stages] == [(s.value, s.bound) for s in before.result.stages]
    assert _start(again)["bounds"]


def test_the_start_is_recorded_by_fingerprint_in_settings_and_certificate(
    council: Plan, solved: tuple[Solved, ...]
) -> None:
    before = solved[0]
    again = solve_option(council, before.option, SHORT, start=start_of(before))
    start = _start(again)
    assert start["from"] == "results"
    assert start["option"] == before.option
    assert start["plan"] == before.result.fingerprint
    assert start["design"] == before.certificate["design"]
    assert again.certificate["settings"]["start"] == start


@pytest.mark.parametrize("sort", ["results", "today"])
def test_the_same_start_gives_the_same_bytes(council: Plan, solved: tuple[Solved, ...], sort: str) -> None:
    start = TODAY if sort == "today" else start_of(solved[1])
    found = [solve_option(council, solved[0].option, SHORT, start=start) for _ in range(2)]
    one, two = (canonical_bytes(results_json([each])) for each in found)
    assert one == two
    assert found[0].result.settings["reproducible"] is True


def test_the_design_of_a_neighbouring_option_leads_to_a_certified_plan_as_good_where_both_are_proven(
    council: Plan, solved: tuple[Solved, ...], file: Path
) -> None:
    for cold in solved:
        other = next(s.option for s in solved if s.option != cold.option)
        start = starts_in(council, file, [cold.option], from_option=other)[cold.option]
        warm = solve_option(council, cold.option, LIMITS, start=start)
        assert warm.result.certified
        assert _start(warm)["option"] == other
        first, then = cold.result.stages[0], warm.result.stages[0]
        assert first.proven
        assert then.proven
        assert first.value == then.value


def test_today_is_made_to_keep_every_rule_and_started_from(council: Plan) -> None:
    option = option_ids(council)[0]
    found = solve_option(council, option, SHORT, start=TODAY)
    assert found.result.certified
    start = _start(found)
    assert start["from"] == "today"
    assert start["use"] in {"as it was", "repaired"}
    assert start["bounds"] == []
    assert "today's organisation" in start_words(found.result)


def test_results_of_an_older_version_of_the_plan_give_their_design_and_no_proof(council: Plan, file: Path) -> None:
    gone, *rest = council.posts
    newer = council.with_rows(posts=[*rest, gone.model_copy(update={"id": "new-post"})])
    option = option_ids(newer)[0]
    start = starts_in(newer, file, [option])[option]
    assert start.result is None
    found = solve_option(newer, option, SHORT, start=start)
    assert found.result.certified
    assert _start(found)["plan"] != found.result.fingerprint
    assert f"Posts that are no longer there: {gone.id}." in start_words(found.result)
    assert "Posts that are new: new-post." in start_words(found.result)


def test_a_start_that_fits_nowhere_is_passed_over_and_said(council: Plan) -> None:
    option = option_ids(council)[0]
    shut = [p.model_copy(update={"desks": 0}) for p in council.properties]
    found = solve_option(council.with_rows(properties=shut), option, SHORT, start=TODAY)
    assert found.result.status is Status.IMPOSSIBLE
    assert _start(found)["use"] == "passed over"
    assert start_words(found.result).startswith("Not started from today's organisation.")


def test_saved_results_keep_what_they_started_from(council: Plan, solved: tuple[Solved, ...], tmp_path: Path) -> None:
    again = solve_option(council, solved[0].option, SHORT, start=TODAY)
    (read,) = load_results(council, save_results([again], tmp_path / "again.json"))
    assert read.result.settings == again.result.settings
    assert start_words(read.result) == start_words(again.result)
    assert read.result.ended is again.result.ended


def test_an_option_without_a_design_in_the_file_has_no_start(council: Plan, file: Path) -> None:
    data = json.loads(file.read_text(encoding="utf-8"))
    kept, left_out = (one["option"] for one in data["result"])
    data["result"] = data["result"][:1]
    file.write_text(json.dumps(data), encoding="utf-8")
    assert set(starts_in(council, file, [kept, left_out])) == {kept}
    with pytest.raises(UseError, match=f"has no design of {left_out}; it has {kept}"):
        starts_in(council, file, [left_out])


def test_a_file_that_holds_no_results_or_a_damaged_one_is_refused(council: Plan, file: Path) -> None:
    option = option_ids(council)[0]
    data = json.loads(file.read_text(encoding="utf-8"))
    for design in data["result"]:
        del design["design"]["bases"]
    file.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(UseError, match="damaged"):
        starts_in(council, file, [option])
    file.write_text("{}", encoding="utf-8")
    with pytest.raises(UseError, match="does not hold results"):
        starts_in(council, file, [option])


def test_altered_figures_of_the_plan_as_it_is_are_refused_as_a_start(council: Plan, file: Path) -> None:
    option = option_ids(council)[0]
    data = json.loads(file.read_text(encoding="utf-8"))
    for one in data["result"]:
        one["stages"][0]["value"] += 10_000
        one["stages"][0]["limit"] += 10_000
    file.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(UncertifiedError):
        starts_in(council, file, [option])


def test_nothing_starts_from_a_result_without_a_design(council: Plan) -> None:
    none = solve_option(council, option_ids(council)[0], Limits(seconds=0))
    with pytest.raises(UseError, match="no design to start from"):
        start_of(none)
    assert Start().design is None
    assert start_words(none.result) == ""


def test_a_brief_is_the_same_with_and_without_a_start(council: Plan, solved: tuple[Solved, ...]) -> None:
    again = solve_option(council, solved[0].option, SHORT, start=start_of(solved[0]))
    assert again.brief == ask(council, solved[0].option).brief
    assert again.result.fingerprint == solved[0].result.fingerprint
