"""The record of all that was measured: a file of plain data into which each run is merged."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

import orgdesign
from benchmarks.cases import Case

RECORD = "results.json"
CPU_INFO = Path("/proc/cpuinfo")
Row = Mapping[str, Any]


class Record:
    """Rows by case; a case measured again takes the place of what was there."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._rows: dict[str, dict[str, Any]] = (
            json.loads(path.read_text(encoding="utf-8"))["rows"] if path.exists() else {}
        )

    def __contains__(self, case: Case) -> bool:
        return "failed" not in self._rows.get(case.key, {"failed": ""})

    def take(self, case: Case, found: Row) -> None:
        """Keep what a case found, and write it down at once."""
        self._rows[case.key] = {**found, "machine": machine(), "code": code()}
        text = json.dumps({"rows": dict(sorted(self._rows.items()))}, separators=(",", ":"))
        self._path.parent.mkdir(parents=True, exist_ok=True)
        new = self._path.with_suffix(".new")
        new.write_text(text.replace('},"', '},\n"') + "\n", encoding="utf-8")
        new.replace(self._path)

    def row(self, case: Case) -> Row | None:
        """What a case found; None where it was not measured or found nothing."""
        return self._rows[case.key] if case in self else None

    def rows(self, part: str, what: str = "", variant: str = "", way: str = "") -> list[Row]:
        """Rows of a part that found something, over all seeds; all where nothing more is said."""
        return [row for _, row in self.named(part, what, variant, way)]

    def named(self, part: str, what: str = "", variant: str = "", way: str = "") -> list[tuple[Case, Row]]:
        """The same with their cases."""
        return [(c, r) for c, r in self.all(part, what, variant, way) if "failed" not in r]

    def all(self, part: str, what: str = "", variant: str = "", way: str = "") -> list[tuple[Case, Row]]:
        """The same with those that failed."""
        found: list[tuple[Case, Row]] = []
        for key, row in sorted(self._rows.items()):
            case = _case(key)
            wanted = ((what, case.what), (variant, case.variant), (way, case.way))
            if case.part == part and all(not want or want == is_ for want, is_ in wanted):
                found.append((case, row))
        return found

    @property
    def machines(self) -> list[str]:
        """The machines on which it was measured."""
        return sorted({row["machine"] for row in self._rows.values()})

    @property
    def states(self) -> int:
        """How many states of the code it was measured on."""
        return len({row["code"] for row in self._rows.values()})


def _case(key: str) -> Case:
    part, what, variant, seed, way = key.split(" | ")
    return Case(part, what, variant, int(seed), way)  # type: ignore[arg-type]


def middle(values: list[float]) -> float | None:
    """The median; None of nothing."""
    return median(values) if values else None


@cache
def code() -> str:
    """What tells one state of the measured code from another."""
    digest = sha256()
    for path in sorted(Path(orgdesign.__file__).parent.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


@cache
def machine() -> str:
    """The machine and what it runs, in one line."""
    cores, memory = os.cpu_count(), os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    lines = CPU_INFO.read_text(encoding="utf-8").splitlines() if CPU_INFO.exists() else []
    models = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return (
        f"{cores} cores{f' ({models[0]})' if models else ''}, {memory:.0f} GB, {platform.system()},"
        f" Python {platform.python_version()}, OR-Tools {version('ortools')}, HiGHS {version('highspy')}"
    )
