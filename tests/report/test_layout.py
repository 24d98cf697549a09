"""Heights of rows and widths of columns."""

from __future__ import annotations

import pytest

from orgdesign.report.layout import height, lines_of


@pytest.mark.parametrize(
    ("text", "characters", "lines"),
    [
        ("", 10, 1),
        ("short", 10, 1),
        ("two words", 9, 1),
        ("two words", 8, 2),
        ("one\ntwo\nthree", 10, 3),
        ("a very long sentence of many words", 10, 5),
        ("x" * 25, 10, 3),
    ],
)
def test_lines_are_counted_as_words_break(text: str, characters: int, lines: int) -> None:
    assert lines_of(text, characters) == lines


def test_a_row_is_as_tall_as_its_tallest_text_and_numbers_take_one_line() -> None:
    one = height(["short", 12], [10, 10])
    assert height(["a very long sentence of many words", 12], [10, 10]) == 5 * one
    assert height([12, 13], [10, 10]) == one


def test_bold_text_takes_more_room_and_no_row_is_taller_than_a_spreadsheet_allows() -> None:
    assert height(["ten chars "], [10], bold=True) >= height(["ten chars "], [10])
    assert height(["word " * 5000], [10]) <= 409
