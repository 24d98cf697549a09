"""template, check, convert and generate."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from orgdesign.workbook import inspect, read_plan
from tests.cli.plans import broken, run, saved, tiny


def test_a_template_with_its_examples_kept_passes_the_check(tmp_path: Path) -> None:
    file = tmp_path / "new" / "council.xlsx"
    assert run("template", file).exit_code == 0
    done = run("check", file)
    assert done.exit_code == 0
    assert "The plan can be used." in done.stdout


def test_a_filled_in_template_is_not_replaced_unless_forced(tmp_path: Path, plan: str) -> None:
    file = tmp_path / "council.xlsx"
    run("convert", plan, file)
    before = file.read_bytes()
    refused = run("template", file)
    assert refused.exit_code == 2
    assert "is there already" in refused.stderr
    assert file.read_bytes() == before
    assert run("template", file, "--force").exit_code == 0
    assert file.read_bytes() != before


def test_a_template_that_nobody_touched_may_be_written_again(tmp_path: Path) -> None:
    assert [run("template", tmp_path / "t.xlsx").exit_code for _ in range(2)] == [0, 0]


def test_check_shows_every_problem_with_its_cell_value_and_nearest_right_answer(tmp_path: Path) -> None:
    done = run("check", broken(tmp_path / "broken"))
    assert done.exit_code == 1
    for said in ("posts.csv line", "libary", "library", "properties.csv line", "ten", "cannot be used"):
        assert said in done.stdout


def test_check_groups_on_screen_what_json_lists_row_by_row(tmp_path: Path) -> None:
    folder = broken(tmp_path / "broken")
    done = run("check", folder)
    listed = json.loads(run("check", folder, "--json").stdout)["problems"]
    assert len([p for p in listed if p["value"] == "libary"]) == 2
    assert done.stdout.count(" libary ") == 1


def test_check_counts_rows_read_used_and_refused(tmp_path: Path) -> None:
    document = json.loads(run("check", broken(tmp_path / "broken"), "--json").stdout)
    counts = {t["table"]: (t["read"], t["used"], t["refused"]) for t in document["tables"]}
    assert counts["properties"] == (3, 0, 3)
    assert all(read == used + refused for read, used, refused in counts.values())
    assert {c["table"]: (c["read"], c["used"]) for c in document["controls"]}["posts"] == (4.0, 4.0)


def test_check_of_a_file_that_is_no_workbook_ends_with_two(tmp_path: Path) -> None:
    file = tmp_path / "letter.xlsx"
    file.write_text("Dear council", encoding="utf-8")
    done = run("check", file)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert "letter.xlsx" in done.stderr


def test_check_resolves_the_options_that_it_is_asked_about(plan: str) -> None:
    done = run("check", plan, "--option", "o2")
    assert done.exit_code == 0
    assert "Options resolved" in done.stdout
    assert "O2 (o2)" in done.stdout


def test_check_of_an_unknown_option_names_the_nearest(plan: str) -> None:
    done = run("check", plan, "--option", "o22")
    assert done.exit_code == 2
    assert 'Did you mean "o2"?' in done.stderr


def test_a_folder_becomes_a_workbook_and_a_folder_again_with_nothing_lost(plan: str, tmp_path: Path) -> None:
    assert run("convert", plan, tmp_path / "plan.xlsx").exit_code == 0
    assert run("convert", tmp_path / "plan.xlsx", tmp_path / "again").exit_code == 0
    assert read_plan(tmp_path / "again") == read_plan(Path(plan))


def test_convert_leaves_another_plan_alone_unless_forced(plan: str, tmp_path: Path) -> None:
    there = saved(tiny(requests=[], links=[], travel=[], outcomes=[]), tmp_path / "there")
    before = inspect(tmp_path / "there").plan
    assert run("convert", plan, there).exit_code == 2
    assert inspect(tmp_path / "there").plan == before
    assert run("convert", plan, there, "--force").exit_code == 0
    assert read_plan(tmp_path / "there") == read_plan(Path(plan))


def test_converting_twice_is_no_mistake(plan: str, tmp_path: Path) -> None:
    for to in ("plan.xlsx", "folder"):
        assert [run("convert", plan, tmp_path / to).exit_code for _ in range(2)] == [0, 0]


def test_convert_of_a_plan_with_problems_lists_them_and_writes_nothing(tmp_path: Path) -> None:
    done = run("convert", broken(tmp_path / "broken"), tmp_path / "out.xlsx")
    assert done.exit_code == 1
    assert "libary" in done.stderr
    assert not (tmp_path / "out.xlsx").exists()


def test_convert_says_which_file_it_took_for_cp1252(tmp_path: Path) -> None:
    folder = Path(saved(tiny(), tmp_path / "old"))
    text = (folder / "services.csv").read_text(encoding="utf-8").replace("Visits", "Café visits")
    (folder / "services.csv").write_bytes(text.encode("cp1252"))
    done = run("convert", folder, tmp_path / "new")
    assert done.exit_code == 0
    assert "services.csv is not UTF-8" in done.stderr
    assert read_plan(tmp_path / "new").services[0].name == "Café visits"


@pytest.mark.parametrize("name", ["plan.xls", "plan.ods", "plan.csv"])
def test_a_plan_is_not_written_in_a_form_that_could_not_be_read(plan: str, tmp_path: Path, name: str) -> None:
    done = run("convert", plan, tmp_path / name)
    assert done.exit_code == 2
    assert not (tmp_path / name).exists()


def test_a_generated_council_is_sound_and_the_same_for_the_same_seed(tmp_path: Path) -> None:
    made = [
        json.loads(run("generate", "--size", "S", "--seed", "5", tmp_path / to, "--json").stdout)
        for to in ("one", "two.xlsx")
    ]
    assert made[0]["fingerprint"] == made[1]["fingerprint"]
    assert [m["form"] for m in made] == ["folder", "workbook"]
    assert made[0]["rows"]["posts"] == 300
    assert run("check", tmp_path / "one").exit_code == 0


def test_there_is_no_other_size_of_council(tmp_path: Path) -> None:
    done = run("generate", "--size", "XXL", tmp_path / "out")
    assert done.exit_code == 2
    assert "S, M, L, XL" in done.stderr
