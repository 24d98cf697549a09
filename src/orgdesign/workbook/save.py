"""Saving so that a crash at any moment leaves the old file or the new one, never half of either."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable
from pathlib import Path

from orgdesign.errors import UnsavedError


def save_atomically(path: Path, write: Callable[[Path], None]) -> None:
    """Let ``write`` fill a new file beside ``path``, then put it in its place in one step.

    Raises
    ------
    UnsavedError
        Where the disk refuses; the file that was there before is untouched. Whatever else ``write`` raises is
        passed on, with the old file untouched too.
    """
    target = Path(os.path.realpath(path))
    draft = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        write(draft)
        settle(draft)
        if target.exists():
            shutil.copymode(target, draft)
        draft.replace(target)
        settle_folder(target.parent)
    except OSError as wrong:
        raise UnsavedError(
            f"{path.name} could not be saved: {wrong.strerror or wrong}. Nothing was changed."
        ) from wrong
    finally:
        draft.unlink(missing_ok=True)


def settle(file: Path) -> None:
    """Wait until a file is on the disk."""
    with file.open("rb+") as stream:
        os.fsync(stream.fileno())


def settle_folder(folder: Path) -> None:
    """Wait until a folder's list of names is on the disk, where the system lets folders be opened."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
