"""What is written beside the code stays true: the README's tables and the shipped solved example."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from orgdesign.pipeline import load, load_results, option_ids
from orgdesign.scenarios import scenario_folder, shipped_scenarios

ROOT = Path(__file__).parent.parent


def test_the_tables_of_the_readme_are_those_of_the_code() -> None:
    tables = runpy.run_path(str(ROOT / "docs" / "tables.py"))
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert tables["with_tables"](text) == text


@pytest.mark.parametrize("name", shipped_scenarios())
def test_every_shipped_example_is_solved_and_certifies_with_its_first_priority_within_one_per_cent(name: str) -> None:
    folder = scenario_folder(name)
    plan = load(folder)
    solved = load_results(plan, folder / "solved.json")
    assert {s.option for s in solved} == set(option_ids(plan))
    assert all(s.result.certified and s.result.stages[0].gap <= 0.01 for s in solved)
