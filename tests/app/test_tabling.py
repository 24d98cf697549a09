"""Tables on the screen and their downloads."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from streamlit.testing.v1 import AppTest

from orgdesign.app.tabling import as_csv


def read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("lead", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_excel_would_calculate_is_written_as_text(lead: str) -> None:
    (_, (cell,)) = read(as_csv([{"Name": f"{lead}1+1"}]))
    assert cell == f"'{lead}1+1"


def test_numbers_keep_their_sign_and_accents_stay_whole() -> None:
    rows = read(as_csv([{"Name": "Café £", "Amount": Decimal("-1.50"), "None": None}]))
    assert rows == [["Name", "Amount", "None"], ["Café £", "-1.50", ""]]


def long_table() -> None:
    from orgdesign.app.tabling import show

    show([{"Name": f"row {n}", "Number": n} for n in range(120)], "long", "A long table", per_page=50)


def twice_named() -> None:
    from orgdesign.app.tabling import show

    show([{"Name": "same", "FTE": 1.5}, {"Name": "same", "FTE": None}], "twice", "Two rows", places={"FTE": 2})


def test_a_long_table_shows_a_page_of_rows_and_says_which(small_visit: object) -> None:
    page = AppTest.from_function(long_table, default_timeout=60)
    page.session_state["orgdesign.visit"] = small_visit
    page.run()
    assert not page.exception
    assert len(page.table[0].value) == 50
    assert page.caption[0].value == "Rows 1 to 50 of 120."
    assert "120 rows" in page.get("download_button")[0].proto.label


def test_rows_of_the_same_name_are_all_shown(small_visit: object) -> None:
    page = AppTest.from_function(twice_named, default_timeout=60)
    page.session_state["orgdesign.visit"] = small_visit
    page.run()
    assert not page.exception
    assert len(page.table[0].value) == 2
