"""A plan written as a workbook or as a scenario folder; read back, either gives an equal plan."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from orgdesign.plan import Plan
from orgdesign.plan.fields import Row
from orgdesign.plan.parse import columns_of
from orgdesign.plan.plan import TABLES
from orgdesign.workbook.folder import FILES
from orgdesign.workbook.journal import save_files
from orgdesign.workbook.save import save_atomically
from orgdesign.workbook.settings_file import SETTINGS_FILE, settings_text
from orgdesign.workbook.sheets import add_table, new_book
from orgdesign.workbook.written import as_text


def write_workbook(plan: Plan, path: Path) -> None:
    """Save the plan as an .xlsx workbook: one sheet a table, ids as text, text never a formula.

    The same plan gives the same bytes.

    Raises
    ------
    UnsavedError
        Where the disk refuses; a file that was there before is untouched.
    """
    data = workbook_bytes(plan)
    save_atomically(path, lambda draft: _fill(draft, data))


def workbook_bytes(plan: Plan) -> bytes:
    """The plan as an .xlsx workbook in memory."""
    tables = plan.tables()
    sizes = {name: len(rows) for name, rows in tables.items()}
    buffer = io.BytesIO()
    with new_book(buffer) as (book, looks):
        for name, rows in tables.items():
            add_table(book, looks, TABLES[name], rows, sizes)
    return buffer.getvalue()


def _fill(draft: Path, data: bytes) -> None:
    draft.write_bytes(data)


def write_folder(plan: Plan, path: Path) -> None:
    """Save the plan as a scenario folder: UTF-8 CSV files and plan.toml. Other files there are left alone.

    Text stands exactly as it is in the plan, so a cell may begin with =, +, - or @: open the files by Excel's
    import of text, not by a double click, where they come from elsewhere. Empty tables have a file only where
    there was one before.

    Raises
    ------
    UnsavedError
        Where the disk refuses; the files that were there before are untouched.
    """
    files = {SETTINGS_FILE: settings_text(plan.settings).encode()}
    tables = plan.tables()
    for file, name in FILES.items():
        if tables[name] or (path / file).exists():
            files[file] = _csv(TABLES[name], tables[name]).encode()
    save_files(path, files)


def _csv(kind: type[Row], rows: Sequence[Row]) -> str:
    names = list(columns_of(kind))
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([as_text(getattr(row, name)) for name in names] for row in rows)
    return text.getvalue()
