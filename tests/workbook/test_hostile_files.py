"""Files that are broken, hostile or something else are refused with a plain message, whatever they hold."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from orgdesign.errors import UnreadableError
from orgdesign.workbook import Limits, inspect, template_bytes
from orgdesign.workbook.examples import example_plan

GOOD = template_bytes()
POSTS = "xl/worksheets/sheet11.xml"


def refusal(path: Path, limits: Limits | None = None) -> str:
    with pytest.raises(UnreadableError) as caught:
        inspect(path, limits or Limits())
    return str(caught.value)


def saved(folder: Path, data: bytes, name: str = "council.xlsx") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def repacked(change: Callable[[str, bytes], bytes | None], *more: tuple[str, bytes]) -> bytes:
    """The template with its parts changed; None leaves a part out."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = change(name, old.read(name))
            if data is not None:
                new.writestr(name, data)
        for name, data in more:
            new.writestr(name, data)
    return buffer.getvalue()


def same(name: str, data: bytes) -> bytes:
    return data


def in_posts(change: Callable[[bytes], bytes]) -> bytes:
    return repacked(lambda name, data: change(data) if name == POSTS else data)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.xlsx") == "There is no file none.xlsx."


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.xlsx", b"", "is empty"),
        ("a.xlsx", b"id,name\n1,2\n", "not an Excel workbook"),
        ("a.xlsx", b"<html><table></table></html>", "web page"),
        ("a.xlsx", bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 600, "old Excel file"),
        ("a.xlsx", bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("a.xlsx", GOOD[: len(GOOD) // 2], "damaged"),
        ("a.xlsx", GOOD[:-30], "damaged"),
        ("a.xlsx", b"PK\x03\x04" + b"\x00" * 300, "damaged"),
        ("a.xls", GOOD, "65,536 rows"),
        ("a.xlsm", GOOD, "macros"),
        ("a.xlsb", GOOD, "binary"),
        ("a.ods", GOOD, "OpenDocument"),
        ("a.csv", b"id\n1\n", "a folder of CSV files"),
        ("a.docx", GOOD, "an .xlsx workbook or a folder"),
    ],
)
def test_a_file_that_is_something_else_says_what_it_is(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    assert words in refusal(saved(tmp_path, data, name))


def test_the_extension_may_have_capitals(tmp_path: Path) -> None:
    assert inspect(saved(tmp_path, GOOD, "COUNCIL.XLSX")).plan is not None


@pytest.mark.parametrize(
    ("extra", "words"),
    [
        (("xl/vbaProject.bin", b"x"), "macros"),
        (("xl/workbook.bin", b"x"), "binary"),
        (("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), "OpenDocument"),
        (
            ("xl/evil.xml", b'<?xml version="1.0"?><!-- <a> --><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
            "document type",
        ),
        (("xl/evil.xml", " <!DOCTYPE a SYSTEM 'file:///x'><a/>".encode("utf-16")), "document type"),
        (("xl/evil.xml", b"<!--" + b"-" * 20_000 + b"--><a/>"), "document type"),
    ],
)
def test_a_workbook_with_a_part_that_has_no_business_there(
    tmp_path: Path, extra: tuple[str, bytes], words: str
) -> None:
    assert words in refusal(saved(tmp_path, repacked(same, extra)))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_that_stands_twice_is_refused(tmp_path: Path) -> None:
    assert "twice" in refusal(saved(tmp_path, repacked(same, (POSTS, b"<worksheet/>"))))


def test_a_zip_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("readme.txt", "hello")
    assert "not an Excel workbook" in refusal(saved(tmp_path, buffer.getvalue()))


def test_a_strict_workbook_is_refused_with_what_to_do(tmp_path: Path) -> None:
    data = repacked(
        lambda name, old: old + b"<!-- http://purl.oclc.org/ooxml -->" if name == "xl/workbook.xml" else old
    )
    assert "Strict Open XML" in refusal(saved(tmp_path, data))


def test_a_workbook_without_any_table_is_refused_and_names_its_sheets(tmp_path: Path) -> None:
    data = repacked(lambda name, old: old.replace(b'name="', b'name="My ') if name == "xl/workbook.xml" else old)
    message = refusal(saved(tmp_path, data))
    assert '"My Plan"' in message
    assert "Expected: Plan, Places" in message


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        (Limits(file=1000), "at most 1,000 is read"),
        (Limits(unpacked=10_000), "unpacked"),
        (Limits(shared_text=100), "The text in the workbook"),
        (Limits(zip_parts=5), "parts"),
        (Limits(rows=3), "rows of the sheet"),
        (Limits(columns=4), "columns of the sheet"),
    ],
)
def test_each_limit_is_named_when_it_is_passed(tmp_path: Path, limits: Limits, words: str) -> None:
    assert words in refusal(saved(tmp_path, GOOD), limits)


def test_a_small_file_that_unpacks_large_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    data = repacked(same, ("xl/media/big.xml", b"<a>" + b" " * 5_000_000 + b"</a>"))
    assert len(data) < 200_000
    assert "unpacked" in refusal(saved(tmp_path, data), Limits(unpacked=5_000_000))


def test_a_zip_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    data = bytearray(GOOD)
    entry = data.index(b"PK\x01\x02")
    while data[entry + 46 : entry + 46 + len(POSTS)] != POSTS.encode():
        entry = data.index(b"PK\x01\x02", entry + 4)
    data[entry + 24 : entry + 28] = struct.pack("<I", 10)
    assert "damaged" in refusal(saved(tmp_path, bytes(data)))


def test_a_row_beyond_the_last_is_refused(tmp_path: Path) -> None:
    data = in_posts(lambda xml: xml.replace(b'<row r="3"', b'<row r="99999999"').replace(b' r="A3"', b"", 1))
    assert "beyond the last" in refusal(saved(tmp_path, data)) or "twice" in refusal(saved(tmp_path, data))


def test_rows_twice_or_out_of_order_are_refused_not_dropped(tmp_path: Path) -> None:
    data = in_posts(lambda xml: xml.replace(b'<row r="4"', b'<row r="3"'))
    assert "twice or out of order" in refusal(saved(tmp_path, data))


def test_an_encrypted_part_is_refused(tmp_path: Path) -> None:
    data = bytearray(GOOD)
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert "password" in refusal(saved(tmp_path, bytes(data)))


def test_a_sheet_in_another_encoding_is_read_like_any_other(tmp_path: Path) -> None:
    data = in_posts(lambda xml: xml.decode().replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16"))
    assert inspect(saved(tmp_path, data)).plan == example_plan()


def test_a_missing_text_table_is_refused(tmp_path: Path) -> None:
    data = repacked(lambda name, old: None if name == "xl/sharedStrings.xml" else old)
    assert "damaged" in refusal(saved(tmp_path, data))


def test_random_damage_is_read_or_refused_but_never_a_crash(tmp_path: Path) -> None:
    chance = random.Random(7)
    verdicts = {"read": 0, "refused": 0}
    for _ in range(60):
        data = bytearray(GOOD)
        for _ in range(chance.choice((1, 5, 50))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            inspect(saved(tmp_path, bytes(data)))
            verdicts["read"] += 1
        except UnreadableError as refused:
            assert refused.__cause__ is not None or str(refused)
            verdicts["refused"] += 1
    assert verdicts["refused"] > 10


def test_random_damage_inside_the_sheets_is_read_or_refused_but_never_a_crash(tmp_path: Path) -> None:
    chance = random.Random(8)

    def spoil(name: str, data: bytes) -> bytes:
        spoilt = bytearray(data)
        if name.startswith("xl/") and name.endswith(".xml"):
            for _ in range(chance.choice((0, 0, 1, 3))):
                spoilt[chance.randrange(len(spoilt))] = chance.choice(b'<>/"0A z=&')
        return bytes(spoilt)

    for _ in range(25):
        path = saved(tmp_path, repacked(spoil))
        try:
            reading = inspect(path)
        except UnreadableError:
            continue
        assert all(reading.rows_read[t] == reading.rows_used[t] + reading.rows_refused[t] for t in reading.rows_read)
