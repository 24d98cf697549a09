"""The zip that an .xlsx file is: refused before it is opened where it is too large, hostile or something else."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from orgdesign.errors import OrgdesignError, UnreadableError
from orgdesign.workbook.limits import Limits, too_large

_SAVE_AS = 'Open it in Excel and save it as "Excel Workbook (.xlsx)".'
_OTHER_KINDS = {
    ".xls": f"This is an old Excel file (.xls), which silently stops at 65,536 rows. {_SAVE_AS}",
    ".xlsb": f"This is a binary Excel file (.xlsb). {_SAVE_AS}",
    ".xlsm": f"This is an Excel file with macros (.xlsm), which are never run or kept. {_SAVE_AS}",
    ".xltx": f"This is an Excel template (.xltx). {_SAVE_AS}",
    ".xltm": f"This is an Excel template with macros (.xltm). {_SAVE_AS}",
    ".ods": 'This is an OpenDocument spreadsheet (.ods). Save it as "Excel 2007-365 (.xlsx)".',
    ".csv": "This is a single CSV file. A plan is a folder of CSV files with plan.toml, or one .xlsx workbook.",
}
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ZIP = b"PK\x03\x04"
_PROLOG = 16_384
_BEFORE_ROOT = re.compile(rb"<!--.*?-->|<\?.*?\?>", re.DOTALL)
_DOCTYPE_OR_ROOT = re.compile(rb"<(!DOCTYPE|[A-Za-z_])", re.IGNORECASE)


def checked_bytes(path: Path, limits: Limits) -> bytes:
    """The workbook's bytes, once everything that can be checked without opening it has been.

    Raises
    ------
    UnreadableError
        Where it is not an .xlsx workbook that is safe to open; the message says what it is and what to do.
    """
    data = _load(path, limits)
    with understood(path.name), zipfile.ZipFile(io.BytesIO(data)) as archive:
        _check_parts(archive, limits)
    return data


@contextmanager
def understood(name: str) -> Iterator[None]:
    """Turn whatever the libraries stumble over in a broken file into one plain refusal."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except OrgdesignError:
        raise
    except Exception as wrong:
        raise UnreadableError(f"{name} is damaged and cannot be read as a workbook.") from wrong


def _load(path: Path, limits: Limits) -> bytes:
    if not path.exists():
        raise UnreadableError(f"There is no file {path.name}.")
    suffix = path.suffix.casefold()
    if suffix in _OTHER_KINDS:
        raise UnreadableError(f"{path.name}: {_OTHER_KINDS[suffix]}")
    if suffix != ".xlsx":
        raise UnreadableError(f"{path.name}: a plan is an .xlsx workbook or a folder of CSV files with plan.toml.")
    try:
        if path.stat().st_size > limits.file:
            raise too_large(path.name, path.stat().st_size, limits.file)
        data = path.read_bytes()
    except OSError as wrong:
        raise UnreadableError(f"{path.name} cannot be opened: {wrong.strerror or 'input error'}.") from wrong
    _check_start(path.name, data)
    return data


def _check_start(name: str, data: bytes) -> None:
    if not data:
        raise UnreadableError(f"{name} is empty (0 bytes).")
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise UnreadableError(f"{name} is protected by a password. Save it without one.")
        raise UnreadableError(f"{name} is an old Excel file under another name. {_SAVE_AS}")
    if data.lstrip()[:1] == b"<":
        raise UnreadableError(f"{name} is a web page or XML under another name. {_SAVE_AS}")
    if not data.startswith(_ZIP):
        raise UnreadableError(f"{name} is not an Excel workbook, whatever its name says. {_SAVE_AS}")


def _check_parts(archive: zipfile.ZipFile, limits: Limits) -> None:
    parts = archive.infolist()
    names = [part.filename for part in parts]
    if len(parts) > limits.zip_parts:
        raise too_large("The number of parts in the workbook", len(parts), limits.zip_parts)
    unpacked = sum(part.file_size for part in parts)
    if unpacked > limits.unpacked:
        raise too_large("The workbook, unpacked,", unpacked, limits.unpacked)
    for part in parts:
        if part.filename.endswith("sharedStrings.xml") and part.file_size > limits.shared_text:
            raise too_large("The text in the workbook", part.file_size, limits.shared_text)
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableError("The workbook is protected by a password. Save it without one.")
    if len(set(names)) != len(names):
        raise UnreadableError(f"The workbook holds one of its parts twice, so it was not written by Excel. {_SAVE_AS}")
    _check_kind(archive, set(names))
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            _check_prolog(archive, part)


def _check_kind(archive: zipfile.ZipFile, names: set[str]) -> None:
    if any(name.endswith("vbaProject.bin") for name in names):
        raise UnreadableError(f"The workbook holds macros. {_SAVE_AS}")
    if "xl/workbook.bin" in names:
        raise UnreadableError(_OTHER_KINDS[".xlsb"])
    if "mimetype" in names:
        raise UnreadableError(_OTHER_KINDS[".ods"])
    if "[Content_Types].xml" not in names:
        raise UnreadableError(f"The file is a zip, but not an Excel workbook. {_SAVE_AS}")
    if "xl/workbook.xml" in names and b"purl.oclc.org/ooxml" in archive.read("xl/workbook.xml"):
        raise UnreadableError(f'The workbook was saved as "Strict Open XML". {_SAVE_AS}')


def _check_prolog(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Refuse a document type: it can name other files or blow text up, and Excel never writes one."""
    with archive.open(part) as stream:
        head = stream.read(_PROLOG).replace(b"\x00", b"")
    found = _DOCTYPE_OR_ROOT.search(_BEFORE_ROOT.sub(b"", head))
    if head and (found is None or found.group(1).upper() == b"!DOCTYPE"):
        raise UnreadableError(f"The workbook's part {part.filename} holds a document type, so it is not opened.")
