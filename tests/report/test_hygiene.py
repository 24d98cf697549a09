"""The last check finds whatever must not leave the house."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from orgdesign.report import violations
from tests.builders import a_plan
from tests.report.made import a_proposal

_BOOK, _SHEET = "xl/workbook.xml", "xl/worksheets/sheet4.xml"


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return a_proposal(a_plan()).export(tmp_path_factory.mktemp("clean") / "proposal.xlsx")


def _changed(clean: Path, path: Path, part: str, change: Callable[[str], str]) -> Path:
    """A copy with one part changed (or added, from empty)."""
    with ZipFile(clean) as old, ZipFile(path, "w") as new:
        names = old.namelist()
        for name in names:
            data = old.read(name)
            new.writestr(name, change(data.decode()) if name == part else data)
        if part not in names:
            new.writestr(part, change(""))
    return path


def test_a_proposal_is_clean(clean: Path) -> None:
    assert violations(clean) == []


@pytest.mark.parametrize(
    ("part", "old", "new", "found"),
    [
        (_BOOK, '<sheet name="Measures"', '<sheet state="hidden" name="Measures"', "is hidden"),
        (_BOOK, '<sheet name="Measures"', '<sheet state="veryHidden" name="Measures"', "is hidden"),
        (_BOOK, '<sheet name="Measures"', '<sheet name="evidence"', "same name"),
        (_BOOK, '<sheet name="Measures"', f'<sheet name="{"x" * 31}"', "too long"),
        (_BOOK, "_xlnm.Print_Titles", "salaries", "defined name, salaries"),
        (_BOOK, "<workbookView ", '<workbookView activeTab="2" ', "first sheet"),
        (_BOOK, "<sheets>", "<pivotCaches/><sheets>", "pivotCaches"),
        (_SHEET, "<v>", "<f>1+1</f><v>", "has a formula"),
        (_SHEET, '<row r="6"', '<row hidden="1" r="6"', "row is hidden"),
        (_SHEET, '<row r="2"', '<row ht="0" r="2"', "no height"),
        (_SHEET, '<col min="1"', '<col hidden="1" min="1"', "col is hidden"),
        (_SHEET, 'width="', 'width="0" was="', "no width"),
        (_SHEET, "</sheetData>", '</sheetData><autoFilter ref="A5:B6"/>', "autoFilter"),
        (_SHEET, "</sheetData>", '</sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells>', "mergeCell"),
        (_SHEET, 'Id="0"/>', 'Id="0"><pane ySplit="1" state="frozen"/></sheetView>', "pane"),
        (_SHEET, "</sheetData>", "</sheetData><headerFooter/>", "headerFooter"),
        (_SHEET, 'Id="0"/>', 'Id="0"><selection activeCell="B7"/></sheetView>', "not in A1"),
        (_SHEET, '<c r="A1"', '<c r="Z9"', "no title in A1"),
        (_SHEET, 't="s"><v>', 't="e"><v>', "is an error"),
        (_SHEET, "</sheetData>", '<row r="900"><c r="A900"><v>1</v></c></row></sheetData>', "below its table"),
        (_SHEET, "</sheetData>", '<row r="8"><c r="AZ8"><v>1</v></c></row></sheetData>', "beside its table"),
        ("docProps/core.xml", "<dc:creator>", "<dc:creator>somebody", "creator is filled in"),
        ("docProps/app.xml", "<Application>", "<Company>Council</Company><Application>", "Company is filled in"),
        ("xl/_rels/workbook.xml.rels", "/></Relationships>", '/><Relationship Id="x" TargetMode="External"'
         ' Target="other.xlsx"/></Relationships>', "links to other.xlsx"),
        ("xl/comments1.xml", "", "<comments/>", "comments1.xml does not belong"),
        ("xl/vbaProject.bin", "", "macro", "vbaProject.bin does not belong"),
        ("xl/externalLinks/externalLink1.xml", "", "<x/>", "externalLink1.xml does not belong"),
        ("xl/media/image1.png", "", "picture", "image1.png does not belong"),
        ("docProps/custom.xml", "", "<x/>", "custom.xml does not belong"),
    ],
)  # fmt: skip
def test_what_does_not_belong_is_found(clean: Path, tmp_path: Path, part: str, old: str, new: str, found: str) -> None:
    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    path = _changed(clean, tmp_path / "proposal.xlsx", part, change)
    assert any(found in sentence for sentence in violations(path))


def test_an_empty_cell_in_a_table_is_found(clean: Path, tmp_path: Path) -> None:
    def change(text: str) -> str:
        start = text.index('<c r="C6"')
        end = text.index("</c>", start) + len("</c>")
        return text[:start] + '<c r="C6"/>' + text[end:]

    path = _changed(clean, tmp_path / "proposal.xlsx", _SHEET, change)
    assert any("1 empty cells" in sentence for sentence in violations(path))


def test_a_part_stored_twice_is_found(clean: Path, tmp_path: Path) -> None:
    path = tmp_path / "proposal.xlsx"
    shutil.copy(clean, path)
    with ZipFile(path, "a") as package, pytest.warns(UserWarning, match="Duplicate"):
        package.writestr(_SHEET, package.read(_SHEET))
    assert any("stored twice" in sentence for sentence in violations(path))


def test_a_file_that_is_no_workbook_is_found(tmp_path: Path) -> None:
    path = tmp_path / "proposal.xlsx"
    path.write_text("not a zip")
    assert violations(path) == ["It is not a workbook."]
