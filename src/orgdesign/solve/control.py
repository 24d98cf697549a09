"""Watching a solve and stopping it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from ortools.sat.python import cp_model


@dataclass(frozen=True)
class Progress:
    """Where a solve stands: its stage of how many, the best value and bound so far (None while there is none)."""

    stage: int
    stages: int
    goal: str
    best: float | None
    bound: float | None
    seconds: float

    @property
    def gap(self) -> float | None:
        """(best - bound) / best, None while there is no plan or no bound."""
        if self.best is None or self.bound is None:
            return None
        return max(0.0, (self.best - self.bound) / self.best) if self.best else 0.0


class Control:
    """Shared by the one who solves and the one who watches: ``stop`` keeps the best plan so far.

    ``watch`` is called from the solver's threads; it must be quick and must not draw.
    """

    def __init__(self, watch: Callable[[Progress], None] | None = None) -> None:
        self.watch = watch or (lambda _: None)
        self._stopped = threading.Event()
        self._lock = threading.Lock()
        self._running: list[cp_model.CpSolver] = []

    @property
    def stopped(self) -> bool:
        """Tell whether somebody asked to stop."""
        return self._stopped.is_set()

    def stop(self) -> None:
        """Stop at once in a fast search, and after the turn under way (seconds) in a reproducible one.

        A search must not be ended from inside one of its own callbacks, so a thread of its own does it.
        """
        self._stopped.set()
        threading.Thread(target=self._end, daemon=True).start()

    def _end(self) -> None:
        with self._lock:
            for solver in self._running:
                solver.stop_search()

    @contextmanager
    def attached(self, solver: cp_model.CpSolver | None) -> Iterator[None]:
        """Let ``stop`` end a search while it runs; None where it may not be ended."""
        running = [] if solver is None else [solver]
        with self._lock:
            self._running += running
        try:
            yield
        finally:
            with self._lock:
                for ended in running:
                    self._running.remove(ended)
