"""Each kind of case on a tiny council, and one in a process of its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.__main__ import main
from benchmarks.asked import Asked
from benchmarks.case import run
from benchmarks.cases import PARTS, RIVALS, Case, chosen
from benchmarks.processes import measured
from benchmarks.watching import calls_noted
from benchmarks.weighing import VARIANTS

MOST_MB = 8_000


def test_a_case_goes_from_workbook_to_certified_result_and_proposal(asked: Asked) -> None:
    found = run(replace(asked, keep=asked.start, export=True))
    assert found["certified"], found["status"]
    assert list(found["steps"]) == ["read", "resolve", "solve", "certify", "measure", "compare", "export"]
    need, pounds = found["stages"]
    assert found["values"][1] == pounds["value"] >= pounds["bound"]
    assert need["value"] >= need["bound"]
    assert Path(asked.start).exists()
    assert found["building"] >= 0
    assert found["peak_mb"] >= found["solve_mb"] > 0


def test_a_case_stopped_at_its_first_plan_certifies_that(asked: Asked) -> None:
    found = run(replace(asked, part="first"))
    assert found["certified"], found["status"]
    assert found["ended"] == "stopped"


def test_fixed_sizes_are_certified_as_the_option_that_they_are_of(asked: Asked) -> None:
    found = run(replace(asked, option=VARIANTS["fixed-no-gains"].option, fixed=True, effort=1.0))
    assert found["certified"], found["status"]
    assert len(found["stages"]) == 1


def test_a_what_if_pins_the_same_team_cold_and_warm(asked: Asked) -> None:
    run(replace(asked, keep=asked.start))
    cold, warm = (run(replace(asked, part="whatif", way=way)) for way in ("cold", "warm"))
    assert cold["pin"] == warm["pin"]
    assert cold["certified"]
    assert warm["certified"]


@pytest.mark.parametrize("way", RIVALS)
def test_every_rival_reaches_a_value_for_each_stage(asked: Asked, way: str) -> None:
    found = run(replace(asked, part="rivals", way=way, seconds=2.0))
    assert len(found["values"]) == 2
    assert len(found["gaps"]) == (0 if way == "planner" else 2)
    assert all(0 <= gap <= 1 for gap in found["gaps"])


def test_a_case_in_a_process_of_its_own_says_what_it_found(asked: Asked) -> None:
    found = measured(replace(asked, part="rivals", way="planner"), MOST_MB)
    assert found["values"]
    assert found["peak_mb"] > 0


def test_a_case_that_breaks_says_why_and_ends_nothing_else(asked: Asked) -> None:
    found = measured(replace(asked, option="no-such-option"), MOST_MB)
    assert "no-such-option" in found["failed"]


def test_a_case_that_needs_too_much_memory_is_ended(asked: Asked) -> None:
    assert measured(asked, 1)["failed"] == "needs more than 1 MB"


def test_a_case_can_be_handed_over_as_text(asked: Asked) -> None:
    assert Asked.from_json(asked.to_json()) == asked


def test_the_solver_is_itself_again_after_it_was_watched() -> None:
    from ortools.sat.python import cp_model

    before = cp_model.CpSolver.solve
    with calls_noted() as (solvers, builders):
        model = cp_model.CpModel()
        model.new_bool_var("")
        cp_model.CpSolver().solve(model)
        assert len(solvers.spans()) == 1
        assert not builders.spans()
    assert cp_model.CpSolver.solve is before


def test_every_case_comes_after_the_one_that_it_starts_from() -> None:
    cases = chosen([], PARTS, 1)
    place = {case: at for at, case in enumerate(cases)}
    assert len(place) == len(cases)
    following = [case for case in cases if case.part in {"rivals", "whatif"}]
    assert following
    assert all(place[case.start] < place[case] for case in following)


def test_a_part_is_chosen_by_size_seeds_and_kind() -> None:
    assert {(c.what, c.seed) for c in chosen(["M"], ["solve"], 2)} == {("M", 1), ("M", 2)}
    assert {c.part for c in chosen(["growth"], PARTS, None)} == {"growth"}
    assert {c.what for c in chosen(["wigan-2010"], PARTS, None)} == {"wigan-2010"}
    with pytest.raises(SystemExit, match="XXL"):
        chosen(["XXL"], PARTS, None)


def test_listing_measures_nothing(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    main(["--only", "S", "--seeds", "1", "--parts", "first", "--into", str(tmp_path), "--list"])
    assert capsys.readouterr().out == Case("first", "S", "flexible", 1).key + "\n"
    assert not list(tmp_path.iterdir())
