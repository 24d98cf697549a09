"""The last look at a workbook before it leaves: nothing hidden, nothing live, nobody's name.

It reads the written file itself, part by part, and knows nothing of how it was made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element
from zipfile import BadZipFile, ZipFile

from defusedxml.ElementTree import fromstring

from orgdesign.errors import OrgdesignError
from orgdesign.report.hygiene_sheets import sheet_violations

_ALLOWED = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(app|core)\.xml|xl/workbook\.xml|xl/styles\.xml|xl/sharedStrings\.xml"
    r"|xl/_rels/workbook\.xml\.rels|xl/theme/theme1\.xml|xl/worksheets/sheet\d+\.xml"
    r"|xl/worksheets/_rels/sheet\d+\.xml\.rels|xl/tables/table\d+\.xml"
)
"""The parts that a workbook of values needs; comments, drawings, macros, caches and links to other files are none."""
_NAMELESS = ("creator", "lastModifiedBy", "Manager", "Company", "HyperlinkBase", "description", "keywords", "category")
"""Properties that must be empty."""
_PRINT_TITLES = "_xlnm.Print_Titles"
_LONGEST_LABEL = 30


class UncleanWorkbookError(OrgdesignError):
    """A workbook was made that must not leave the house. Nothing is kept; this is a defect to report."""

    def __init__(self, found: list[str]) -> None:
        self.violations = tuple(found)
        super().__init__("The workbook failed its last check and was not kept: " + "; ".join(found[:5]))


def violations(path: Path) -> list[str]:
    """Everything in the workbook that must not be published, in sentences; an empty list where it is clean."""
    try:
        with ZipFile(path) as package:
            return list(_look_through(package))
    except BadZipFile:
        return ["It is not a workbook."]


def _look_through(package: ZipFile) -> Iterator[str]:
    names = package.namelist()
    yield from (f"{name} does not belong in a workbook of values." for name in names if not _ALLOWED.fullmatch(name))
    if len(set(names)) < len(names):
        yield "A part is stored twice."
    yield from _properties(package)
    yield from _links(package)
    yield from _workbook(package)
    yield from sheet_violations(package)


def _read(package: ZipFile, name: str) -> Element:
    root: Element = fromstring(package.read(name), forbid_dtd=True)
    return root


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _properties(package: ZipFile) -> Iterator[str]:
    for part in ("docProps/core.xml", "docProps/app.xml"):
        if part in package.namelist():
            for element in _read(package, part):
                if _local(element) in _NAMELESS and (element.text or "").strip():
                    yield f"The property {_local(element)} is filled in."


def _links(package: ZipFile) -> Iterator[str]:
    for part in package.namelist():
        if part.endswith(".rels"):
            for relation in _read(package, part):
                if relation.get("TargetMode") == "External":
                    yield f"{part} links to {relation.get('Target')}."


def _workbook(package: ZipFile) -> Iterator[str]:
    root = _read(package, "xl/workbook.xml")
    labels: list[str] = []
    for element in root.iter():
        kind = _local(element)
        if kind == "sheet":
            label = element.get("name", "")
            labels.append(label.casefold())
            if element.get("state", "visible") != "visible":
                yield f"The sheet {label} is hidden."
            if len(label) > _LONGEST_LABEL:
                yield f"The sheet name {label} is too long."
        elif kind == "definedName" and element.get("name") != _PRINT_TITLES:
            yield f"There is a defined name, {element.get('name')}."
        elif kind == "workbookView" and element.get("activeTab", "0") != "0":
            yield "It does not open on its first sheet."
        elif kind in {"externalReferences", "pivotCaches", "fileSharing", "workbookProtection"}:
            yield f"The workbook has {kind}."
    if len(set(labels)) < len(labels):
        yield "Two sheets have the same name."
