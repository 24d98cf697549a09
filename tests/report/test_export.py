"""The publication workbook as a whole."""

from __future__ import annotations

import sys
import warnings
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from orgdesign.compare import Side, as_is, compare
from orgdesign.design import Result, Status
from orgdesign.errors import UseError
from orgdesign.measures import MEASURES
from orgdesign.report import Audience, UncleanWorkbookError, violations
from tests.builders import a_brief, a_plan
from tests.report.made import Made, a_council, a_proposal, cells, column, table

_ALWAYS = [
    "Cover", "Contents", "Notes", "Options compared", "Implications", "Classes", "Degree of change", "FTE split",
    "Bases", "Team bases",
    "Hosted services", "Linked posts",
    "Named contacts", "Coordination", "Locality cards", "Requests", "Questions", "Evidence", "Assumptions",
    "Parameters", "Measures", "Certificates",
]  # fmt: skip


@pytest.fixture(scope="module")
def made() -> Made:
    return a_proposal(a_council())


@pytest.fixture(scope="module")
def editions(made: Made, tmp_path_factory: pytest.TempPathFactory) -> dict[Audience, Path]:
    folder = tmp_path_factory.mktemp("editions")
    return {a: made.export(folder / f"{a}.xlsx", a, contact=["Programme office"]) for a in Audience}


@pytest.fixture(scope="module")
def board(editions: dict[Audience, Path]) -> Path:
    return editions[Audience.BOARD]


@pytest.mark.parametrize("audience", list(Audience))
def test_every_edition_passes_the_last_check(editions: dict[Audience, Path], audience: Audience) -> None:
    assert violations(editions[audience]) == []


def test_the_sheets_are_in_reading_order_and_each_has_a_title(board: Path) -> None:
    found = cells(board)
    assert list(found) == [*_ALWAYS, "Behind the figures", "Pay"]
    titles = [rows[0][0] for rows in found.values()]
    assert all(titles)
    assert len(set(titles)) == len(titles)


def test_only_hr_sees_single_posts_and_only_closed_editions_see_pay(editions: dict[Audience, Path]) -> None:
    sheets = {a: set(cells(path)) for a, path in editions.items()}
    assert "Posts that change" in sheets[Audience.HR]
    assert not any("Posts that change" in sheets[a] for a in Audience if a is not Audience.HR)
    assert {a for a in Audience if "Pay" in sheets[a]} == {Audience.BOARD, Audience.HR}


def test_the_first_table_has_options_as_columns_and_today_first(made: Made, board: Path) -> None:
    head, rows = table(board, "Options compared")
    assert head == ["Measure", "Unit", "Better", *(side.name for side in made.sides)]
    assert rows[0][0] == "Status of the result"
    assert rows[0][3:] == ("as it is today", *["cannot be bettered by more than 0.8 %"] * (len(made.sides) - 1))
    assert {m.name for m in MEASURES} <= {row[0] for row in rows}


def test_measures_that_differ_stand_before_those_that_do_not(board: Path) -> None:
    _, rows = table(board, "Options compared")
    names = {m.name for m in MEASURES}
    same = [len(set(row[3:])) == 1 for row in rows if row[0] in names]
    assert same == sorted(same)


def test_numbers_are_numbers_with_a_format(board: Path) -> None:
    sheet = load_workbook(board)["Options compared"]
    (found,) = (row for row in sheet.iter_rows() if row[0].value == "FTE away from need share")
    assert all(cell.data_type == "n" for cell in found[3:])
    assert found[3].number_format == "#,##0.0"
    assert found[3].alignment.horizontal == "right"


def test_figures_are_those_of_the_comparison(made: Made, board: Path) -> None:
    _, rows = table(board, "Options compared")
    printed = {row[0]: row[3:] for row in rows}
    for row in made.comparison.measures:
        values = ["[z]" if v is None else pytest.approx(float(round(v, row.places))) for v in row.values]
        assert list(printed[row.name]) == values


def test_running_costs_of_the_bases_sum_to_the_measure(made: Made, board: Path) -> None:
    head, rows = table(board, "Bases")
    costs = {row.id: row.values for row in made.comparison.measures}
    for position, side in enumerate(made.sides):
        mine = [row for row in rows if row[0] == side.name]
        assert sum(row[head.index("Running cost (£ a year)")] for row in mine) == costs["running-cost"][position]
        once = sum(row[head.index("One-off cost, less receipts (£)")] for row in mine)
        assert once == costs["one-off-cost"][position]


def test_fte_of_services_and_localities_sum_to_the_whole(board: Path) -> None:
    head, rows = table(board, "FTE split")
    for position in range(2, len(head)):
        values = {(r[0], r[1]): r[position] for r in rows if isinstance(r[position], int | float)}
        whole = values.pop(("All services", "All localities and the whole area"), None)
        if whole is None:
            continue
        places = [v for (service, _), v in values.items() if service == "All services"]
        services = [v for (s, p), v in values.items() if s != "All services" and p in {"All localities", "Whole area"}]
        assert sum(places) == pytest.approx(whole)
        assert sum(services) == pytest.approx(whole)


def test_each_note_is_referred_to_and_each_reference_has_its_note(board: Path) -> None:
    found = cells(board)
    numbers = [row[0] for row in found["Notes"][3:]]
    assert numbers == list(range(1, len(numbers) + 1))
    referred = {
        int(value.rpartition("[note ")[2].rstrip("]"))
        for label, rows in found.items()
        for row in rows
        for value in row
        if label not in {"Notes", "Contents"} and isinstance(value, str) and "[note " in value
    }
    assert referred == set(numbers)


