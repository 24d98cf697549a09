"""programme: the milestones, ratings, series and consultation of a plan, on screen and as a document."""

from __future__ import annotations

import json
from typing import Any

import pytest

from orgdesign.cli.programme import PARTS
from orgdesign.plan.plan import PROGRAMME
from orgdesign.workbook.examples import example_plan
from tests.cli.plans import run, saved


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> str:
    return saved(example_plan(), tmp_path_factory.mktemp("programme") / "example")


def _document(folder: str, *more: str) -> dict[str, Any]:
    done = run("programme", folder, *more, "--json")
    assert done.exit_code == 0, done.output
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_every_part_of_the_programme_is_printed_in_order(folder: str) -> None:
    done = run("programme", folder)
    assert done.exit_code == 0
    heads = ["Workstreams of", "Milestones of", "Progress of", "Ratings of", "Figures over", "what was asked"]
    heads += [
        "what was said",
        "main findings, ",
        "Risks, challenges",
        "Boards, partnerships",
        "signed off",
        "of impact",
    ]
    places = [done.stdout.index(head) for head in heads]
    assert places == sorted(places)


def test_ratings_are_printed_by_letter_and_word(folder: str) -> None:
    done = run("programme", folder, "--what", "ratings")
    assert "G: green" in done.stdout
    assert "A: amber" in done.stdout
    assert "2 latest ratings: 1 green, 1 amber." in done.stdout


def test_only_what_is_asked_for_is_printed(folder: str) -> None:
    done = run("programme", folder, "-w", "SERIES")
    assert "Figures over time" in done.stdout
    assert "Milestones" not in done.stdout
    document = _document(folder, "-w", "series")
    assert [name for name in PARTS if document[name] is not None] == ["series"]
    assert document["rating_counts"] is None


def test_the_document_has_every_row_of_the_plan(folder: str) -> None:
    document = _document(folder)
    rows = {name: len(example_plan().tables()[name]) for name in PROGRAMME}
    counted = {name: len(document[name]) for name in PARTS if name != "series"}
    counted["series"] = sum(len(found["figures"]) for found in document["series"])
    assert counted == rows
    assert set(PARTS) == set(PROGRAMME)


def test_changes_are_worked_out_and_stated_ones_compared(folder: str) -> None:
    (series,) = _document(folder)["series"]
    first, second = series["figures"]
    assert (first["difference"], first["change"], first["disagrees"]) == (None, None, False)
    assert (second["value"], second["difference"], second["change"]) == (380, -20, -5)
    assert (second["stated_change"], second["disagrees"]) == (-5, False)


def test_a_plan_without_a_programme_says_so(plan: str) -> None:
    done = run("programme", plan)
    assert done.exit_code == 0
    assert "holds nothing of the programme" in done.stdout


def test_a_part_that_does_not_exist_is_refused_by_name(folder: str) -> None:
    done = run("programme", folder, "--what", "budgets")
    assert done.exit_code == 2
    assert "budgets" in done.output
