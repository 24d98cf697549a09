"""What every scenario after a council's paper promises of its tables, asked of each."""

from __future__ import annotations

from pathlib import Path

import pytest

from orgdesign.workbook import inspect, read_plan
from tests.scenarios import faithful

PAPERS = {
    "manchester-2019": "Manchester 2019",
    "north-yorkshire-2006": "North Yorkshire 2006",
    "wigan-2010": "Wigan 2010",
    "wiltshire-2006": "Wiltshire 2006",
}

pytestmark = pytest.mark.parametrize("name", PAPERS)


def test_every_file_is_read_without_a_problem(name: str) -> None:
    reading = inspect(faithful.scenario(name))
    assert not reading.errors
    assert not reading.warnings
    assert not any(reading.rows_refused.values())


def test_the_plan_comes_back_equal_from_excel_and_from_a_folder(name: str, tmp_path: Path) -> None:
    plan = read_plan(faithful.scenario(name))
    through_excel, again = faithful.there_and_back(plan, tmp_path)
    assert through_excel == plan
    assert again == plan


def test_the_script_writes_the_made_up_tables_again(name: str, tmp_path: Path) -> None:
    assert faithful.made_again(faithful.scenario(name), tmp_path) == dict.fromkeys(faithful.MADE_UP, True)


def test_the_readme_gives_the_share_of_each_table_that_is_stated_assumed_and_illustrative(name: str) -> None:
    folder = faithful.scenario(name)
    assert "\n".join(faithful.shares(read_plan(folder))) in (folder / "README.md").read_text("utf-8")


def test_every_row_says_what_it_rests_on_and_stated_ones_where_in_the_paper(name: str) -> None:
    assert faithful.ill_founded(read_plan(faithful.scenario(name)), PAPERS[name]) == []
