"""What the quick way of reading a sheet does not tell: merged cells, and formulas whose result was never saved."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from posixpath import join, normpath
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring, iterparse
from openpyxl.utils.cell import coordinate_to_tuple, get_column_letter, range_boundaries

from orgdesign.errors import UnreadableError
from orgdesign.workbook.sheet import Block, Defects

_WORKBOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_TELLTALE = re.compile(rb"<(\w+:)?(mergeCell|f)[\s>/]")
_ROW = re.compile(rb"<(?:\w+:)?row\s[^>]*?\br=[\"'](\d+)[\"']")
_CHUNK = 1 << 20
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """The part of the archive that holds each sheet, by the sheet's title."""
    if _WORKBOOK not in archive.namelist() or _RELATIONS not in archive.namelist():
        return {}
    targets = {
        relation.get("Id", ""): _full(relation.get("Target", "")) for relation in fromstring(archive.read(_RELATIONS))
    }
    found = fromstring(archive.read(_WORKBOOK)).iter()
    sheets = (element for element in found if _local(element) == "sheet")
    names = set(archive.namelist())
    return {
        sheet.get("name", ""): targets[sheet.get(_ID, "")]
        for sheet in sheets
        if targets.get(sheet.get(_ID, "")) in names
    }


def _full(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))


def defects_of(archive: zipfile.ZipFile, part: str) -> Defects:
    """Merged blocks and formulas of one sheet. A sheet with neither is only searched, not parsed."""
    if not _worth_parsing(archive, part):
        return Defects()
    merged: list[Block] = []
    unsaved: set[tuple[int, int]] = set()
    formulas = 0
    for element in _elements(archive, part):
        name = _local(element)
        if name == "mergeCell":
            merged.append(_block(element.get("ref", "")))
        elif name == "c":
            formula = _child(element, "f")
            formulas += formula is not None
            if formula is not None and _is_unsaved(element) and element.get("r"):
                unsaved.add(coordinate_to_tuple(element.get("r", "")))
    return Defects(merged, frozenset(unsaved), formulas)


def _elements(archive: zipfile.ZipFile, part: str) -> Iterator[Element]:
    with archive.open(part) as stream:
        for _, element in iterparse(stream):
            yield element
            if _local(element) in {"row", "mergeCell"}:
                element.clear()


def _worth_parsing(archive: zipfile.ZipFile, part: str) -> bool:
    """Search the raw text for what needs parsing; rows out of order would be lost, so they are refused."""
    worth, last, rest = False, 0, b""
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            if chunk.startswith(_UTF16):
                return True
            text, tag, rest = (rest + chunk).rpartition(b">")
            worth = worth or _TELLTALE.search(text + tag) is not None
            for number in map(int, _ROW.findall(text + tag)):
                if number <= last:
                    raise UnreadableError(f"The workbook's part {part} holds row {number} twice or out of order.")
                last = number
    return worth


def _is_unsaved(cell: Element) -> bool:
    """No value beside the formula; an empty one is right only for a formula that gave empty text."""
    value = _child(cell, "v")
    return value is None or (not value.text and cell.get("t") != "str")


def _child(element: Element, name: str) -> Element | None:
    return next((child for child in element if _local(child) == name), None)


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _block(reference: str) -> Block:
    left, top, right, bottom = (bound or 0 for bound in range_boundaries(reference))
    return Block(int(top), int(left), int(bottom), int(right), reference, get_column_letter(int(left) or 1))
