"""Where files go: folders are made as needed, and nothing of the council's is replaced without being told to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from orgdesign.errors import UnsavedError, UseError

if TYPE_CHECKING:
    from orgdesign.plan import Plan


def make_room(path: Path) -> None:
    """Make the folder that a file is to stand in.

    Raises
    ------
    UnsavedError
        Where it cannot be made.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as wrong:
        raise UnsavedError(f"The folder {path.parent} cannot be made: {wrong.strerror or wrong}.") from wrong


def spare_file(path: Path, *, force: bool, same: Callable[[], bytes]) -> None:
    """Refuse to write over a file, unless forced or it is already what would be written.

    Raises
    ------
    UseError
        Where something else stands there.
    """
    if path.is_dir():
        raise UseError(f"{path} is a folder; name a file in it.")
    if not force and path.exists() and not _holds(path, same()):
        raise UseError(f"{path} is there already. Choose another name, or pass --force to replace it.")


def spare_folder(path: Path, *, force: bool, plan: Plan) -> None:
    """Refuse to write over another plan in a folder, unless forced; any other files there are left alone.

    Raises
    ------
    UseError
        Where a file stands in the folder's place, or another plan, or what cannot be read, stands in it.
    """
    if path.exists() and not path.is_dir():
        raise UseError(f"{path} is a file. Name a folder, or a workbook ending in .xlsx.")
    if not force and _holds_tables(path) and not _is_same(path, plan):
        raise UseError(f"A plan stands in {path} already. Choose another folder, or pass --force to replace it.")


def _holds(file: Path, data: bytes) -> bool:
    try:
        return file.read_bytes() == data
    except OSError:
        return False


def _holds_tables(folder: Path) -> bool:
    from orgdesign.workbook.folder import FILES
    from orgdesign.workbook.settings_file import SETTINGS_FILE

    return any((folder / file).exists() for file in (SETTINGS_FILE, *FILES))


def _is_same(folder: Path, plan: Plan) -> bool:
    from orgdesign.workbook import inspect

    there = inspect(folder).plan
    return there is not None and there.fingerprint == plan.fingerprint


def spare_plan(plan: Path, result: Path) -> None:
    """Refuse to write a result over the plan it is made from, or inside its folder's tables.

    Raises
    ------
    UseError
        Where the two are the same.
    """
    if result.exists() and plan.exists() and result.samefile(plan):
        raise UseError(f"{result} is the plan itself. Choose another name for the result.")
    if result.is_dir():
        raise UseError(f"{result} is a folder; name a file in it.")
