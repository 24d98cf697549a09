"""Solving in a thread of its own, while this one shows how it goes and hears Ctrl-C."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Generic, TypeVar

from orgdesign.cli.screen import note

if TYPE_CHECKING:
    from types import FrameType

T = TypeVar("T")

WAIT_SECONDS = 0.1
"""How long this thread sleeps at a time; Windows hears Ctrl-C only between sleeps."""

SECONDS_APART = 1.0
"""Two signals nearer than this count as one: wrappers pass on the Ctrl-C that the whole group has already had."""


class AbandonedError(Exception):
    """Somebody pressed Ctrl-C twice: nothing is kept."""


class Interrupts:
    """Counts Ctrl-C: the first asks for a stop, the second gives up."""

    def __init__(self) -> None:
        self.times = 0
        self._heard = 0.0
        self.on_first: Callable[[], None] = lambda: None

    @property
    def stopped(self) -> bool:
        """Tell whether somebody asked to stop."""
        return self.times > 0

    def hear(self, number: int, frame: FrameType | None) -> None:
        """Take one Ctrl-C."""
        del number, frame
        now = time.monotonic()
        if self.times and now - self._heard < SECONDS_APART:
            return
        self._heard = now
        self.times += 1
        if self.times == 1:
            self.on_first()


@contextmanager
def hearing_interrupts() -> Iterator[Interrupts]:
    """Hear Ctrl-C instead of being ended by it, as long as this lasts."""
    interrupts = Interrupts()
    if threading.current_thread() is not threading.main_thread():
        yield interrupts
        return
    before = signal.signal(signal.SIGINT, interrupts.hear)
    try:
        yield interrupts
    finally:
        signal.signal(signal.SIGINT, before)


class Worker(Generic[T]):
    """One piece of work in a thread of its own."""

    def __init__(self, work: Callable[[], T]) -> None:
        self._work = work
        self._value: list[T] = []
        self._wrong: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name="solve", daemon=True)

    def _run(self) -> None:
        try:
            self._value.append(self._work())
        except BaseException as wrong:
            # Whatever it is, it is raised again where somebody waits for the result.
            self._wrong = wrong

    def result(self, interrupts: Interrupts, meanwhile: Callable[[], None]) -> T:
        """Wait for the work to end, and give what it gave or raise what it raised.

        Raises
        ------
        AbandonedError
            Where Ctrl-C is pressed a second time.
        """
        self._thread.start()
        told = False
        while self._thread.is_alive():
            self._thread.join(WAIT_SECONDS)
            meanwhile()
            if interrupts.times > 1:
                raise AbandonedError
            if interrupts.stopped and not told:
                note("Stopping: the best plan so far is kept. Press Ctrl-C again to give up.", style="yellow")
                told = True
        if self._wrong is not None:
            raise self._wrong
        return self._value[0]
