"""solve --second-opinion, and what an impossible option is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from orgdesign.opinion import asker
from orgdesign.pipeline import load, load_results
from tests.cli.plans import impossible_plan, run, saved


def test_every_priority_has_a_line_of_the_second_solver(plan: str) -> None:
    done = run("solve", plan, "--second-opinion")
    assert done.exit_code == 0
    assert "Priority 1 (need match): HiGHS" in done.stdout
    assert "agrees that no design is better." in done.stdout
    assert done.stdout.count("Second opinion:") == 2


def test_the_certificate_and_saved_results_hold_the_opinions(plan: str, tmp_path: Path) -> None:
    out = tmp_path / "results.json"
    run("solve", plan, "--option", "o1", "--second-opinion", "--second-opinion-seconds", "30", "--out", out)
    (solved,) = load_results(load(Path(plan)), out)
    assert [o.verdict for o in solved.result.opinions] == ["agrees", "agrees"]
    said = solved.certificate["second opinion"]
    assert list(said) == ["priority 1", "priority 2", "time for each"]
    assert said["time for each"] == "30 seconds at most"


def test_nothing_is_said_of_a_second_opinion_that_was_not_asked_for(plan: str) -> None:
    done = run("solve", plan, "--option", "o1", "--json")
    (block,) = json.loads(done.stdout)["results"]["result"]
    assert block["opinions"] == []
    assert "second opinion" not in block["certificate"]


def test_without_highs_the_extra_is_named_before_anything_is_solved(plan: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asker, "PACKAGE", "no-such-package")
    done = run("solve", plan, "--second-opinion")
    assert done.exit_code == 2
    assert "highspy>=1.15.1" in done.stderr
    assert "[1/" not in done.stderr


def test_an_impossible_option_is_told_the_least_that_must_give_and_what_the_second_solver_says(tmp_path: Path) -> None:
    done = run("solve", saved(impossible_plan(), tmp_path / "plan"), "-o", "o2", "--second-opinion")
    assert done.exit_code == 1
    assert "Requests, id r1: One roof" in done.stdout
    assert "Ask for 2 instead of 1 in r1 (use at most)." in done.stdout
    assert "The option: HiGHS" in done.stdout
    assert "What cannot hold together: HiGHS" in done.stdout


def test_the_conflict_and_its_ways_are_read_back_and_certified_again(tmp_path: Path) -> None:
    folder, out = saved(impossible_plan(), tmp_path / "plan"), tmp_path / "results.json"
    run("solve", folder, "--option", "o2", "--out", out)
    data = json.loads(out.read_text(encoding="utf-8"))
    (solved,) = load_results(load(Path(folder)), out)
    assert solved.result.conflict is not None
    assert solved.result.conflict.to_dict() == data["result"][0]["conflict"]
    assert all(way.certified for way in solved.result.conflict.ways)