def test_the_contents_link_to_every_sheet_and_nowhere_else(board: Path) -> None:
    book = load_workbook(board)
    for sheet in book.worksheets:
        links = [cell.hyperlink for row in sheet.iter_rows() for cell in row if cell.hyperlink]
        if sheet.title != "Contents":
            assert links == []
            continue
        assert all(link.target is None for link in links)
        assert [str(link.location).split("!")[0].strip("'") for link in links] == book.sheetnames[3:]


def test_shorthand_is_explained_where_it_is_used(board: Path) -> None:
    for label, rows in cells(board).items():
        if label == "Cover":
            continue
        used = {v for row in rows for v in row if v in {"[c]", "[x]", "[z]", "[low]"}}
        explained = {str(row[0]).split(" ")[0] for row in rows if str(row[0]).startswith("[") and " means" in row[0]}
        assert used == explained, label


def test_the_same_proposal_gives_the_same_bytes(made: Made, board: Path, tmp_path: Path) -> None:
    again = made.export(tmp_path / "again.xlsx", contact=["Programme office"])
    assert again.read_bytes() == board.read_bytes()


def test_nobody_is_named_as_author_and_the_date_is_the_plans(made: Made, board: Path) -> None:
    properties = load_workbook(board).properties
    assert not properties.creator
    assert not properties.lastModifiedBy
    assert properties.created is not None
    assert properties.created.date() == made.sides[0].brief.plan.settings.as_at


def test_the_cover_says_for_whom_it_is_from_what_data_and_whom_to_ask(made: Made, board: Path) -> None:
    text = " ".join(str(row[0]) for row in cells(board)["Cover"])
    assert "Edition for the project board" in text
    assert made.sides[0].brief.plan.fingerprint[:16] in text
    assert "Programme office" in text


def test_the_cover_says_which_option_was_cut_short_and_by_what(made: Made, tmp_path: Path) -> None:
    today, option, *rest = made.sides
    assert option.result is not None
    cut = replace(option.result, settings={"ended": "memory", "memory_mb": 4_000}, run={"used_mb": 4_100})
    sides = (today, replace(option, result=cut), *rest)
    path = replace(made, sides=sides).export(tmp_path / "cut.xlsx")
    text = " ".join(str(row[0]) for row in cells(path)["Cover"])
    assert f"Option {option.name}: Stopped at the memory limit: it used 4,100 MB of the 4,000 MB" in text
    assert text.count("Stopped at") == 1


def test_writing_warns_of_nothing_that_is_ours(made: Made, tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.simplefilter("ignore", DeprecationWarning)
        made.export(tmp_path / "proposal.xlsx")


def test_certificates_are_flattened_to_entries(board: Path) -> None:
    head, rows = table(board, "Certificates")
    entries = {row[0]: row[1] for row in rows}
    assert head[0] == "Entry"
    assert entries["versions, orgdesign"] == "0.1.0"
    assert entries["stages, 1, value"] == 777_777
    assert entries["rules checked"] == "desks, one-host"
    assert entries["rules off"] == "none"
    assert entries["sealed"] == "yes"


def test_a_plan_without_anything_to_say_still_has_a_row_on_each_sheet(tmp_path: Path) -> None:
    made = a_proposal(a_plan())
    path = made.export(tmp_path / "proposal.xlsx", "hr")
    assert column(path, "Hosted services", "Hosted service") == ["No service is hosted."]
    assert column(path, "Requests", "Request") == ["Nothing was asked for."]
    assert column(path, "Assumptions", "What")[0] == "[z]"


def test_an_impossible_option_is_published_as_such(tmp_path: Path) -> None:
    brief = a_brief()
    gone = Side("o1", "O1", brief, None, Result("o1", Status.IMPOSSIBLE, None))
    sides = (as_is(brief), gone)
    made = Made(compare(sides), sides, {}, {})
    path = made.export(tmp_path / "proposal.xlsx", "hr")
    head, rows = table(path, "Options compared")
    assert rows[0][head.index("O1")] == "impossible"
    assert {row[head.index("O1")] for row in rows[2:]} == {"[x]"}
    assert violations(path) == []


def test_options_of_one_name_are_told_apart_in_the_headings(made: Made, tmp_path: Path) -> None:
    sides = tuple(replace(side, name="Same") for side in made.sides)
    path = replace(made, sides=sides, comparison=compare(sides)).export(tmp_path / "proposal.xlsx")
    head, _ = table(path, "Options compared")
    assert head[3:] == ["Same", "Same (2)", "Same (3)"][: len(sides)]


def test_a_workbook_that_fails_its_last_check_is_not_kept(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "proposal.xlsx"
    path.write_text("the old one")
    monkeypatch.setattr(sys.modules["orgdesign.report.export"], "violations", lambda _: ["a sheet is hidden."])
    with pytest.raises(UncleanWorkbookError, match="a sheet is hidden"):
        made.export(path)
    assert path.read_text() == "the old one"
    assert list(tmp_path.iterdir()) == [path]


def test_an_unknown_audience_and_sides_that_were_not_compared_are_refused(made: Made, tmp_path: Path) -> None:
    with pytest.raises(UseError, match="no edition"):
        made.export(tmp_path / "proposal.xlsx", "press")
    with pytest.raises(UseError, match="not those that were compared"):
        replace(made, sides=made.sides[:1]).export(tmp_path / "proposal.xlsx")
