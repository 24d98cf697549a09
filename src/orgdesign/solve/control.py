"""Watching a solve, stopping it, and holding it to its limits of time and memory."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from orgdesign.ended import Ended
from orgdesign.proof import gap_of
from orgdesign.solve.guard import LOOK_SECONDS, Guard
from orgdesign.solve.limits import Limits


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
        return gap_of(self.best, self.bound)


class Control:
    """Shared by the one who solves and the one who watches: ``stop`` keeps the best plan so far.

    Limits of time and memory stop in the same way, but only what is done ``within`` them: the next option solved
    under the same control has its own time. ``watch`` is called from the solver's threads; it must be quick and must
    not draw.
    """

    def __init__(self, watch: Callable[[Progress], None] | None = None) -> None:
        self.watch = watch or (lambda _: None)
        self._stopped = threading.Event()
        self._lock = threading.Lock()
        self._running: list[Callable[[], None]] = []
        self._guard: Guard | None = None

    @property
    def stopped(self) -> bool:
        """Tell whether somebody asked to stop, or a limit of time or memory is reached."""
        return self.cut is not None

    @property
    def cut(self) -> Ended | None:
        """What cuts the work short that is under way: somebody's stop, time or memory; None while nothing does."""
        if self._guard is not None and (reached := self._guard.reached()):
            return reached
        return Ended.STOPPED if self._stopped.is_set() else None

    @property
    def facts(self) -> Mapping[str, Any]:
        """What a limit that is reached should be told with; empty while none is."""
        return {} if self._guard is None else self._guard.facts

    def stop(self) -> None:
        """Stop every search under way.

        A search must not be ended from inside one of its own callbacks, so a thread of its own does it.
        """
        self._stopped.set()
        threading.Thread(target=self._end, daemon=True).start()

    @contextmanager
    def within(self, limits: Limits) -> Iterator[None]:
        """Hold what is done here to the limits of time and memory; inside another ``within`` that one's still hold."""
        if self._guard is not None:
            yield
            return
        with Guard(limits, self._end) as guard:
            self._guard = guard
            try:
                yield
            finally:
                self._guard = None

    def _end(self) -> None:
        """End every search under way, again until none is: one that has just begun may not hear the first call."""
        while True:
            with self._lock:
                for end in self._running:
                    end()
                if not self._running:
                    return
            time.sleep(LOOK_SECONDS)

    @contextmanager
    def attached(self, end: Callable[[], None]) -> Iterator[None]:
        """Let ``stop`` end a search while it runs, by calling ``end``."""
        with self._lock:
            self._running.append(end)
        try:
            yield
        finally:
            with self._lock:
                self._running.remove(end)
