"""A whole plan put to HiGHS, in a process of its own, beside CP-SAT's searches of its parts.

HiGHS is the stronger prover where costs decide and posts may go anywhere: its cutting planes bring the relaxation
close to the best plan. What it finds is checked in whole numbers here; its bounds are believed from 1.15.1 on.
"""

from __future__ import annotations

from collections.abc import Sequence
from types import TracebackType

from orgdesign.errors import UseError
from orgdesign.opinion import Answer, Asker, Ending, Question, missing
from orgdesign.opinion.question import Row
from orgdesign.rules.decisions import NO_LIMIT, Decisions, Line, Terms
from orgdesign.solve.control import Control
from orgdesign.solve.limits import Limits
from orgdesign.solve.search import Found, Report

LEAST_LOOKS = 3
"""Looks below which its first relaxation is not through, and nothing would be proven."""
LOOKS = 8
"""Looks of HiGHS at where it stands for one unit of effort: enough for the first relaxation and its cutting planes."""
LONG_LOOKS = 1_500
"""Looks of a long search for one unit of effort; most are at nodes of its tree, which are quick."""
AT_EASE = 20_000_000
"""Variables times rows up to which nodes are quick."""
MANY = 5_000
"""Variables, those of two bases aside, beyond which no search is long.

A plan of S has 5,700, and two minutes of branching were measured to prove nothing.
"""
LINKED = 1 / 3
"""Share of these looks where links are said base by base: nodes take longer, and most is proven before the first."""
LONG_EFFORT = 1.0
"""The least effort of a long search: with less, a plan that is soon done is asked for."""
TOLERANCE = 1e-7
"""How far rows and prices may be off: HiGHS's own, with which Peterborough took half the time of a tighter one."""
LONGEST = 3_600.0
"""Seconds by the clock after which a search is given up; the looks are over long before."""


class Linear:
    """Searches by HiGHS for one solve; ``with`` ends its process, which starts with the first search."""

    def __init__(self, limits: Limits, control: Control) -> None:
        if why := missing():
            raise UseError(why)
        self._limits = limits
        self._asker = Asker(lambda: control.stopped)

    def __enter__(self) -> Linear:
        """Nothing is started yet."""
        return self

    def __exit__(self, kind: type[BaseException] | None, wrong: BaseException | None, at: TracebackType | None) -> None:
        """End the process."""
        self._asker.__exit__(kind, wrong, at)

    def search(
        self,
        decide: Decisions,
        objective: Terms,
        start: Sequence[int],
        extra: Sequence[Line],
        report: Report,
        *,
        long: bool = False,
    ) -> Found:
        """Minimise the objective from values that keep every row; a ``long`` search goes on into branching.

        Bounds are reported as they come, and the last one is kept where the search is cut short.
        """
        rows = [row_of(line) for line in (*decide.lines, *extra)]
        share = self._share(len(decide.lower) - len(decide.meet), len(rows)) if long else LOOKS
        share = max(LOOKS, share * LINKED) if decide.meet else share
        looks = None if self._limits.fast else max(LEAST_LOOKS, round(share * self._limits.effort))
        question = Question(
            decide.lower, decide.upper, rows, objective,
            start=start, looks=looks, gap=self._limits.gap, tolerance=TOLERANCE,
        )  # fmt: skip
        in_hand = question.worth(start)

        def so_far(bound: int) -> None:
            if -NO_LIMIT < bound <= in_hand:
                report(None, bound)

        answer = self._asker.ask(question, self._limits.effort if self._limits.fast else LONGEST, so_far)
        found = _found(question, start, answer, self._limits.effort)
        so_far(found.bound)
        return found

    def _share(self, variables: int, rows: int) -> float:
        """Looks for one unit of effort that a long search is worth."""
        if variables > MANY or self._limits.effort < LONG_EFFORT:
            return LOOKS
        return LONG_LOOKS * min(1.0, (AT_EASE / (variables * rows)) ** 2)


def row_of(line: Line) -> Row:
    """A row as the question has it: no limit where ours is beyond every amount."""
    low = None if line.low <= -NO_LIMIT else line.low
    return low, None if line.high >= NO_LIMIT else line.high, line.terms


def _found(question: Question, start: Sequence[int], answer: Answer, effort: float) -> Found:
    """What the answer is worth; a bound that a design in hand refutes is not believed."""
    in_hand = question.worth(start)
    values, value = list(start), in_hand
    if answer.values is not None and question.worth(answer.values) < in_hand:
        values, value = list(answer.values), question.worth(answer.values)
    bound = answer.bound if answer.ending is not Ending.IMPOSSIBLE else None
    believed = -NO_LIMIT if bound is None or bound > value else bound
    return Found(values, value, believed, believed == value, False, answer.seconds, effort)
