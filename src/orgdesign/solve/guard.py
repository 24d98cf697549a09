"""A look at the clock and at memory now and then, while something is being solved."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Any

from orgdesign.ended import Ended
from orgdesign.solve import memory
from orgdesign.solve.limits import Limits

LOOK_SECONDS = 0.2
"""How long between two looks; a search that lasts is asked again as soon as it may be ended."""


class Guard:
    """Notices that time is up or memory used up, and says so once; ``end`` is called then, from its own thread.

    Memory counts where it stands now, and where it stood at its highest since the guard began: a search gives back
    what it had by the time that one looks.
    """

    def __init__(self, limits: Limits, end: Callable[[], None]) -> None:
        self._limits = limits
        self._end = end
        self._began = time.monotonic()
        self._most_before = memory.most_used_mb() or 0
        self._reached: Ended | None = None
        self._used = 0
        self._over = threading.Event()
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._look_now_and_then, name="limits", daemon=True)

    def __enter__(self) -> Guard:
        """Begin to look."""
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, wrong: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Look no more."""
        self._over.set()
        self._thread.join()

    @property
    def facts(self) -> Mapping[str, Any]:
        """How much memory was used, where that was too much."""
        return {"used_mb": self._used} if self._reached is Ended.MEMORY else {}

    def reached(self) -> Ended | None:
        """The limit that is reached: the first that was, from then on; None while none is."""
        with self._lock:
            if self._reached is None:
                self._reached = self._look()
            return self._reached

    def _look(self) -> Ended | None:
        seconds = self._limits.seconds
        if seconds is not None and time.monotonic() - self._began >= seconds:
            return Ended.TIME
        most = memory.most_used_mb() or 0
        self._used = max(memory.used_mb() or 0, most if most > self._most_before else 0)
        return Ended.MEMORY if self._used >= self._limits.memory_mb else None

    def _look_now_and_then(self) -> None:
        while not self._over.wait(LOOK_SECONDS):
            if self.reached() is not None:
                self._end()
                return
