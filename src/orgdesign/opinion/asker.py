"""The other process: started, asked one question after another, and ended."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from types import TracebackType

from orgdesign.opinion.question import Answer, Ending, Question

FIRST_TRUSTED = (1, 15, 1)
"""No older HiGHS is believed: 1.14.0 was measured to call some plans best that were not."""
PACKAGE = "highspy"
WHAT_RUNS = ("-P", "-m", "orgdesign.opinion.highs")
"""What Python runs in the other process; -P so that nothing in the working folder is taken for a module."""
GRACE = 20.0
"""Seconds beyond the limit for reading a question and telling an answer, before the process is ended."""
LOOK = 0.1
"""Seconds between two looks at whether somebody asked to stop."""


def missing() -> str:
    """Why HiGHS cannot be asked, in a sentence; empty where it can."""
    how = 'Install it: python -m pip install "highspy>=1.15.1".'
    try:
        found = version(PACKAGE)
    except PackageNotFoundError:
        return f"orgdesign needs HiGHS, which is not installed. {how}"
    if _number(found) < FIRST_TRUSTED:
        return f"orgdesign needs HiGHS 1.15.1 or newer; {found} is installed. {how}"
    return ""


class Asker:
    """Asks the second solver in a process of its own; ``with`` ends that process.

    ``stopped`` tells whether somebody asked to stop: the question under way is then given up.
    """

    def __init__(self, stopped: Callable[[], bool] = lambda: False) -> None:
        self._stopped = stopped
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Asker:
        return self

    def __exit__(self, kind: type[BaseException] | None, wrong: BaseException | None, at: TracebackType | None) -> None:
        self._end()

    def ask(self, question: Question, seconds: float, so_far: Callable[[int], None] = lambda _: None) -> Answer:
        """Put one question, and wait for its answer or the end of its time.

        ``so_far`` is told each bound on the way, from another thread; the last one is kept where no answer comes.
        """
        if question.too_large:
            return Answer(Ending.FAILED, words="its figures are too large for floating point")
        try:
            process = self._running()
        except OSError as wrong:
            return Answer(Ending.FAILED, words=f"its process cannot be started: {wrong.strerror or wrong}")
        talk = _Talk(process, question, seconds, so_far)
        talk.start()
        began = time.monotonic()
        ends = began + seconds + GRACE
        while talk.is_alive() and time.monotonic() < ends and not self._stopped():
            talk.join(LOOK)
        if talk.is_alive():
            words = "stopped" if self._stopped() else "no answer in time"
            self._end()
            return Answer(Ending.OUT_OF_TIME, talk.bound, seconds=time.monotonic() - began, words=words)
        if talk.answer is None:
            self._end()
            return Answer(Ending.FAILED, words="its process ended without an answer")
        return talk.answer

    def _running(self) -> subprocess.Popen[str]:
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                [sys.executable, *WHAT_RUNS],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                encoding="utf-8",
            )
        return self._process

    def _end(self) -> None:
        if self._process is None:
            return
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                if pipe is not None:
                    pipe.close()
        self._process = None


class _Talk(threading.Thread):
    """One question put, and what is heard of it: bounds on the way, then the answer."""

    def __init__(
        self, process: subprocess.Popen[str], question: Question, seconds: float, so_far: Callable[[int], None]
    ) -> None:
        super().__init__(daemon=True)
        self._process, self._question, self._so_far = process, question, so_far
        self._line = json.dumps(question.to_json(seconds))
        self.bound: int | None = None
        self.answer: Answer | None = None

    def run(self) -> None:
        """Put the question and listen until it is answered, or the process ends."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            self._process.stdin.write(self._line + "\n")
            self._process.stdin.flush()
            while heard := self._process.stdout.readline():
                said = json.loads(heard)
                if "so far" not in said:
                    self.answer = Answer.read(self._question, said)
                    return
                self._hear(self._question.bound_of(said["so far"]))
        except (OSError, ValueError):
            return

    def _hear(self, bound: int | None) -> None:
        if bound is not None and (self.bound is None or bound > self.bound):
            self.bound = bound
            self._so_far(bound)


def _number(text: str) -> tuple[int, ...]:
    parts = text.split(".")[:3]
    return tuple(int("".join(c for c in part if c.isdigit()) or 0) for part in parts)
