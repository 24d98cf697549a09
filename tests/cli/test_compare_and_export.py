"""compare and export, from saved results or solved on the spot."""

from __future__ import annotations

from pathlib import Path

import pytest

from orgdesign import pipeline
from orgdesign.report import Audience
from tests.cli.plans import impossible_plan, run, saved, tiny


def test_differences_come_before_what_is_the_same(plan: str, results: Path) -> None:
    done = run("compare", plan, "--results", results)
    assert done.exit_code == 0
    differs, same = done.stdout.index("What differs"), done.stdout.index("What is the same")
    assert differs < done.stdout.index("Running cost of properties") < same


def test_saved_results_are_not_solved_again(plan: str, results: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "solve", None)
    assert run("compare", plan, "--results", results).exit_code == 0


def test_without_results_compare_solves(plan: str) -> None:
    done = run("compare", plan, "--option", "o2")
    assert done.exit_code == 0
    assert "[1/1] O2" in done.stderr
    assert "O1" not in done.stdout


@pytest.mark.parametrize("limit", [("--time", "0"), ("--memory", "1")])
@pytest.mark.parametrize("command", ["compare", "export"])
def test_options_that_have_no_design_within_the_limits_are_told(
    plan: str, command: str, limit: tuple[str, str]
) -> None:
    done = run(command, plan, *limit)
    assert done.exit_code == 3
    assert f"out of {limit[0].removeprefix('--')} with no plan" in done.stderr


def test_results_of_an_earlier_state_of_the_plan_are_refused(results: Path, tmp_path: Path) -> None:
    changed = saved(tiny(outcomes=[]), tmp_path / "plan")
    done = run("compare", changed, "--results", results)
    assert done.exit_code == 2
    assert "solve again" in done.stderr


def test_results_that_somebody_altered_fail_their_check(plan: str, results: Path, tmp_path: Path) -> None:
    altered = tmp_path / "results.json"
    text = results.read_text(encoding="utf-8")
    altered.write_text(text.replace('"running cost": 14000', '"running cost": 13000'), encoding="utf-8")
    assert altered.read_text(encoding="utf-8") != text
    done = run("compare", plan, "--results", altered)
    assert done.exit_code == 1
    assert done.stdout == ""


def test_an_option_that_the_results_do_not_hold_is_named(plan: str, tmp_path: Path) -> None:
    only = tmp_path / "o1.json"
    run("solve", plan, "--option", "o1", "--out", only)
    done = run("export", plan, "--results", only, "--option", "o2", "--out", tmp_path / "p.xlsx")
    assert done.exit_code == 2
    assert "o1.json has no result of o2; it has o1." in done.stderr


def test_a_file_that_holds_no_results_is_refused(plan: str, tmp_path: Path) -> None:
    (tmp_path / "letter.json").write_text("[]", encoding="utf-8")
    for name, why in (("letter.json", "does not hold"), ("nothing.json", "cannot be read as results: No such file")):
        done = run("compare", plan, "--results", tmp_path / name)
        assert done.exit_code == 2
        assert f"{name} {why}" in done.stderr.replace("\n", " ")
        assert str(tmp_path) not in done.stderr


@pytest.mark.parametrize("audience", Audience)
def test_there_is_an_edition_for_every_audience(plan: str, results: Path, tmp_path: Path, audience: str) -> None:
    file = tmp_path / "new" / "proposal.xlsx"
    done = run("export", plan, "--results", results, "--audience", audience.upper(), "--out", file)
    assert done.exit_code == 0
    assert file.read_bytes()[:2] == b"PK"
    assert str(file) in done.stdout.replace("\n", "")


def test_an_unknown_audience_is_refused_before_anything_is_solved(plan: str, tmp_path: Path) -> None:
    done = run("export", plan, "--audience", "press", "--out", tmp_path / "p.xlsx")
    assert done.exit_code == 2
    assert "press" in done.stderr
    assert "[1/" not in done.stderr


def test_the_proposal_is_never_written_over_the_plan(plan: str, results: Path, tmp_path: Path) -> None:
    workbook = tmp_path / "plan.xlsx"
    run("convert", plan, workbook)
    before = workbook.read_bytes()
    assert run("export", workbook, "--results", results, "--out", workbook).exit_code == 2
    assert workbook.read_bytes() == before


def test_an_impossible_option_is_left_out_of_the_proposal_and_said_so(tmp_path: Path) -> None:
    folder, file = saved(impossible_plan(), tmp_path / "plan"), tmp_path / "p.xlsx"
    done = run("export", folder, "--out", file)
    assert done.exit_code == 1
    assert "Left out of the proposal: O2 (o2): impossible" in done.stderr
    assert file.exists()


def test_where_nothing_has_a_design_no_proposal_is_written(tmp_path: Path) -> None:
    folder, file = saved(impossible_plan(), tmp_path / "plan"), tmp_path / "p.xlsx"
    done = run("export", folder, "--option", "o2", "--out", file)
    assert done.exit_code == 1
    assert not file.exists()
