"""The proposal as a workbook fit to publish."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from orgdesign.compare import Comparison, Side
from orgdesign.errors import UseError
from orgdesign.graph.classification import Classification
from orgdesign.report.audience import Audience
from orgdesign.report.hygiene import UncleanWorkbookError, violations
from orgdesign.report.proposal import Proposal
from orgdesign.report.sheets.contents import sheets
from orgdesign.report.writing import write_workbook
from orgdesign.workbook.save import save_atomically


def export(
    comparison: Comparison,
    sides: Sequence[Side],
    classifications: Mapping[str, Sequence[Classification]],
    certificates: Mapping[str, Mapping[str, Any]],
    path: Path,
    audience: str = Audience.BOARD,
    *,
    contact: Sequence[str] = (),
) -> Path:
    """Write one edition of the proposal; it is checked before it takes the place of an older file.

    ``classifications`` and ``certificates`` are by option id. The same input gives the same bytes.

    Raises
    ------
    UseError
        Where the sides are not those compared, or there is no such audience.
    UncleanWorkbookError
        Where the workbook fails its last check; nothing is kept then.
    """
    if audience not in set(Audience):
        raise UseError(f'There is no edition for "{audience}". There are: {", ".join(Audience)}.')
    by_option = {side.option: side for side in sides}
    if sorted(by_option) != sorted(column.option for column in comparison.columns):
        raise UseError("The options to export are not those that were compared.")
    proposal = Proposal(
        comparison=comparison,
        sides=tuple(by_option[column.option] for column in comparison.columns),
        classifications=classifications,
        certificates=certificates,
        audience=Audience(audience),
    )
    made = sheets(proposal)

    def write(file: Path) -> None:
        write_workbook(file, proposal, made, version("orgdesign"), contact)
        found = violations(file)
        if found:
            raise UncleanWorkbookError(found)

    save_atomically(path, write)
    return path
