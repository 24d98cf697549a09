"""A case run in a process of its own, with the memory of all its processes watched, and a limit to time and memory."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.asked import Asked

ROOT = Path(__file__).parents[1]
EVERY = 0.25
"""Seconds from one look at memory to the next."""
LATE = 600.0
"""Seconds beyond the time at which it is to stop, after which a case is ended from outside."""
PROC = Path("/proc")


def measured(asked: Asked, most_mb: int) -> dict[str, Any]:
    """What the case found, or why it found nothing; ``peak_mb`` is of all its processes together where that is seen."""
    command = [sys.executable, "-m", "benchmarks.case", asked.to_json()]
    until = time.monotonic() + max(asked.stop_after, asked.seconds) + LATE
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as said:
        case = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=said, start_new_session=True)
        try:
            peak, why = _watched(case, until, most_mb)
        finally:
            _end(case)
        out.seek(0)
        said.seek(0)
        if why or case.returncode:
            return {"failed": why or _last_line(said.read()), "peak_mb": peak}
        found: dict[str, Any] = json.loads(out.read().splitlines()[-1])
    return found | {"peak_mb": max(peak, found["peak_mb"] or 0)}


def _watched(case: subprocess.Popen[bytes], until: float, most_mb: int) -> tuple[int, str]:
    """The most memory seen, and why the case has to be ended, if it has."""
    peak = 0
    while case.poll() is None:
        peak = max(peak, sum(memory_mb(process) for process in family(case.pid)))
        if peak > most_mb:
            return peak, f"needs more than {most_mb:,} MB"
        if time.monotonic() > until:
            return peak, f"not done {LATE:.0f} s after its time"
        time.sleep(EVERY)
    return peak, ""


def _end(case: subprocess.Popen[bytes]) -> None:
    """End the case and all that it started."""
    if case.poll() is None:
        os.killpg(case.pid, signal.SIGKILL)
    case.wait()


def family(process: int) -> Iterator[int]:
    """A process and all that come from it, as far as the system tells."""
    yield process
    for thread in (PROC / str(process) / "task").glob("*/children"):
        for child in _read(thread).split():
            yield from family(int(child))


def memory_mb(process: int) -> int:
    """Memory of a process with its part of what it shares with others; 0 where it is gone or the system tells none."""
    for line in _read(PROC / str(process) / "smaps_rollup").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) // 1024
    return 0


def _read(path: Path) -> str:
    """The text of a file of the system's; nothing where the process has ended meanwhile."""
    try:
        return path.read_text(encoding="ascii", errors="replace")
    except OSError:
        return ""


def _last_line(said: bytes) -> str:
    lines = said.decode("utf-8", errors="replace").strip().splitlines()
    return lines[-1][:300] if lines else "ended without a word"
