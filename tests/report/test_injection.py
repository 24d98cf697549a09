"""Nothing that a council types becomes a formula, a link or a note."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from orgdesign.plan import Plan
from orgdesign.plan.fields import Row
from orgdesign.report import violations
from tests.report.made import a_council, a_proposal, cells

PAYLOADS = [
    '=HYPERLINK("http://example.org","x")',
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1,1)",
    "\t=1+1",
    "\r=1+1",
    "{=1+1}",
    "=cmd|' /C calc'!A0",
    "http://example.org/x",
    "mailto:a@example.org",
    "external:c:\\temp\\x.xlsx",
    "internal:Cover!A1",
    "[click](http://example.org)",
    "[a](http://example.org) [b](http://example.org)",
    "$$share$$",
]
_MEANT = frozenset({"tier", "delivery_tier", "period", "measure", "uprn", "code"})
"""Text that the plan itself reads."""


def _filled(row: Row, payload: str) -> Row:
    names = [c.name for c in type(row).columns() if c.kind == "text" and not c.refs and not c.choices]
    changed: dict[str, Any] = {n: payload for n in names if n not in {*type(row).key, *_MEANT}}
    return row.model_copy(update=changed)


def _poisoned(payload: str) -> Plan:
    """A small council with the payload in every free text of every row."""
    plan = a_council(2, posts=70)
    rows = {name: [_filled(row, payload) for row in found] for name, found in plan.tables().items()}
    options = [rows["options"][0].model_copy(update={"name": payload, "parent": None})]
    return Plan.of({**rows, "options": options, "changes": []})


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_in_every_text_stays_text(payload: str, tmp_path: Path) -> None:
    path = a_proposal(_poisoned(payload)).export(tmp_path / "proposal.xlsx", "hr", contact=[payload])
    assert violations(path) == []
    book = load_workbook(path)
    found = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in found if cell.data_type == "f"]
    assert not [cell for cell in found if cell.hyperlink and cell.hyperlink.target]
    assert sum(payload.strip().strip("$")[:3] in str(cell.value) for cell in found) > 50


def test_text_that_starts_like_a_formula_is_marked_as_text(tmp_path: Path) -> None:
    path = a_proposal(_poisoned("=1+1")).export(tmp_path / "proposal.xlsx", "hr")
    starts = [
        cell
        for sheet in load_workbook(path).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if str(cell.value).startswith("=")
    ]
    assert len(starts) > 50
    assert all(cell.quotePrefix for cell in starts)


def test_a_reference_to_a_note_typed_by_a_council_is_not_one(tmp_path: Path) -> None:
    path = a_proposal(_poisoned("$$share$$")).export(tmp_path / "proposal.xlsx")
    head = cells(path)["Options compared"]
    assert any("$ $share$ $" in str(value) for row in head for value in row)
