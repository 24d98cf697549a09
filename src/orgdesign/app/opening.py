"""Opening a plan: a worked example with its saved results, a file beside the app, or somebody's upload."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path, PurePath

from orgdesign.errors import OrgdesignError, PlanError
from orgdesign.pipeline import Solved, load_results
from orgdesign.plan import Plan
from orgdesign.scenarios import SHOWN_FIRST, scenario_folder, shipped_scenarios
from orgdesign.workbook import Reading, inspect

SAVED = "solved.json"
"""Results saved in a scenario's folder, so that it opens solved."""
UPLOAD_LIMIT_MB = 25
_REMEMBERED = 4


class Origin(StrEnum):
    """Where a plan comes from."""

    SHIPPED = "worked example that comes with the app"
    FILE = "file that the app was started with"
    UPLOAD = "workbook that you uploaded"


@dataclass(frozen=True)
class Opened:
    """A plan with what its reading said, and the results that were saved with it.

    ``remark`` says why there are no saved results, or why they are not used.
    """

    name: str
    origin: Origin
    plan: Plan
    reading: Reading
    solved: tuple[Solved, ...] = ()
    remark: str = ""


def first_plan(given: str = "") -> Opened:
    """The plan that the app opens with: the one it was started with, else the worked example.

    Raises
    ------
    PlanError
        Where it has problems.
    UnreadableError
        Where it cannot be read.
    UseError
        Where no worked example was installed.
    """
    if given:
        return _open(Path(given), Origin.FILE)
    names = shipped_scenarios()
    return open_shipped(SHOWN_FIRST if SHOWN_FIRST in names or not names else names[0])


def open_shipped(name: str) -> Opened:
    """A worked example by name.

    Raises
    ------
    UseError
        Where there is none of that name.
    """
    return _open(scenario_folder(name), Origin.SHIPPED)


def read_upload(name: str, data: bytes) -> Reading:
    """Read an uploaded workbook; nothing of it stays on the disk.

    Raises
    ------
    UnreadableError
        Where it is no workbook that can be read.
    """
    with tempfile.TemporaryDirectory(prefix="orgdesign-") as folder:
        path = Path(folder) / (PurePath(name.replace("\\", "/")).name or "workbook.xlsx")
        path.write_bytes(data)
        return inspect(path)


def opened_upload(reading: Reading) -> Opened:
    """An uploaded workbook without errors as a plan.

    Raises
    ------
    PlanError
        Where it has errors.
    """
    if reading.plan is None:
        raise PlanError(reading.problems)
    return Opened(reading.name, Origin.UPLOAD, reading.plan, reading, (), "An uploaded plan has no results yet.")


def _open(path: Path, origin: Origin) -> Opened:
    return _remembered(path, origin, _changed(path))


def _changed(path: Path) -> int:
    files = [path, *path.iterdir()] if path.is_dir() else [path]
    return max((file.stat().st_mtime_ns for file in files if file.exists()), default=0)


@lru_cache(maxsize=_REMEMBERED)
def _remembered(path: Path, origin: Origin, changed: int) -> Opened:
    """Read once for all who look; frozen, so it can be shared."""
    del changed
    reading = inspect(path)
    if reading.plan is None:
        raise PlanError(reading.problems)
    saved = path / SAVED
    if not path.is_dir() or not saved.is_file():
        return Opened(reading.name, origin, reading.plan, reading, (), "No results are saved with this plan.")
    try:
        return Opened(reading.name, origin, reading.plan, reading, load_results(reading.plan, saved))
    except (OrgdesignError, KeyError, TypeError, ValueError) as wrong:
        why = str(wrong) if isinstance(wrong, OrgdesignError) else "the file is damaged."
        return Opened(reading.name, origin, reading.plan, reading, (), f"Its saved results are not shown: {why}")
