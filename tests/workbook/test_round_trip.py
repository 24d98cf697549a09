"""What is written reads back as the same plan, as workbook and as folder, whatever stands in it."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from openpyxl import load_workbook

from orgdesign.errors import UnsavedError, UseError
from orgdesign.generate import generate
from orgdesign.plan import Plan
from orgdesign.workbook import inspect, read_plan, workbook_bytes, write_folder, write_workbook
from orgdesign.workbook.settings_file import read_settings, settings_text
from tests.plan.tiny import a_row, tiny_plan
from tests.workbook.plans import AWKWARD, plans

UNHURRIED = settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)


def through_workbook(plan: Plan) -> Plan:
    with tempfile.TemporaryDirectory() as folder:
        write_workbook(plan, Path(folder, "plan.xlsx"))
        return read_plan(Path(folder, "plan.xlsx"))


def through_folder(plan: Plan) -> Plan:
    with tempfile.TemporaryDirectory() as folder:
        write_folder(plan, Path(folder, "plan"))
        return read_plan(Path(folder, "plan"))


def test_the_tiny_council_goes_through_both_forms_unchanged() -> None:
    plan = tiny_plan()
    assert through_workbook(plan) == plan
    assert through_folder(plan) == plan
    assert through_folder(through_workbook(plan)).fingerprint == plan.fingerprint


def test_a_generated_council_goes_through_both_forms_unchanged() -> None:
    plan = generate("S", 1)
    assert through_folder(through_workbook(plan)) == plan


@UNHURRIED
@given(plans())
def test_any_plan_goes_through_a_workbook_unchanged(plan: Plan) -> None:
    assert through_workbook(plan) == plan


@UNHURRIED
@given(plans())
def test_any_plan_goes_through_a_folder_unchanged(plan: Plan) -> None:
    assert through_folder(plan) == plan


def test_awkward_text_stays_exactly_as_it_is() -> None:
    wards = [a_row("places", id=f"w{n}", name=text, tier="ward", parent="city", source=text)
             for n, text in enumerate(AWKWARD)]  # fmt: skip
    plan = tiny_plan()
    plan = plan.with_rows(places=[*plan.places, *wards])
    assert through_folder(plan) == plan
    assert through_workbook(plan) == plan


@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_text_stays_exactly_as_it_is_in_the_settings_file(text: str) -> None:
    settings_row = type(tiny_plan().settings)(**{**dict(tiny_plan().settings), "name": text, "rules_off": (text,)})
    assert read_settings(settings_text(settings_row).encode()).rows == [settings_row]


def test_text_that_looks_like_a_formula_is_written_as_text() -> None:
    texts = [text for text in AWKWARD if text[0] in "=+-@"]
    rows = [a_row("properties", id=f"p{n}", name=text, place="ward-01", desks=1, running_cost=1)
            for n, text in enumerate(texts)]  # fmt: skip
    data = workbook_bytes(tiny_plan().with_rows(properties=rows, posts=(), travel=(), changes=()))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/")]
    assert not any(b"<f>" in sheet or b"<f " in sheet for sheet in sheets)
    column = [row[1] for row in load_workbook(io.BytesIO(data))["Properties"].iter_rows(min_row=2)]
    assert [cell.value for cell in column] == texts
    assert {cell.data_type for cell in column} == {"s"}


def test_ids_are_text_numbers_are_numbers_and_dates_are_dates_in_the_workbook() -> None:
    book = load_workbook(io.BytesIO(workbook_bytes(tiny_plan())))
    types = {cell.value: cell.data_type for row in book["Posts"].iter_rows(min_row=2) for cell in row}
    assert (types["00417"], types[0.8], types[22800]) == ("s", "n", "n")
    assert book["Plan"]["C2"].is_date
    assert book["Posts"]["A2"].number_format == "@"


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert workbook_bytes(tiny_plan()) == workbook_bytes(tiny_plan())


def test_a_workbook_holds_nothing_hidden_and_no_author() -> None:
    book = load_workbook(io.BytesIO(workbook_bytes(tiny_plan())))
    assert {sheet.sheet_state for sheet in book.worksheets} == {"visible"}
    assert (book.properties.creator, book.properties.lastModifiedBy) == (None, None)
    with zipfile.ZipFile(io.BytesIO(workbook_bytes(tiny_plan()))) as archive:
        assert not [name for name in archive.namelist() if "comment" in name or "external" in name or "vba" in name]


def test_text_too_long_for_excel_is_refused_by_name_and_kept_by_a_folder() -> None:
    many = tuple(f"place-{n:05}" + "x" * 60 for n in range(600))
    places = [a_row("places", id=name, name=name, tier="locality", parent="city") for name in many]
    plan = tiny_plan()
    manager = a_row("managers", id="M", localities=many)
    plan = plan.with_rows(places=[*plan.places, *places], managers=[manager])
    with pytest.raises(UseError, match="Managers, row M: localities is too long"):
        workbook_bytes(plan)
    assert through_folder(plan) == plan


@pytest.mark.parametrize("text", ["_x005F_", "one_x000D_two"])
def test_text_that_excel_would_take_for_an_escape_is_refused_and_kept_by_a_folder(text: str) -> None:
    plan = tiny_plan().with_rows(outcomes=[a_row("outcomes", service="play-service", outcome="core", change=text)])
    with pytest.raises(UseError, match="escape"):
        workbook_bytes(plan)
    assert through_folder(plan) == plan


def test_a_folder_keeps_other_files_and_leaves_empty_tables_out(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("ours")
    plan = tiny_plan().with_rows(contacts=())
    write_folder(plan, tmp_path)
    assert (tmp_path / "README.md").read_text() == "ours"
    assert not (tmp_path / "contacts.csv").exists()
    assert read_plan(tmp_path) == plan


def test_a_table_that_has_become_empty_is_empty_in_the_folder(tmp_path: Path) -> None:
    write_folder(tiny_plan(), tmp_path)
    plan = tiny_plan().with_rows(contacts=())
    write_folder(plan, tmp_path)
    assert read_plan(tmp_path) == plan


def test_csv_files_are_plain_utf_8_with_unix_line_ends(tmp_path: Path) -> None:
    write_folder(tiny_plan(), tmp_path)
    data = (tmp_path / "posts.csv").read_bytes()
    assert b"\r" not in data
    assert data.startswith(b"id,service,role")
    assert data.decode("utf-8").count("\n") == 5


def test_saving_into_a_place_that_cannot_be_written_is_told_plainly(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(UnsavedError, match="could not be saved"):
        write_folder(tiny_plan(), tmp_path / "file" / "plan")
    with pytest.raises(UnsavedError, match="could not be saved"):
        write_workbook(tiny_plan(), tmp_path / "none" / "plan.xlsx")


def test_reading_says_which_tables_had_how_many_rows(tmp_path: Path) -> None:
    write_folder(tiny_plan(), tmp_path)
    reading = inspect(tmp_path)
    assert {name: len(rows) for name, rows in tiny_plan().tables().items()} == dict(reading.rows_used)
