"""classify: classes, reasons, what is open and what was published."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.plans import open_plan, run, saved, tiny


def test_every_service_is_shown_with_its_class_and_its_reason(plan: str) -> None:
    done = run("classify", plan)
    assert done.exit_code == 0
    assert "Visits" in done.stdout
    assert "core" in done.stdout
    assert "So decided" in done.stdout


def test_an_open_service_is_shown_with_the_answers_that_would_settle_it(tmp_path: Path) -> None:
    done = run("classify", saved(open_plan(), tmp_path / "open"))
    assert done.exit_code == 0
    assert "Still open" in done.stdout
    assert "level of need" in done.stdout


def test_published_outcomes_are_set_against_the_classes(plan: str) -> None:
    assert "Against what was published (1): 1 by override" in run("classify", plan).stdout


def test_several_options_stand_side_by_side(plan: str) -> None:
    done = run("classify", plan, "--option", "o1", "--option", "o2")
    assert "Classes side by side" in done.stdout
    assert "Classes: O2" in done.stdout


def test_without_an_option_the_base_option_is_taken(tmp_path: Path) -> None:
    settings = tiny().settings.model_copy(update={"base_option": "o2"})
    folder = saved(tiny(settings=settings), tmp_path / "plan")
    (only,) = json.loads(run("classify", folder, "--json").stdout)["options"]
    assert only["option"] == "o2"


def test_a_plan_without_options_is_classified_as_it_stands(tmp_path: Path) -> None:
    folder = saved(tiny(options=[], priorities=[]), tmp_path / "plan")
    (only,) = json.loads(run("classify", folder, "--json").stdout)["options"]
    assert only["option"] is None
    assert only["classes"][0]["outcome"] == "core"


def test_one_service_is_explained_at_length_by_its_name(plan: str) -> None:
    done = run("classify", plan, "--explain", "visits")
    assert done.exit_code == 0
    assert "The criteria, one by one:" in done.stdout
    assert "classify" not in done.stdout


def test_explaining_a_service_that_is_not_there_names_the_nearest(plan: str) -> None:
    done = run("classify", plan, "--explain", "visit")
    assert done.exit_code == 2
    assert "Did you mean" in done.stderr
