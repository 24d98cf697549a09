"""solve: what each option reached, how far it is proven, and how it ends where there is no plan."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from orgdesign import pipeline
from orgdesign.brief import Brief
from orgdesign.cli.solving import Search
from orgdesign.design import Result, Status
from orgdesign.pipeline import load, load_results
from tests.cli.plans import impossible_plan, open_plan, run, saved


def test_every_priority_is_shown_with_what_it_reached_its_bound_and_its_status(plan: str) -> None:
    done = run("solve", plan, "--option", "o1")
    assert done.exit_code == 0
    assert "O1 (o1): proven best" in done.stdout
    row = next(line.split() for line in done.stdout.splitlines() if line.strip().startswith("2  "))
    assert row == ["2", "running", "cost", "£", "a", "year", "140", "140", "proven", "best"]


def test_objectives_of_all_options_stand_beside_those_of_today(plan: str) -> None:
    done = run("solve", plan)
    heads = next(line for line in done.stdout.splitlines() if line.strip().startswith("Objective  "))
    assert heads.split() == ["Objective", "Unit", "As", "is", "O1", "O2"]


def test_progress_goes_to_standard_error_and_never_into_the_document(plan: str) -> None:
    done = run("solve", plan, "--option", "o2", "--json")
    assert json.loads(done.stdout)["results"]["result"][0]["option"] == "o2"
    assert "[1/1] O2" in done.stderr


def test_the_same_plan_gives_the_same_result_block(plan: str) -> None:
    found = [json.loads(run("solve", plan, "--json").stdout)["results"]["result"] for _ in range(2)]
    assert found[0] == found[1]


def test_saved_results_are_certified_again_when_read(plan: str, results: Path) -> None:
    assert [s.result.certified for s in load_results(load(Path(plan)), results)] == [True, True]


def test_an_impossible_option_says_why_and_ends_with_one(tmp_path: Path) -> None:
    done = run("solve", saved(impossible_plan(), tmp_path / "plan"))
    assert done.exit_code == 1
    assert "O2 (o2): impossible: These cannot hold together" in done.stdout
    assert "r1: One roof" in done.stdout
    assert "O1 (o1): proven best" in done.stdout


def test_open_classes_are_named_and_end_with_one_unless_a_class_is_assumed(tmp_path: Path) -> None:
    folder = saved(open_plan(), tmp_path / "plan")
    refused = run("solve", folder)
    assert refused.exit_code == 1
    assert "visits" in refused.stderr
    assumed = run("solve", folder, "--assume-open", "Core")
    assert assumed.exit_code == 0
    assert "Class assumed, as still open: Visits" in assumed.stdout


def test_out_of_time_with_no_plan_ends_with_three(plan: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def too_late(brief: Brief, *_: object) -> Result:
        return Result(option=brief.option, status=Status.OUT_OF_TIME, design=None)

    monkeypatch.setattr(pipeline, "solve", too_late)
    done = run("solve", plan)
    assert done.exit_code == 3
    assert "O1 (o1): out of time with no plan" in done.stdout


def test_a_design_that_fails_its_check_is_not_shown(plan: str, monkeypatch: pytest.MonkeyPatch) -> None:
    fault = SimpleNamespace(rule="desks", subject="hall", sentence="One desk short.")
    monkeypatch.setattr(pipeline, "certify", lambda *_: SimpleNamespace(ok=False, faults=[fault]))
    done = run("solve", plan)
    assert done.exit_code == 1
    assert done.stdout == ""
    assert "desks hall: One desk short." in done.stderr
    assert "please report it" in done.stderr


def test_an_unknown_option_is_refused_before_anything_is_solved(plan: str) -> None:
    done = run("solve", plan, "--option", "o1", "--option", "02")
    assert done.exit_code == 2
    assert "[1/" not in done.stderr


def test_results_are_never_written_over_the_plan(plan: str, tmp_path: Path) -> None:
    workbook = tmp_path / "plan.xlsx"
    run("convert", plan, workbook)
    before = workbook.read_bytes()
    done = run("solve", workbook, "--out", workbook)
    assert done.exit_code == 2
    assert workbook.read_bytes() == before


def test_fast_results_are_labelled_not_reproducible(plan: str) -> None:
    done = run("solve", plan, "--option", "o1", "--fast", "--effort", "1")
    assert "Made with --fast" in done.stdout


def test_search_settings_that_are_not_given_are_the_solvers_own() -> None:
    from orgdesign.solve import Limits

    assert Search().limits() == Limits()
    assert Search(effort=2, gap=0.5, seed=7, fast=True).limits() == Limits(effort=2, gap=0.5, seed=7, fast=True)
