"""Every picture of a plan's services by name, and how they are written to a folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from orgdesign.graph.classification import Classification
from orgdesign.pictures.criteria_matrix import NAME as CRITERIA
from orgdesign.pictures.criteria_matrix import criteria_matrix
from orgdesign.pictures.grouping import By
from orgdesign.pictures.page import page_of
from orgdesign.pictures.pathway_map import NAME as PATHWAYS
from orgdesign.pictures.pathway_map import pathway_map
from orgdesign.pictures.picture import Picture
from orgdesign.pictures.png import can_make_png, png_of
from orgdesign.pictures.service_graph import service_graph
from orgdesign.plan import Plan
from orgdesign.workbook.save import save_atomically

Draw = Callable[[Plan, Sequence[Classification], str], Picture]
PICTURES: Mapping[str, Draw] = {
    **{f"services-by-{by.value}": partial(service_graph, by=by) for by in By},
    PATHWAYS: lambda plan, classes, option: pathway_map(plan, option),
    CRITERIA: criteria_matrix,
}
"""What can be drawn of a plan and its classes."""
PAGE = "pictures.html"
MOST_SHEETS = 20
"""Sheets of one picture that are written; its table always holds everything."""


def album(plan: Plan, classes: Sequence[Classification], option: str = "") -> tuple[Picture, ...]:
    """Every picture, in reading order; ``option`` is the name of the option whose plan it is."""
    return tuple(draw(plan, classes, option) for draw in PICTURES.values())


def write_album(pictures: Sequence[Picture], title: str, folder: Path) -> tuple[Path, ...]:
    """Write every sheet as SVG (and PNG where the extra is installed), and one page with all of them and their tables.

    Raises
    ------
    UnsavedError
        Where the disk refuses.
    """
    contents: dict[str, bytes] = {PAGE: page_of(pictures, title, MOST_SHEETS).encode()}
    for picture in pictures:
        for number, sheet in enumerate(picture.sheets[:MOST_SHEETS], 1):
            contents[picture.file(number, "svg")] = sheet.svg.encode()
            if can_make_png():
                contents[picture.file(number, "png")] = png_of(sheet.svg)
    return tuple(_write(folder / name, data) for name, data in contents.items())


def _write(path: Path, data: bytes) -> Path:
    def write(temporary: Path) -> None:
        temporary.write_bytes(data)

    save_atomically(path, write)
    return path
