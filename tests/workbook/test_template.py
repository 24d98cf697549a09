"""The blank template passes its own check and explains itself."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from orgdesign.errors import Severity
from orgdesign.plan import TABLES
from orgdesign.plan.parse import columns_of, parse_row
from orgdesign.plan.requests import Kind
from orgdesign.workbook import data_dictionary, inspect, template_bytes, write_template
from orgdesign.workbook.examples import MARK, example_plan
from orgdesign.workbook.sheets import message


@pytest.fixture(scope="module")
def book() -> Workbook:
    return load_workbook(io.BytesIO(template_bytes()))


def test_the_template_with_its_examples_passes_the_check(tmp_path: Path) -> None:
    write_template(tmp_path / "template.xlsx")
    reading = inspect(tmp_path / "template.xlsx")
    assert reading.plan == example_plan()
    assert {(p.code, p.severity) for p in reading.problems} == {("example-kept", Severity.WARNING)}
    assert reading.notes == ()


def test_every_table_has_a_sheet_with_every_column_and_an_example(book: Workbook) -> None:
    for kind in TABLES.values():
        sheet = book[kind.sheet]
        assert [cell.value for cell in sheet[1]] == list(columns_of(kind))
        assert sheet.max_row >= 2
        assert sheet.freeze_panes == "B2"


def test_example_rows_say_that_they_are_examples(book: Workbook) -> None:
    for kind in TABLES.values():
        if kind.table not in {"criteria", "class_rules"}:
            at = list(columns_of(kind)).index("source")
            assert {row[at].value for row in book[kind.sheet].iter_rows(min_row=2)} == {MARK}


def test_every_column_has_help_beside_its_cells(book: Workbook) -> None:
    for kind in TABLES.values():
        rules = book[kind.sheet].data_validations.dataValidation
        helped = {rule.promptTitle for rule in rules if rule.prompt}
        assert helped == set(columns_of(kind))
        assert all(len(rule.prompt) <= 255 for rule in rules)


def test_words_yes_no_and_references_have_drop_downs(book: Workbook) -> None:
    def lists(title: str) -> dict[str, str]:
        rules = book[title].data_validations.dataValidation
        return {rule.promptTitle: rule.formula1 for rule in rules if rule.type == "list"}

    assert lists("Posts")["vacant"] == '"yes,no"'
    assert lists("Requests")["strength"] == '"must,should"'
    assert lists("Posts")["base"].startswith("Properties!$A$2") or "'Properties'!$A$2" in lists("Posts")["base"]
    assert "Needs" in lists("Services")["need_measure"]
    assert "$B$2" in lists("Services")["need_measure"]
    for kind in TABLES.values():
        few = {c.name for c in columns_of(kind).values() if c.kind in {"word", "yes/no"}}
        single = {c.name for c in columns_of(kind).values() if len(c.refs) == 1 and c.kind != "list"}
        assert few | single == set(lists(kind.sheet))


def test_the_guide_explains_every_sheet_and_every_kind_of_request(book: Workbook) -> None:
    words = {str(cell.value) for row in book["Guide"].iter_rows() for cell in row if cell.value}
    assert {kind.sheet for kind in TABLES.values()} <= words
    assert {kind.value for kind in Kind} <= words
    assert book.sheetnames[0] == "Guide"


def test_the_dictionary_describes_every_column_in_full(book: Workbook) -> None:
    entries = data_dictionary()
    assert len(entries) == sum(len(columns_of(kind)) for kind in TABLES.values())
    assert all(entry["meaning"] for entry in entries)
    assert book["Dictionary"].max_row == len(entries) + 1
    base = next(e for e in entries if (e["table"], e["column"]) == ("posts", "base"))
    assert base["refers to"] == "Properties, column id"
    state = next(e for e in entries if (e["table"], e["column"]) == ("properties", "state"))
    assert state["choices"] == "in use; candidate; must keep; closing"
    assert state["default"] == "in use"


def test_every_example_of_the_dictionary_is_a_value_that_its_column_takes() -> None:
    for kind in TABLES.values():
        for info in columns_of(kind).values():
            if info.example not in (None, ""):
                faults = parse_row(kind, {info.name: info.example})[1]
                assert [fault for fault in faults if fault.column == info.name] == [], f"{kind.table}.{info.name}"


def test_help_fits_beside_a_cell() -> None:
    for kind in TABLES.values():
        for info in columns_of(kind).values():
            assert len(message(info)) <= 255
            assert len(info.name) <= 32


def test_the_template_is_the_same_every_time() -> None:
    assert template_bytes() == template_bytes()
