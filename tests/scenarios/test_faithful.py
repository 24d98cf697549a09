"""What every scenario after a council's paper promises of its tables, asked of each."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from orgdesign.scenarios import shipped_scenarios
from orgdesign.workbook import inspect, read_plan
from tests.scenarios import faithful

PAPERS = {
    "manchester-2019": "Manchester 2019",
    "north-yorkshire-2006": "North Yorkshire 2006",
    "peterborough-2009": "Peterborough 2009",
    "wigan-2010": "Wigan 2010",
    "wiltshire-2006": "Wiltshire 2006",
}
FROM_THE_PAPER = {"manchester-2019": ["M16", "M17", "M18", "M19"]}
"""Requests whose amount is a figure of the paper: Manchester's average caseloads, asked for as caps."""
PARTS = [
    "What the paper decides",
    "What is stated and what is made up",
    "The options and what they ask",
    "What the tool finds",
]


def test_every_shipped_scenario_is_asked() -> None:
    assert tuple(PAPERS) == shipped_scenarios()


@pytest.mark.parametrize("name", PAPERS)
def test_every_file_is_read_without_a_problem(name: str) -> None:
    reading = inspect(faithful.scenario(name))
    assert not reading.errors
    assert not reading.warnings
    assert not any(reading.rows_refused.values())


@pytest.mark.parametrize("name", PAPERS)
def test_the_plan_comes_back_equal_from_excel_and_from_a_folder(name: str, tmp_path: Path) -> None:
    plan = read_plan(faithful.scenario(name))
    through_excel, again = faithful.there_and_back(plan, tmp_path)
    assert through_excel == plan
    assert again == plan


@pytest.mark.parametrize("name", PAPERS)
def test_the_script_writes_the_made_up_tables_again(name: str, tmp_path: Path) -> None:
    assert faithful.made_again(faithful.scenario(name), tmp_path) == dict.fromkeys(faithful.MADE_UP, True)


@pytest.mark.parametrize("name", PAPERS)
def test_the_readme_gives_the_share_of_each_table_that_is_stated_assumed_and_illustrative(name: str) -> None:
    folder = faithful.scenario(name)
    plan, text = read_plan(folder), (folder / "README.md").read_text("utf-8")
    assert "\n".join(faithful.shares(plan)) in text
    assert "\n".join(faithful.programme_shares(plan)) in text


@pytest.mark.parametrize("name", PAPERS)
def test_every_row_says_what_it_rests_on_and_stated_ones_where_in_the_paper(name: str) -> None:
    assert faithful.ill_founded(read_plan(faithful.scenario(name)), PAPERS[name]) == []


@pytest.mark.parametrize("name", PAPERS)
def test_an_amount_that_a_request_does_not_have_from_the_paper_is_said_to_be_made_up(name: str) -> None:
    found = faithful.amounts_that_pass_for_facts(read_plan(faithful.scenario(name)))
    assert found == FROM_THE_PAPER.get(name, [])


@pytest.mark.parametrize("name", PAPERS)
def test_two_to_four_options_each_say_what_they_are_and_the_first_starts_from_none(name: str) -> None:
    plan = read_plan(faithful.scenario(name))
    assert 2 <= len(plan.options) <= 4
    assert all(option.about_it and option.go_live for option in plan.options)
    assert plan.settings.base_option in {option.id for option in plan.options if option.parent is None}


@pytest.mark.parametrize("name", PAPERS)
def test_the_readme_tells_the_paper_the_shares_every_option_and_what_is_found(name: str) -> None:
    folder = faithful.scenario(name)
    text = (folder / "README.md").read_text("utf-8")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == PARTS
    asked = text.split("## The options and what they ask")[1].split("## What the tool finds")[0]
    named = re.findall(r"^\| `([a-z-]+)` \|", asked, re.MULTILINE)
    assert sorted(named) == sorted(option.id for option in read_plan(folder).options)
