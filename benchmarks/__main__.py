"""Measure every case and write RESULTS.md: ``make bench`` (about half an hour), or name the sizes."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).parent / "RESULTS.md"
EFFORT = {"S": "2", "M": "4", "L": "8"}


def measure(what: str, size: str) -> dict[str, Any]:
    """Run one case in a fresh process."""
    command = [sys.executable, "-m", "benchmarks.case", what, size, EFFORT[size]]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def page(rows: list[dict[str, Any]]) -> str:
    """The measured cases as Markdown."""
    lines = [
        "# What was measured",
        "",
        f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()},"
        f" OR-Tools {version('ortools')}. Generated councils, seed 1; one run each. Made by `make bench`.",
        "",
        "| what | size | seconds | peak MB | result |",
        "|---|---|---|---|---|",
    ]
    for row in rows:
        gaps = "; ".join(f"{goal}: gap {gap:.1%}" for goal, gap in row.get("gaps", {}).items())
        result = f"{row['problems']} problems" if row["what"] == "check" else f"{row['status']}. {gaps}".strip()
        lines.append(f"| {row['what']} | {row['size']} | {row['seconds']} | {row['peak_mb']} | {result} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sizes = sys.argv[1:] or list(EFFORT)
    cases = [(what, size) for what in ("check", "solve") for size in sizes]
    RESULTS.write_text(page([measure(*case) for case in cases]), encoding="utf-8")
    sys.stdout.write(RESULTS.read_text(encoding="utf-8"))
