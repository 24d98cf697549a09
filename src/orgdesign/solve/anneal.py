"""Simulated annealing: loose teams and posts move one by one, at first nearly at will, in the end only for the better.

A proposal moves a group of teams to another property, swaps it with one there, or has a post change team or two posts
change places. Desks may be short on the way, at a price that rises: at first that of filling a property, so that teams
crowd into few, in the end far above what any desk is worth. What earlier priorities leave, and ceilings, are never
passed. It finds which properties to use and how large teams are to be to fill them, which searches of parts, however
exact, do not come upon; these better what it leaves.

The number of proposals is fixed and chance comes from the seed, so that the same design is annealed to the same one.

Source: S. Kirkpatrick, C. D. Gelatt and M. P. Vecchi, "Optimization by simulated annealing", Science 220, 1983.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from random import Random
from statistics import median

from orgdesign.brief import Brief, Stage
from orgdesign.design import Design
from orgdesign.plan.options import Goal
from orgdesign.solve.control import Control
from orgdesign.solve.limits import Limits
from orgdesign.solve.loosen import loose_of
from orgdesign.solve.parts import Kept
from orgdesign.solve.reached import Log
from orgdesign.solve.search import Report
from orgdesign.solve.shuffle import Shuffle
from orgdesign.solve.weighed import tells

OF_WAYS = frozenset({Goal.STAFF_TRAVEL, Goal.MOVES, Goal.LINKS_APART, Goal.RESIDENTS_ACCESS})
"""Objectives that ask who works where."""
OF_ESTATE = frozenset({Goal.RUNNING_COST, Goal.ONE_OFF_COST})
"""Objectives that ask which properties are in use."""
EACH, MOST = 20_000, 2_000_000
"""Proposals for one unit of effort: so many a loose team, and in all."""
FAST = 5.0
"""Seconds by the clock for one unit of effort of a fast search."""
SAMPLE = 2_000
"""Proposals by whose changes the heat is set."""
HEAT, LEAST_HEAT, MOST_HEAT = 1 / 14_000, 0.05, 4.0
"""The heat at the beginning for each proposal that a team has, over the median cost of proposals that cost anything.

With few proposals a hot beginning is a waste, with many a cold one ends where it begins.
"""
COLD = 1 / 55
"""The heat at the end, over that median."""
SHORT = (1.5, 6.0)
"""What a missing desk counts at the beginning and from ``FIRM`` on, over that median."""
FIRM = 0.8
PRESSED, PRESS = 0.4, 1.02
"""From when on a missing desk counts more from look to look, by so much, for as long as one is missing."""
LOOK = 2_000
"""Proposals between two looks at the heat, and at whether to stop."""


def may_anneal(stage: Stage, kept: Sequence[Kept]) -> bool:
    """Tell whether a stage can be annealed with profit: it weighs who works where against properties in use.

    Searches of parts were measured to find more where only one of these counts, or earlier priorities hold the other:
    what is held leaves a shuffle too little room.
    """
    return bool(stage.goals & OF_WAYS and stage.goals & OF_ESTATE) and tells(stage, kept)


def annealed(
    brief: Brief,
    begun: Design,
    stage: Stage,
    kept: Sequence[Kept],
    limits: Limits,
    control: Control,
    report: Report,
) -> tuple[Design, Log]:
    """The best design found from one that keeps every rule, the same where none is better; and how it went.

    Rules are kept as far as ``loose`` tells of them: ask of the design as of any.
    """
    started = time.monotonic()

    def over(best: int) -> bool:
        report(best, None)
        return control.stopped or (limits.fast and time.monotonic() - started > limits.effort * FAST)

    loose = loose_of(brief, begun)
    proposals = round(limits.effort * min(MOST, EACH * len(loose.teams)))
    design = Annealing(Shuffle(loose, stage, kept, Random(limits.seed))).run(proposals, over)
    goals = ", ".join(term.goal.value for term in stage.terms)
    seconds = round(time.monotonic() - started, 3)
    log: Log = {"way": f"{proposals} proposals annealed", "rank": stage.rank, "goals": goals, "seconds": seconds}
    return design, {**log, "effort": limits.effort, "variables": len(loose.teams) + len(loose.lots), "rows": 0}


class Annealing:
    """A shuffle that cools down, and the best design on the way."""

    def __init__(self, shuffle: Shuffle) -> None:
        self.shuffle = shuffle
        self.best = shuffle.value
        self._saved: tuple[list[int], list[dict[int, int]]] | None = None
        self._unsaved = False
        self._hot = self._dear = 0.0

    def run(self, proposals: int, over: Callable[[int], bool]) -> Design:
        """Make so many proposals, unless it is ``over`` before; the best design on the way.

        ``over`` is asked now and then, and told the best so far.
        """
        shuffle, usual, pressed = self.shuffle, self._usual(), 1.0
        each = HEAT * proposals / max(1, len(shuffle.loose.teams))
        begin = usual * min(max(each, LEAST_HEAT), MOST_HEAT)
        for number in range(proposals if usual else 0):
            if number % LOOK == 0:
                part = number / proposals
                pressed = pressed * PRESS if shuffle.short and part > PRESSED else max(1.0, pressed / PRESS)
                self._hot = begin * (COLD * usual / begin) ** part
                self._dear = pressed * usual * SHORT[0] * (SHORT[1] / SHORT[0]) ** min(1.0, part / FIRM)
                if over(self.best):
                    break
            if shuffle.propose(self._taken) and not shuffle.short and shuffle.value < self.best:
                self.best, self._unsaved = shuffle.value, True
        self._save()
        return shuffle.loose.design if self._saved is None else shuffle.loose.moved(*self._saved)

    def _usual(self) -> float:
        """The median of what proposals cost that cost anything, all made from the beginning.

        No more than what a desk costs in the usual property, where properties in use count: where nothing else does,
        all that costs anything brings a whole one into use.
        """
        found: list[int] = []

        def note(change: int, _: int) -> bool:
            found.append(change)
            return False

        for _ in range(SAMPLE):
            self.shuffle.propose(note)
        dear = [change for change in found if change > 0]
        desks = zip(self.shuffle.goal.use, self.shuffle.loose.free, strict=True)
        a_desk = [cost / free for cost, free in desks if cost > 0 and free > 0]
        return float(min(median(some) if some else math.inf for some in (dear, a_desk)) if dear or a_desk else 0)

    def _taken(self, change: int, short: int) -> bool:
        """Tell whether to take a proposal: one for the worse by chance, less often the worse it is and the colder."""
        total = change + self._dear * short
        if total > 0 and self.shuffle.chance.random() >= math.exp(-total / self._hot):
            return False
        if self._unsaved and (change > 0 or short > 0):
            self._save()
        return True

    def _save(self) -> None:
        """Note the shuffle as it is, the best so far, before it is left."""
        if self._unsaved:
            self._saved = list(self.shuffle.base), [dict(mine) for mine in self.shuffle.count]
            self._unsaved = False
