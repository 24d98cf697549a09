"""The last look at each sheet of a workbook: one table of values from the left edge, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from defusedxml.ElementTree import fromstring

_MUST_NOT_HAVE = frozenset(
    {
        "autoFilter", "pane", "mergeCell", "dataValidation", "conditionalFormatting", "drawing", "legacyDrawing",
        "legacyDrawingHF", "oleObject", "control", "headerFooter", "picture", "sheetProtection", "customSheetView",
        "scenario", "f",
    }
)  # fmt: skip
"""Parts of a sheet that hide, calculate, split or decorate."""
_HIDING = {"hidden": "1", "collapsed": "1", "zeroHeight": "1"}
_SHEET = re.compile(r"xl/worksheets/sheet\d+\.xml")
_CELL = re.compile(r"([A-Z]+)(\d+)")
_TYPES_OF_VALUES = frozenset({"n", "s", "inlineStr", "str", "b"})


def sheet_violations(package: ZipFile) -> Iterator[str]:
    """What is wrong with the sheets and tables of a workbook."""
    for name in package.namelist():
        if _SHEET.fullmatch(name):
            where = name.rpartition("/")[2]
            root: Element = fromstring(package.read(name), forbid_dtd=True)
            yield from (f"{where}: {wrong}" for wrong in _sheet(root))
            table = _table_of(package, name)
            if table is not None:
                yield from (f"{where}: {wrong}" for wrong in _within(root, table))


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _sheet(root: Element) -> Iterator[str]:
    for element in root.iter():
        kind = _local(element)
        if kind in _MUST_NOT_HAVE:
            yield "has a formula." if kind == "f" else f"has a {kind}."
        if any(element.get(name) == value for name, value in _HIDING.items()) and kind in {
            "row",
            "col",
            "sheetFormatPr",
        }:
            yield f"a {kind} is hidden."
        if kind == "row" and element.get("ht") in {"0", "0.0"}:
            yield "a row has no height."
        if kind == "col" and float(element.get("width", "8")) == 0:
            yield "a column has no width."
        if kind == "c" and element.get("t", "n") not in _TYPES_OF_VALUES:
            yield f"the cell {element.get('r')} is an error."
        if kind == "selection" and element.get("activeCell", "A1") != "A1":
            yield "the cursor is not in A1."
    if "A1" not in _values(root):
        yield "has no title in A1."


def _values(root: Element) -> set[str]:
    """The cells that hold anything."""
    return {
        cell.get("r", "")
        for cell in root.iter()
        if _local(cell) == "c" and any(_local(part) in {"v", "is"} for part in cell)
    }


def _table_of(package: ZipFile, sheet: str) -> str | None:
    """The range of the sheet's table, or None where it has none."""
    folder, _, name = sheet.rpartition("/")
    relations = f"{folder}/_rels/{name}.rels"
    if relations not in package.namelist():
        return None
    targets = [r.get("Target", "") for r in fromstring(package.read(relations), forbid_dtd=True)]
    tables = [t.replace("../", "xl/") for t in targets if "tables/" in t]
    found: Element = fromstring(package.read(tables[0]), forbid_dtd=True)
    return found.get("ref") if len(tables) == 1 else ""


def _within(root: Element, table: str) -> Iterator[str]:
    """Check that the one table starts at the left edge, has no empty cell, and nothing stands beside or below it."""
    ends = _CELL.findall(table)
    if len(ends) != 2:
        yield "does not have exactly one table."
        return
    (left, top), (right, bottom) = ends
    first, last = _number(left), _number(right)
    if first != 1:
        yield "its table does not start at the left edge."
    values = {(_number(column), int(row)) for column, row in (m for v in _values(root) for m in _CELL.findall(v))}
    cells = (last - first + 1) * (int(bottom) - int(top) + 1)
    inside = sum(first <= column <= last and int(top) <= row <= int(bottom) for column, row in values)
    if inside < cells:
        yield f"its table has {cells - inside} empty cells."
    if any(row > int(bottom) for _, row in values):
        yield "something stands below its table."
    if any(row >= int(top) and column > last for column, row in values):
        yield "something stands beside its table."


def _number(letters: str) -> int:
    total = 0
    for letter in letters:
        total = total * 26 + ord(letter) - ord("A") + 1
    return total
