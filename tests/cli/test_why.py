"""why: the price of the next unit on the command line."""

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


@pytest.fixture
def keeping(tmp_path: Path) -> str:
    """The tiny plan where posts should stay at the hall, which costs more than the annexe."""
    wish = a_request(Kind.PIN_BASE, "visits@north", "hall", strength="should", reason="Known there")
    priorities = [a_priority(1, Goal.RUNNING_COST), a_priority(2, Goal.REQUESTS_UNMET)]
    return saved(tiny(requests=[wish], priorities=priorities), tmp_path / "keeping")


def test_a_request_has_its_price_at_every_priority(keeping: str) -> None:
    done = run("why", keeping, "--option", "o1", "--price", "requests")
    assert done.exit_code == 0
    assert "The request r1 (pin base visits@north hall) met." in done.stdout
    rows = [line.split() for line in done.stdout.splitlines() if line.strip().startswith(("1  ", "2  "))]
    assert rows[0] == ["1", "running", "cost", "£", "a", "year", "140", "200", "60", "exactly"]
    assert rows[1][-4:] == ["1", "0", "-1", "exactly"]
    assert "In these two designs" in done.stdout


def test_what_cannot_be_had_is_said_with_the_reason(plan: str, results: Path) -> None:
    done = run("why", plan, "--option", "o1", "--results", results, "--price", "properties")
    assert done.exit_code == 0
    assert "One property fewer: 1 instead of 2." in done.stdout
    assert "It cannot be had: impossible: These cannot hold together" in done.stdout
    assert "[1/" not in done.stderr


def test_out_of_time_is_not_taken_for_impossible(plan: str, results: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def too_late(brief: Brief, *_: object) -> Result:
        return Result(option=brief.option, status=Status.OUT_OF_TIME, design=None)

    monkeypatch.setattr(pipeline, "solve", too_late)
    done = run("why", plan, "--option", "o1", "--results", results, "--price", "running cost", "--effort", "0.5")
    assert "Not known: no design with it was found in time, which proves nothing" in done.stdout
    assert "cannot be had" not in done.stdout


def test_a_price_may_be_given_little_time(plan: str, results: Path) -> None:
    done = run("why", plan, "--option", "o1", "--results", results, "--price", "running cost", "--time", "0")
    assert done.exit_code == 0
    assert "Not known: no design with it was found in time, which proves nothing" in done.stdout


def test_the_base_option_is_priced_where_none_is_named(keeping: str) -> None:
    done = run("why", keeping, "--price", "r1", "--json")
    document = json.loads(done.stdout)
    assert document["option"] == "o1"
    (priced,) = document["prices"]
    assert priced["certified"]
    assert priced["request"]["id"] == "r1"
    assert [p["change"] for p in priced["prices"]] == [6_000 * 10_000, -100 * 10_000]
    assert priced["amounts"]["running cost"] == {"before": 14_000, "after": 20_000}


def test_an_option_without_a_design_has_no_prices(tmp_path: Path) -> None:
    done = run("why", saved(impossible_plan(), tmp_path / "plan"), "-o", "o2", "--price", "properties")
    assert done.exit_code == 1
    assert "impossible" in done.stderr


def test_what_has_no_price_is_refused(plan: str, results: Path) -> None:
    done = run("why", plan, "--results", results, "--price", "prestige")
    assert done.exit_code == 2
    assert "neither properties, running cost, requests nor a should request" in done.stderr
