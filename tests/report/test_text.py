"""Text as it may stand in a cell."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgdesign.report.text import MOST_CHARACTERS, Shorthand, clean, day, headings, inline, is_risky, listed


@pytest.mark.parametrize(
    ("given_text", "shown"),
    [
        ("Play service", "Play service"),
        ("  Play\tservice \r\n", "Play service"),
        ("two\r\nlines", "two\nlines"),
        ("", Shorthand.NOT_AVAILABLE),
        (" \x00 ", Shorthand.NOT_AVAILABLE),
        ("a\u202eb", "ab"),
        ("[here](http://example.org)", "[here] (http://example.org)"),
        ("$$note$$", "$ $note$ $"),
        ("$$$ each", "$ $ $ each"),
        ("—", "— (as written)"),
        ("\ud800x", "?x"),
    ],
)
def test_a_councils_text_is_made_fit_for_a_cell(given_text: str, shown: str) -> None:
    assert clean(given_text) == shown


def test_text_too_long_for_a_cell_is_cut_and_says_so() -> None:
    shown = clean("x" * 40_000)
    assert len(shown) < 32_767
    assert f"cut at {MOST_CHARACTERS:,}" in shown


@given(st.text())
def test_whatever_is_written_no_link_note_or_control_is_left(text: str) -> None:
    shown = clean(text)
    assert shown
    assert "](" not in shown
    assert "$$" not in shown
    assert not any(c < " " and c != "\n" for c in shown)
    assert any(c.isascii() and c.isalnum() for c in shown)


def test_text_inside_a_sentence_is_left_as_short_as_it_is() -> None:
    assert inline("£") == "£"
    assert inline("") == ""


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "|cmd", "%x"])
def test_text_that_could_be_taken_for_a_formula_is_told(text: str) -> None:
    assert is_risky(text)
    assert not is_risky(f"x{text}")


def test_headings_differ_whatever_their_capitals_and_are_cut() -> None:
    assert headings(["A", "a", "B", "A"]) == ["A", "a (2)", "B", "A (3)"]
    assert len(headings(["x" * 500])[0]) <= 255


def test_names_are_listed_and_days_are_said_as_people_do() -> None:
    assert listed([]) == ""
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert day(date(2009, 9, 5)) == "5 September 2009"
