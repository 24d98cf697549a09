"""One measured case, in a process of its own so that its memory is its own; prints one JSON line."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from typing import Any

from benchmarks.asked import Asked
from benchmarks.rivals import rival_case
from benchmarks.solving import first_case, solve_case
from benchmarks.whatif import whatif_case
from orgdesign.collecting import collect_seldom
from orgdesign.solve.memory import most_used_mb

MEASURES: Mapping[str, Callable[[Asked], dict[str, Any]]] = {
    "solve": solve_case,
    "growth": solve_case,
    "shipped": solve_case,
    "first": first_case,
    "whatif": whatif_case,
    "rivals": rival_case,
}


def run(asked: Asked) -> dict[str, Any]:
    """Measure what is asked, as the program would do it."""
    collect_seldom()
    found = MEASURES[asked.part](asked)
    return found | {"peak_mb": most_used_mb()}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(run(Asked.from_json(sys.argv[1]))) + "\n")
