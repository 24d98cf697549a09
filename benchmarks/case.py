"""One measured case, in a process of its own so that its memory is its own; prints one JSON line."""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Literal

from orgdesign.errors import UncertifiedError
from orgdesign.generate import generate
from orgdesign.pipeline import solve_option
from orgdesign.solve import Limits
from orgdesign.workbook import inspect, write_workbook

Size = Literal["S", "M", "L", "XL"]


def check(size: Size) -> dict[str, Any]:
    """Read and check a generated workbook."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "council.xlsx"
        write_workbook(generate(size, 1), path)
        started = time.monotonic()
        reading = inspect(path)
        return {"seconds": round(time.monotonic() - started, 2), "problems": len(reading.problems)}


def solve(size: Size) -> dict[str, Any]:
    """Solve and certify the first option of a generated council, as it is solved unless told otherwise."""
    plan = generate(size, 1)
    started = time.monotonic()
    try:
        solved = solve_option(plan, "as-proposed", Limits())
    except UncertifiedError as wrong:
        return {"seconds": round(time.monotonic() - started, 1), "status": f"uncertified: {wrong}"}
    return {
        "seconds": round(time.monotonic() - started, 1),
        "status": solved.result.status.value,
        "certified": solved.result.certified,
        "gaps": {", ".join(s.goals): round(s.gap, 4) for s in solved.result.stages},
    }


if __name__ == "__main__":
    what, size_word = sys.argv[1:3]
    chosen: Size = size_word  # type: ignore[assignment]
    found = check(chosen) if what == "check" else solve(chosen)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    sys.stdout.write(json.dumps({"what": what, "size": size_word, **found, "peak_mb": peak}) + "\n")
