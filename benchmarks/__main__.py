"""Measure every case and write RESULTS.md: ``make bench``, or name the sizes."""

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
SIZES = ("S", "M", "L")
RIVALS = (("peterborough-2009", "as-published"), ("S", "as-proposed"))


def measure(module: str, *words: str) -> dict[str, Any]:
    """Run one case in a fresh process."""
    command = [sys.executable, "-m", f"benchmarks.{module}", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    sys.stderr.write(done.stdout)
    return found


def page(rows: list[dict[str, Any]], rivals: list[dict[str, Any]]) -> str:
    """The measured cases as Markdown."""
    lines = [
        "# What was measured",
        "",
        f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()},"
        f" OR-Tools {version('ortools')}. Generated councils, seed 1, reproducible settings; one run each."
        " Made by `make bench`. The service graph has [a page of its own](RESULTS-graph.md).",
        "",
        "| what | size | seconds | peak MB | result |",
        "|---|---|---|---|---|",
    ]
    for row in rows:
        gaps = "; ".join(f"{goal}: gap {gap:.1%}" for goal, gap in row.get("gaps", {}).items())
        certified = "certified. " if row.get("certified") else ""
        result = f"{row['problems']} problems" if row["what"] == "check" else f"{certified}{gaps}"
        lines.append(f"| {row['what']} | {row['size']} | {row['seconds']} | {row['peak_mb']} | {result} |")
    for found in rivals:
        lines += ["", *_against(found)]
    return "\n".join(lines) + "\n"


def _against(found: dict[str, Any]) -> list[str]:
    """One plan by every way: each priority as a ratio to what ``orgdesign`` reached, and the gap where one is known."""
    ours = found["ways"]["orgdesign"]["values"]
    goals = found["goals"]
    lines = [
        f"## {found['plan']}, {found['option']}, by other means",
        "",
        "Value at each priority over that of `orgdesign` (1.00 is the same, more is worse), with the proven gap.",
        "A later priority may look better where an earlier one is worse: read from the left.",
        "",
        f"| way | seconds | rules broken | {' | '.join(goals)} |",
        f"|---|---|---|{'---|' * len(goals)}",
    ]
    for name, way in found["ways"].items():
        gaps = way["gaps"] or [None] * len(goals)
        shown = [_ratio(v, o, g) for v, o, g in zip(way["values"], ours, gaps, strict=True)]
        lines.append(f"| {name} | {way['seconds']} | {way['broken']} | {' | '.join(shown)} |")
    return lines


def _ratio(value: int, ours: int, gap: float | None) -> str:
    over = "1.00" if value == ours else f"{value / ours:.2f}" if ours else "worse than none"
    return over if gap is None else f"{over} (gap {gap:.0%})"


if __name__ == "__main__":
    sizes = sys.argv[1:] or list(SIZES)
    measured = [measure("case", what, size) for what in ("check", "solve") for size in sizes]
    against = [measure("rivals", *case) for case in RIVALS]
    RESULTS.write_text(page(measured, against), encoding="utf-8")
    sys.stdout.write(RESULTS.read_text(encoding="utf-8"))
