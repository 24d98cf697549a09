"""The values of one row by column, and which columns of it cannot be used."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.utils import get_column_letter

from orgdesign.plan.fields import ColumnInfo
from orgdesign.workbook.cells import UNSAVED, Remark, remarks
from orgdesign.workbook.heading_row import HeadingRow
from orgdesign.workbook.headings import PERSONAL_TABLES
from orgdesign.workbook.listing import Listing
from orgdesign.workbook.merged import Merged
from orgdesign.workbook.sheet import Sheet

RAGGED = "(row)"
"""Marks a row that has too few or too many cells."""


class Values:
    """Takes the rows of a sheet apart; what it finds wrong goes into ``listing``."""

    def __init__(self, sheet: Sheet, headings: HeadingRow, listing: Listing) -> None:
        self.sheet, self.headings, self.listing = sheet, headings, listing
        self.personal = listing.kind.table in PERSONAL_TABLES
        self.merged = Merged(sheet.defects.merged)
        self._meet_blocks(headings.row, None)
        named = {at for at, _ in headings.columns} | headings.ignored
        self.unheaded = [at for at in range(headings.width) if at not in named]

    def of(self, number: int, index: int, cells: Sequence[object]) -> tuple[dict[str, object], set[str]]:
        """The row's values that are not empty, and the columns whose value cannot be used or is unknown."""
        values: dict[str, object] = {}
        spoilt = set(self.headings.missing)
        self._meet_blocks(number, index)
        merged = self.merged.columns(self.headings.width)
        unsaved = self.sheet.defects.unsaved_formulas
        for at, info in self.headings.columns:
            raw = cells[at] if at < len(cells) else None
            if unsaved and (number, at + 1) in unsaved:
                self._remark(number, index, info, UNSAVED, "")
                spoilt.add(info.name)
            elif at in merged:
                spoilt.add(info.name)
            elif raw is not None and not (isinstance(raw, str) and not raw.strip()):
                values[info.name] = raw
                if self._spoils(number, index, info, raw):
                    spoilt.add(info.name)
        if self._stray(number, index, cells):
            spoilt.add(RAGGED)
        return values, spoilt

    def _spoils(self, number: int, index: int, info: ColumnInfo, raw: object) -> bool:
        spoils = False
        for remark in remarks(info, raw, self.personal):
            self._remark(number, index, info, remark, str(raw) if remark.shown else "")
            spoils = spoils or remark.spoils
        return spoils

    def _remark(self, number: int, index: int, info: ColumnInfo, remark: Remark, value: str) -> None:
        if remark.spoils:
            self.listing.tell(number, index, remark.code, info.name, value, remark.expected, remark.suggestion)
        else:
            self.listing.tally(number, index, remark.code, info.name, value, remark.expected)

    def _meet_blocks(self, number: int, index: int | None) -> None:
        for block in self.merged.reach(number):
            if block.first_column <= self.headings.width:
                expected = f"cells {block.name} are merged; unmerge them and fill in each cell."
                self.listing.tell(number, index, "merged", "", "", expected, letter=block.letter)

    def _stray(self, number: int, index: int, cells: Sequence[object]) -> bool:
        """Point out values that no heading stands above; tell whether a CSV row has the wrong number of cells."""
        width = self.headings.width
        extra = [at for at in range(width, len(cells)) if _filled(cells[at])]
        if self.sheet.is_csv and (len(cells) < width or extra):
            expected = f"this line has {len(cells)} cells, but the heading has {width}; check commas and quotes."
            self.listing.tell(number, index, "ragged", "", "", expected)
            return True
        for at in [*(at for at in self.unheaded if at < len(cells) and _filled(cells[at])), *extra]:
            expected = "stands in a column without a heading, so it is not read."
            self.listing.tally(
                number, index, "no-heading", "", str(cells[at]), expected, letter=get_column_letter(at + 1)
            )
        return False


def _filled(value: object) -> bool:
    return value is not None and bool(str(value).strip())
