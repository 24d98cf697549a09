"""A scenario folder's files as one whole: saved together or not at all, and read as they were at one moment.

New files are written into a folder of their own inside the scenario folder; renaming that to ``.saving`` is the
moment at which the save counts. Only then do they replace the old ones, one by one. Whoever finds a ``.saving``
folder, left by a save that was cut off, takes its files before the others.
"""

from __future__ import annotations

import secrets
import shutil
import time
from collections.abc import Mapping
from pathlib import Path

from orgdesign.errors import UnreadableError, UnsavedError
from orgdesign.workbook.limits import Limits, too_large
from orgdesign.workbook.save import settle, settle_folder

_PENDING = ".saving"
_STALE_AFTER_SECONDS = 3600
_TRIES = 5
_Stamp = tuple[tuple[str, int, int], ...]


def folder_files(folder: Path, limits: Limits) -> dict[str, bytes]:
    """Every file of a folder by name, as they were together at one moment; hidden files are left out.

    Raises
    ------
    UnreadableError
        Where a file cannot be opened, is too large, or the folder keeps changing.
    """
    try:
        for _ in range(_TRIES):
            before = _stamp(folder)
            found = _load(folder, limits)
            if found is not None and _stamp(folder) == before:
                return found
    except OSError as wrong:
        raise UnreadableError(f"{folder.name} cannot be opened: {wrong.strerror or 'input error'}.") from wrong
    raise UnreadableError(f"{folder.name} keeps changing while it is read. Try again.")


def _files(folder: Path) -> dict[str, Path]:
    """The files to read: those of a save that was cut off replace older ones, but not what was edited since."""
    found: dict[str, Path] = {}
    for place in (folder, folder / _PENDING):
        for file in sorted(place.iterdir()) if place.is_dir() else ():
            older = found.get(file.name)
            if older is not None and older.stat().st_mtime_ns > file.stat().st_mtime_ns:
                continue
            if file.is_file() and not file.name.startswith((".", "~")):
                found[file.name] = file
    return found


def _load(folder: Path, limits: Limits) -> dict[str, bytes] | None:
    try:
        files = _files(folder)
        if len(files) > limits.zip_parts:
            raise too_large(f"The number of files in {folder.name}", len(files), limits.zip_parts)
        sizes = {name: file.stat().st_size for name, file in files.items() if name.endswith((".csv", ".toml"))}
        for name, size in sizes.items():
            if size > limits.file:
                raise too_large(name, size, limits.file)
        if sum(sizes.values()) > limits.unpacked:
            raise too_large(f"The folder {folder.name}", sum(sizes.values()), limits.unpacked)
        return {name: file.read_bytes() if name in sizes else b"" for name, file in files.items()}
    except FileNotFoundError:
        return None


def _stamp(folder: Path) -> _Stamp | None:
    try:
        return tuple((str(f), f.stat().st_mtime_ns, f.stat().st_size) for f in _files(folder).values())
    except FileNotFoundError:
        return None


def save_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put files into a folder, all of them or none; other files there are left alone.

    Raises
    ------
    UnsavedError
        Where the disk refuses or another save is going on; the message says how things stand.
    """
    draft = folder / f"{_PENDING}-{secrets.token_hex(4)}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _tidy(folder)
        draft.mkdir()
        for name, data in files.items():
            (draft / name).write_bytes(data)
            settle(draft / name)
        settle_folder(draft)
        _finish(folder)
        draft.rename(folder / _PENDING)
    except OSError as wrong:
        shutil.rmtree(draft, ignore_errors=True)
        raise UnsavedError(
            f"{folder.name} could not be saved: {wrong.strerror or wrong}. Nothing was changed."
        ) from wrong
    _put_in_place(folder)


def _put_in_place(folder: Path) -> None:
    try:
        settle_folder(folder)
        _finish(folder)
    except OSError as wrong:
        expected = f"its new files stand in {folder.name}/{_PENDING}, are read from there, and move at the next save"
        raise UnsavedError(f"{folder.name} was only half saved ({wrong.strerror or wrong}): {expected}.") from wrong


def _finish(folder: Path) -> None:
    """Carry out a save that counts: move its files over the old ones."""
    pending = folder / _PENDING
    if not pending.is_dir():
        return
    for file in sorted(pending.iterdir()):
        file.replace(folder / file.name)
    settle_folder(folder)
    pending.rmdir()


def _tidy(folder: Path) -> None:
    """Throw away drafts of saves that were cut off long ago, before they counted."""
    for draft in folder.glob(f"{_PENDING}-*"):
        if draft.is_dir() and time.time() - draft.stat().st_mtime > _STALE_AFTER_SECONDS:
            shutil.rmtree(draft, ignore_errors=True)
