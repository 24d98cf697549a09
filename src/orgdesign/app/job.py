"""Solving in the background while the page looks on, and stopping without losing the best so far."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from orgdesign import pipeline
from orgdesign.errors import OrgdesignError
from orgdesign.pipeline import Solved, Start
from orgdesign.plan import Plan
from orgdesign.plan.services import ServiceClass
from orgdesign.solve import Control, Limits, Progress

_log = logging.getLogger(__name__)
KEPT_POINTS = 200
"""Points of the latest priority that are kept for the picture of its progress."""


@dataclass(frozen=True)
class Task:
    """What is to be solved, how hard to try, and how many seconds a second solver has for each claim, if asked.

    ``starts`` are what to start from, by option; ``what_if`` says that it is one option with what-if requests.
    """

    plan: Plan
    options: tuple[str, ...]
    limits: Limits
    assume_open: ServiceClass | None = None
    second_opinion: float | None = None
    starts: Mapping[str, Start] = field(default_factory=dict)
    what_if: bool = False


@dataclass(frozen=True)
class Sight:
    """A job as it looks at one moment."""

    option: str
    number: int
    of: int
    progress: Progress | None
    points: tuple[Progress, ...]
    seconds: float
    stopping: bool
    finished: bool

    @property
    def share_done(self) -> float:
        """How far along it is, by options and priorities, between 0 and 1."""
        within = 0.0 if self.progress is None else (self.progress.stage - 1) / self.progress.stages
        return min(1.0, (self.number - 1 + within) / self.of)


class Job:
    """Options solved one after another by a thread of their own.

    Nothing is drawn from that thread: the page asks for a ``sight`` as often as it likes.
    """

    def __init__(self, task: Task) -> None:
        self.task = task
        self._lock = threading.Lock()
        self._control = Control(self._watch)
        self._number = 0
        self._points: list[Progress] = []
        self._solved: dict[str, Solved] = {}
        self._failed: dict[str, str] = {}
        self._started = time.monotonic()
        self._ended: float | None = None
        self._thread = threading.Thread(target=self._run, name="orgdesign-solve", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End the search that runs with its best design so far, and begin no other."""
        self._control.stop()

    def wait(self, seconds: float) -> bool:
        """Wait for the end; tell whether it came."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    @property
    def finished(self) -> bool:
        """Tell whether it is over."""
        with self._lock:
            return self._ended is not None

    @property
    def stopped(self) -> bool:
        """Tell whether somebody asked it to stop."""
        return self._control.stopped

    @property
    def solved(self) -> Mapping[str, Solved]:
        """What has been solved and certified so far, by option."""
        with self._lock:
            return dict(self._solved)

    @property
    def failed(self) -> Mapping[str, str]:
        """Options that could not be solved, with a sentence that says why."""
        with self._lock:
            return dict(self._failed)

    @property
    def not_begun(self) -> Sequence[str]:
        """Options that a stop left out."""
        with self._lock:
            return self.task.options[self._number :] if self._ended is not None else ()

    def sight(self) -> Sight:
        """How it looks now."""
        with self._lock:
            number = max(1, self._number)
            return Sight(
                option=self.task.options[number - 1],
                number=number,
                of=len(self.task.options),
                progress=self._points[-1] if self._points else None,
                points=tuple(self._points),
                seconds=(self._ended or time.monotonic()) - self._started,
                stopping=self._control.stopped,
                finished=self._ended is not None,
            )

    def _watch(self, progress: Progress) -> None:
        with self._lock:
            if self._points and self._points[-1].stage != progress.stage:
                self._points.clear()
            self._points.append(progress)
            if len(self._points) > KEPT_POINTS:
                del self._points[1::2]

    def _run(self) -> None:
        try:
            for option in self.task.options:
                if self._control.stopped:
                    return
                self._solve(option)
        finally:
            with self._lock:
                self._ended = time.monotonic()

    def _solve(self, option: str) -> None:
        with self._lock:
            self._number += 1
            self._points.clear()
        try:
            found = pipeline.solve_option(
                self.task.plan,
                option,
                self.task.limits,
                self._control,
                assume_open=self.task.assume_open,
                start=self.task.starts.get(option),
                second_opinion=self.task.second_opinion,
            )
        except OrgdesignError as wrong:
            self._fail(option, str(wrong))
        except Exception as defect:
            _log.exception("solving failed")
            self._fail(option, f"solving ended with a defect ({type(defect).__name__}); nothing of it is shown.")
        else:
            with self._lock:
                self._solved[option] = found

    def _fail(self, option: str, why: str) -> None:
        with self._lock:
            self._failed[option] = why
