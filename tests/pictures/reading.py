"""A finished sheet read back: its boxes, its words and where they stand."""

from __future__ import annotations

from xml.etree import ElementTree

from defusedxml.ElementTree import fromstring

from orgdesign.pictures.picture import Picture, Sheet

SVG = "{http://www.w3.org/2000/svg}"


def root(sheet: Sheet) -> ElementTree.Element:
    """The sheet as XML; it does not parse where a name has broken out."""
    found: ElementTree.Element = fromstring(sheet.svg)
    return found


def words(sheet: Sheet) -> list[str]:
    """Every line of text on a sheet."""
    return ["".join(text.itertext()) for text in root(sheet).iter(f"{SVG}text")]


def all_words(picture: Picture) -> str:
    """Everything that is written on a picture, as one text."""
    return " ".join(line for sheet in picture.sheets for line in words(sheet))


def size(sheet: Sheet) -> tuple[float, float]:
    """How wide and how high a sheet is."""
    found = root(sheet)
    return float(found.attrib["width"]), float(found.attrib["height"])
