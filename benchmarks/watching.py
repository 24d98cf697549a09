"""What is seen of a solve while it runs: best and bound over time, when a solver was at work, and what was built."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import wraps
from pathlib import Path
from typing import Any

from ortools.math_opt.python import mathopt
from ortools.sat.python import cp_model

from orgdesign.opinion import Asker
from orgdesign.solve import Control, Progress, anneal, first, partwise, relaxed, split_exactly
from orgdesign.solve.anneal import Annealing
from orgdesign.solve.cutout import Cutter
from orgdesign.solve.held import Coarse, Held
from orgdesign.solve.local import LocalModels

Point = tuple[float, int, float | None, float | None]
"""Seconds since the start, the stage from 1, best and bound in the stage's units."""
FINEST, COARSER = 0.25, 0.01
"""Points are kept one for so many seconds, or one for this share of the time gone by."""


class Trace:
    """Best and bound of each stage as they changed; ``stop_at_first`` stops the solve at the first plan."""

    def __init__(self, started: float, *, stop_at_first: bool = False) -> None:
        self._started = started
        self._stop_at_first = stop_at_first
        self._points: list[Point] = []
        self.control = Control(self._hear)

    def _hear(self, now: Progress) -> None:
        self._points.append((time.monotonic() - self._started, now.stage, now.best, now.bound))
        if self._stop_at_first and now.best is not None and not self.control.stopped:
            self.control.stop()

    def points(self, stages: int) -> list[Point]:
        """The points of the first stages, thinned; breaking ties is no stage of the plan's."""
        kept: list[Point] = []
        for point in sorted((p for p in self._points if p[1] <= stages), key=lambda p: p[0]):
            one_stage = len(kept) > 1 and kept[-2][1] == kept[-1][1] == point[1]
            if one_stage and point[0] - kept[-2][0] < max(FINEST, COARSER * point[0]):
                kept.pop()
            kept.append(point)
        return [(round(at, 2), stage, best, bound) for at, stage, best, bound in kept]


def gap_at(points: Sequence[Sequence[Any]], stage: int, seconds: float) -> float | None:
    """The gap that a stage had by then; None where it had no plan or no bound yet."""
    seen = [p for p in points if p[1] == stage and p[0] <= seconds]
    bests = [p[2] for p in seen if p[2] is not None]
    bounds = [p[3] for p in seen if p[3] is not None]
    if not bests or not bounds:
        return None
    best, bound = min(bests), max(bounds)
    return max(0.0, (best - bound) / best) if best else 0.0


Span = tuple[float, float]
"""Start and end by the machine's steady clock."""


class Calls:
    """When some of this process's functions were at work, and those of processes forked from it."""

    def __init__(self, log: Path) -> None:
        self._log = log

    def spans(self) -> list[Span]:
        """Start and end of every call."""
        lines = self._log.read_text(encoding="ascii").splitlines()
        return sorted((float(start), float(end)) for start, end in (line.split() for line in lines))

    @property
    def first(self) -> float | None:
        """When the first call began."""
        return min((start for start, _ in self.spans()), default=None)

    @property
    def busy(self) -> float:
        """Seconds in which at least one call was under way."""
        return _covered(self.spans())

    def without(self, others: Calls) -> float:
        """Seconds in which at least one call was under way, and none of the others."""
        return _covered([*self.spans(), *others.spans()]) - others.busy


def _covered(spans: Iterable[Span]) -> float:
    total, until = 0.0, 0.0
    for start, end in sorted(spans):
        total += max(0.0, end - max(start, until))
        until = max(until, end)
    return total


# The package gives its functions the names of these two modules.
search, solve = sys.modules["orgdesign.solve.search"], sys.modules["orgdesign.solve.solve"]
_SOLVERS: Sequence[tuple[Any, str]] = (
    (cp_model.CpSolver, "solve"), (mathopt, "solve"), (Asker, "ask"), (split_exactly, "nearest"),
    (Annealing, "run"),
)  # fmt: skip
"""CP-SAT, GLOP, HiGHS in its own process, the dynamic programme for splits, and annealing: where each is called."""
_BUILDERS: Sequence[tuple[Any, str]] = (
    (search, "cp_model_of"), (relaxed, "_proto"), (Held, "__init__"), (Held, "keep"), (Coarse, "__init__"),
    (LocalModels, "__init__"), (LocalModels, "of"), (Cutter, "cut"), (solve, "decisions"), (anneal, "loose_of"),
    *((first, name) for name in ("portion", "decisions", "_packed_values")),
    *((partwise, name) for name in ("settle", "decisions", "hold_kept_sizes", "values_of")),
)  # fmt: skip
"""What makes models of plans and of parts of them, and what a model starts from: where each is called."""


@contextmanager
def calls_noted() -> Iterator[tuple[Calls, Calls]]:
    """Note when a solver works and when a model is built, until the end of the block."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as after:
        found = []
        for name, places in (("solvers", _SOLVERS), ("builders", _BUILDERS)):
            log = Path(folder) / name
            log.touch()
            for owner, called in places:
                real = getattr(owner, called)
                setattr(owner, called, _noting(real, log))
                after.callback(setattr, owner, called, real)
            found.append(Calls(log))
        yield found[0], found[1]


def _noting(real: Callable[..., Any], log: Path) -> Callable[..., Any]:
    """The same call, with its start and end written down."""

    @wraps(real)
    def noted(*about: Any, **named: Any) -> Any:  # noqa: ANN401
        start = time.monotonic()
        try:
            return real(*about, **named)
        finally:
            _append(log, f"{start} {time.monotonic()}\n")

    return noted


def _append(log: Path, line: str) -> None:
    """One write for one line, so that processes do not mix theirs."""
    handle = os.open(log, os.O_WRONLY | os.O_APPEND)
    try:
        os.write(handle, line.encode("ascii"))
    finally:
        os.close(handle)
