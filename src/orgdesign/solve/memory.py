"""How much memory this program uses, where the system tells."""

from __future__ import annotations

import ctypes
import os
import sys
from contextlib import suppress
from pathlib import Path

MB = 1 << 20


def used_mb() -> int | None:
    """Memory in use now, in megabytes; None where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") // MB
    except (OSError, ValueError, IndexError, AttributeError):
        return None


def most_used_mb() -> int | None:
    """The most memory that was in use at any time since the program began; None where the system does not tell.

    Linux counts what the program that started this one had used into what ``getrusage`` tells, but not here.
    """
    with suppress(OSError, ValueError, IndexError):
        said = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
        return int(said.partition("VmHWM:")[2].split()[0]) * 1024 // MB
    if sys.platform == "win32":
        return None
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // MB if sys.platform == "darwin" else most * 1024 // MB


def give_back() -> None:
    """Give memory that was freed back to the system, where the C library would keep it for later."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).malloc_trim(0)
