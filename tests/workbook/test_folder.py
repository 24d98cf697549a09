"""Scenario folders: CSV files as councils export them, and plan.toml."""

from __future__ import annotations

from pathlib import Path

import pytest

from orgdesign.errors import Problem, Severity, UnreadableError
from orgdesign.workbook import Limits, Reading, inspect, write_folder
from tests.plan.tiny import tiny_plan
from tests.workbook.books import EXAMPLE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The tiny council as a folder."""
    write_folder(tiny_plan(), tmp_path)
    return tmp_path


def replace(folder: Path, name: str, old: str, new: str) -> Path:
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


def told(reading: Reading) -> list[Problem]:
    return [p for p in reading.problems if p.code != EXAMPLE]


def only(folder: Path) -> Problem:
    (problem,) = told(inspect(folder))
    return problem


def test_a_fault_is_placed_by_file_line_and_column(folder: Path) -> None:
    problem = only(replace(folder, "posts.csv", "0.8", "8"))
    assert problem.message == 'posts.csv line 3, column fte: fte "8": must be 1 or less (FTE).'


def test_a_line_number_counts_lines_inside_quotes(folder: Path) -> None:
    replace(folder, "services.csv", "Children's centres", '"Children\'s\ncentres"')
    problem = only(replace(folder, "services.csv", "play-service,Play service,", "play-service,,"))
    assert (problem.row, problem.column) == (5, "name")


def test_a_cell_of_several_lines_makes_no_blank_rows(folder: Path) -> None:
    replace(folder, "services.csv", "Children's centres", '"Children\'s\n\ncentres"')
    replace(folder, "services.csv", "play-service,Play service,", "\nplay-service,Play service,")
    assert inspect(folder).rows_blank["services"] == 1


def test_files_in_windows_1252_are_read_and_it_is_said(folder: Path) -> None:
    text = (folder / "places.csv").read_text(encoding="utf-8").replace("First ward", "Café – £5 ward")
    (folder / "places.csv").write_bytes(text.encode("cp1252"))
    reading = inspect(folder)
    assert reading.plan is not None
    assert "Café – £5 ward" in {place.name for place in reading.plan.places}
    assert [note for note in reading.notes if "places.csv is not UTF-8" in note and "cp1252" in note]


def test_a_byte_order_mark_is_no_part_of_the_first_heading(folder: Path) -> None:
    data = (folder / "posts.csv").read_bytes()
    (folder / "posts.csv").write_bytes(b"\xef\xbb\xbf" + data)
    assert inspect(folder).plan == tiny_plan()


def test_windows_line_ends_and_trailing_commas_change_nothing(folder: Path) -> None:
    text = (folder / "posts.csv").read_text(encoding="utf-8")
    (folder / "posts.csv").write_bytes(text.replace("\n", ",,\r\n").encode())
    assert inspect(folder).plan == tiny_plan()


@pytest.mark.parametrize("data", ["id,service\n".encode("utf-16"), b"id,service\n\x81\x8d\xff\n"])
def test_a_file_that_is_no_text_is_refused_by_name(folder: Path, data: bytes) -> None:
    (folder / "contacts.csv").write_bytes(data)
    problem = only(folder)
    assert (problem.code, problem.place) == ("encoding", "contacts.csv")


def test_a_line_with_too_few_or_too_many_cells_is_refused(folder: Path) -> None:
    path = folder / "links.csv"
    path.write_text(path.read_text() + "play-service,childrens-centres\n" + "a,b,supports,1,,,extra\n")
    found = told(inspect(folder))
    assert [(p.code, p.row) for p in found] == [("ragged", 3), ("ragged", 4)]
    assert "has 2 cells, but the heading has 6" in found[0].expected


def test_quotes_that_do_not_close_are_refused_at_their_line(folder: Path) -> None:
    path = folder / "links.csv"
    path.write_text(path.read_text() + 'play-service,"childrens-centres\n')
    assert [(p.code, p.row) for p in told(inspect(folder))] == [("csv", 3)]


def test_semicolons_between_cells_are_told_as_missing_headings(folder: Path) -> None:
    (folder / "links.csv").write_text("origin;destination;kind\nplay-service;childrens-centres;supports\n")
    problem = only(folder)
    assert problem.code == "no-headings"
    assert "parted by commas" in problem.expected


def test_a_misspelt_file_is_an_error_and_another_one_a_warning(folder: Path) -> None:
    (folder / "propertys.csv").write_text("id\n")
    (folder / "budget.csv").write_text("id\n")
    (folder / "links.csv").rename(folder / "link.csv")
    found = told(inspect(folder))
    assert [(p.value, p.suggestion, p.severity) for p in found] == [
        ("budget.csv", "", Severity.WARNING),
        ("link.csv", "links.csv", Severity.ERROR),
        ("propertys.csv", "", Severity.WARNING),
    ]


def test_notes_beside_the_tables_are_left_alone(folder: Path) -> None:
    (folder / "README.md").write_text("About this council")
    (folder / ".hidden").write_text("x")
    assert told(inspect(folder)) == []


def test_a_folder_without_any_table_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("x")
    with pytest.raises(UnreadableError, match=r"holds no table of a plan.*plan\.toml"):
        inspect(tmp_path)


def test_a_folder_without_plan_toml_says_so(folder: Path) -> None:
    (folder / "plan.toml").unlink()
    assert only(folder).message == "plan.toml: the plan's own row is missing: one row is needed."


def test_a_fault_in_plan_toml_is_placed_by_its_line(folder: Path) -> None:
    (folder / "plan.toml").write_text(
        '# ours\nname = "A"\narea = "B"\nas_at = 2009-09-15\ntiers = ["city", "locality", "ward"]\n'
        'delivery_tier = "localty"\ndesk_ratio = 9\nbase_option = "as-published"\nspeed = 30\n'
    )
    found = [(p.row, p.column, p.code, p.suggestion) for p in told(inspect(folder))]
    assert found == [
        (6, "delivery_tier", "delivery-tier", "locality"),
        (7, "desk_ratio", "value", ""),
        (9, "speed", "unknown-column", "speed_kmh"),
    ]


@pytest.mark.parametrize("text", ["name = \n", "name = 'A'\nname = 'B'\n", "[[[", "\x00", "a" * 10])
def test_a_plan_toml_that_cannot_be_understood_is_told_once(folder: Path, text: str) -> None:
    (folder / "plan.toml").write_text(text)
    assert only(folder).code == "toml"


def test_numbers_in_plan_toml_are_exact(folder: Path) -> None:
    replace(folder, "plan.toml", 'area = "Example city"', 'area = "Example city"\ncircuity = 1.1000000000000000001')
    plan = inspect(folder).plan
    assert plan is not None
    assert str(plan.settings.circuity) == "1.1000000000000000001"


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        (Limits(file=100), "is too large"),
        (Limits(unpacked=1000), "is too large"),
        (Limits(rows=2), "The number of rows"),
        (Limits(columns=3), "The number of columns"),
        (Limits(zip_parts=3), "The number of files"),
    ],
)
def test_each_limit_holds_for_folders_too(folder: Path, limits: Limits, words: str) -> None:
    with pytest.raises(UnreadableError, match=words):
        inspect(folder, limits)
