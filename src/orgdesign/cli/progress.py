"""How a solve goes, on standard error: a live line on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import time
from types import TracebackType
from typing import TYPE_CHECKING

from rich.live import Live
from rich.text import Text

from orgdesign.cli.amounts import priority_amount, priority_unit
from orgdesign.cli.screen import err

if TYPE_CHECKING:
    from orgdesign.design import Result
    from orgdesign.pipeline import Question
    from orgdesign.solve import Progress

SECONDS_BETWEEN_LINES = 10.0


class Display:
    """Shows one option's progress. ``hear`` is called by the solver's threads, ``show`` by the one that waits."""

    def __init__(self, question: Question, position: str) -> None:
        self._question = question
        self._position = position
        self._latest: Progress | None = None
        self._printed = ("", 0.0)
        self._console = err()
        self._live = Live(console=self._console, transient=True, auto_refresh=False) if self._is_live else None
        self._started = time.monotonic()

    @property
    def _is_live(self) -> bool:
        return self._console.is_terminal

    def __enter__(self) -> Display:
        """Begin."""
        if self._live is not None:
            self._live.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, wrong: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End, leaving nothing on the terminal."""
        if self._live is not None:
            self._live.stop()

    def hear(self, progress: Progress) -> None:
        """Take the latest news; quick, as the solver waits for it."""
        self._latest = progress

    def show(self) -> None:
        """Draw the latest news."""
        if self._live is not None:
            lines = f"{self._head()}\n  {self._state()}. Ctrl-C keeps the best so far."
            self._live.update(Text(lines, no_wrap=True, overflow="ellipsis"), refresh=True)
            return
        stage = str(self._latest.stage) if self._latest else "begun"
        now = time.monotonic()
        if stage != self._printed[0] or now - self._printed[1] > SECONDS_BETWEEN_LINES:
            self._console.print(f"{self._head()}: {self._state()}")
            self._printed = (stage, now)

    def close(self, result: Result) -> None:
        """Leave one line that says how it ended."""
        seconds = time.monotonic() - self._started
        self._console.print(f"{self._position} {self._question.name}: {result.status_words}, {seconds:.0f} s")

    def _head(self) -> str:
        said = f"{self._position} {self._question.name}"
        if self._latest is None:
            return said
        unit = priority_unit(self._latest.goal.split(", "), self._question.plan.settings.currency)
        return f"{said}: step {self._latest.stage} of {self._latest.stages}, {self._latest.goal} ({unit})"

    def _state(self) -> str:
        seconds = f"{time.monotonic() - self._started:.0f} s"
        news, stages = self._latest, self._question.brief.stages
        if news is None:
            return f"preparing, {seconds}"
        rank = stages[news.stage - 1].rank if news.stage <= len(stages) else 0
        from orgdesign.design import bettered

        goals = news.goal.split(", ")

        def amount(value: float) -> str:
            return priority_amount(self._question.brief, rank, goals, value)

        best = "searching" if news.best is None else f"best {amount(news.best)}"
        bound = "" if news.bound is None else f", no less than {amount(news.bound)}"
        gap = "" if news.gap is None else f", can be bettered by at most {bettered(news.gap)}"
        return f"{best}{bound}{gap}, {seconds}"
