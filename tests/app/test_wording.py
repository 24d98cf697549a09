"""Words on the screen: nothing from a workbook is ever taken for Markdown, and no share is rounded to a lie."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgdesign.app.wording import amount, counted, plain, share
from orgdesign.plan.options import Goal


@given(st.text(max_size=60))
def test_only_marks_joiners_and_spaces_are_added_to_text(text: str) -> None:
    shown = plain(text).replace("\u2060", "")
    kept = "".join(c for c in shown if c != "\\")
    assert kept.split() == "".join(c for c in text if c not in "\\\u2060").split()


@pytest.mark.parametrize("mark", list("\\`*_{}[]()<>#+-.!|~$:&^=/@\"'"))
def test_every_mark_of_markdown_is_escaped(mark: str) -> None:
    assert plain(f"a{mark}b").replace("\u2060", "") == f"a\\{mark}b"


def test_addresses_are_broken_so_that_they_do_not_become_links() -> None:
    assert "://" not in plain("https://example.org").replace("\\", "")
    assert "www." not in plain("www.example.org").replace("\\", "")


def test_line_breaks_and_runs_of_spaces_become_one_space() -> None:
    assert plain("  a\n\n    b ") == "a b"


def test_a_share_is_never_all_or_nothing_where_it_is_not() -> None:
    assert (share(1, 1000), share(999, 1000), share(0, 5), share(5, 5)) == ("1 %", "99 %", "0 %", "100 %")
    assert share(0, 0) == "none"


def test_amounts_carry_the_unit_of_their_objective() -> None:
    assert amount(Goal.RUNNING_COST, 123_456_700, "£") == "£1,234,567 a year"
    assert amount(Goal.NEED_MATCH, 15_000, "£") == "1.50 FTE"
    assert amount(Goal.MOVES, 12, "£") == "12 filled posts"
    assert amount(Goal.ONE_OFF_COST, 123_456_700, "£") == "£1,234,567, once"
    assert amount(Goal.ONE_OFF_COST, -250_049, "£") == "-£2,500, once"
    assert amount(Goal.ONE_OFF_COST, -4, "€") == "€0, once"
    assert amount(Goal.RESIDENTS_ACCESS, 90_000, "£") == "1,500 person-minutes one way"
    assert amount(Goal.ALLIANCES_BROKEN, 250, "£") == "2.50 weight"
    assert amount(Goal.FRAGMENTS, 3, "£") == "3 fragments"
    assert amount(Goal.DISPARITY, 12_500, "£") == "1.25 FTE"


def test_counts_agree_with_their_noun() -> None:
    assert (counted(1, "post"), counted(2_140, "post"), counted(2, "property", "properties")) == (
        "1 post",
        "2,140 posts",
        "2 properties",
    )
