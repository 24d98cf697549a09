"""A quick solve after a small change: from the designs that there are, only what is near the change searched again.

Each priority begins with the best of the earlier designs, all made to keep every rule first: the one that the priority
itself reached then is among them. A bound from then stands as long as no priority before may become more than then;
otherwise only what is cheap is proven. What is left open is said as of any other result, and a full search goes on
from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from orgdesign.brief import Brief, Stage
from orgdesign.design import Decided, Design, StageResult
from orgdesign.plan.options import Goal
from orgdesign.rules.register import in_force
from orgdesign.solve import size
from orgdesign.solve.around import around
from orgdesign.solve.control import Control
from orgdesign.solve.held import Coarse, Held, search_coarsely
from orgdesign.solve.limits import Limits
from orgdesign.solve.linking import Linked
from orgdesign.solve.mend import mended
from orgdesign.solve.model import decisions
from orgdesign.solve.parts import Kept
from orgdesign.solve.partwise import NEAR_SHARE, Partwise
from orgdesign.solve.reached import Log, least_of, limit_of, log_of, reporter, result_of, stage_value
from orgdesign.solve.resplit import is_nearer, resplit
from orgdesign.solve.search import Report, search
from orgdesign.solve.split import best_splits
from orgdesign.solve.staged import Staged, fewest
from orgdesign.solve.together import two_at_a_time
from orgdesign.solve.values import design_of, values_of

SHARE = 0.1
"""Share of the effort for a stage that a quick one has: a part of a design takes a tenth of that."""
MOST = 2.0
"""The most effort for a stage of which that is the share: more is for a full search."""
NEARLY = 0.1
"""Share of an earlier limit by which a design may exceed it to be worth mending."""
COARSE_SHARE = 0.04
"""Share of a quick stage's effort for the bound of the coarse relaxation."""
COARSE = 5_000
"""The most pools times localities for which that is asked."""


@dataclass(frozen=True)
class Changed:
    """What a quick solve goes on from.

    ``designs``, one at least, keep every rule of the plan as it is now; ``touched`` are the teams that the change is
    about, and ``earlier`` what was proven of a plan that allowed every design that this one does, if it was.
    """

    designs: tuple[Design, ...]
    touched: frozenset[str]
    earlier: tuple[StageResult, ...] = ()
    coordinated: tuple[Mapping[str, str], Decided] | None = None
    """Who looks after which localities, where what that is decided by is as it was."""
    linked: Linked | None = None
    """The links of extended services, where the plan differs in requests alone."""


def solve_quick(brief: Brief, changed: Changed, limits: Limits, control: Control) -> Staged:
    """Solve every stage in order, near the change alone."""
    state = _Quick(brief, changed, replace(limits, effort=min(limits.effort, MOST) * SHARE), control)
    for number, stage in enumerate(brief.stages):
        state.take(number, stage)
    on_the_way = fewest(brief, state.reached, state.best)
    return Staged(state.best, tuple(state.results), False, tuple(state.run), on_the_way)


class _Quick:
    """A quick solve under way."""

    def __init__(self, brief: Brief, changed: Changed, limits: Limits, control: Control) -> None:
        self.brief = brief
        self.changed = changed
        self.limits = limits
        self.control = control
        self.best = changed.designs[0]
        self.splits = best_splits(brief, limits, control)
        self.kept: list[Kept] = []
        self.parts = Partwise(brief, self.splits.bounds, limits, control, self.kept)
        self.results: list[StageResult] = []
        self.reached: list[Design] = []
        self.run: list[Log] = []
        small = size.size_of(brief) <= size.SMALL
        self._whole = Held(brief, decisions(brief, in_force(brief)), self.splits.bounds) if small else None
        rough = not small and size.size_of_coarse(brief) <= COARSE
        self._coarse = Coarse(brief, self.splits.bounds) if rough else None

    def take(self, number: int, stage: Stage) -> None:
        """Solve one stage from the best design that there is for it; bounds from before are looked at, not claimed."""
        report = reporter(self.control, number, self.brief.stages)
        for design in self.changed.designs:
            self._take_in(stage, design)
        own = least_of(self.brief, stage, self.splits.bound)
        known = max(own, self._from_before(number))
        report(self._value(stage), known)
        if stage.goals == {Goal.NEED_MATCH}:
            self._split_anew(stage, known)
        if self._value(stage) > known and not self.control.stopped:
            whole = self._whole
            own = self._near(stage, own, known, report) if whole is None else self._in_one(whole, stage, report)
        self._keep(number, stage, own)

    def _keep(self, number: int, stage: Stage, bound: int) -> None:
        value = self._value(stage)
        limit = limit_of(stage, value)
        self.results.append(result_of(stage, value, bound, limit))
        self.reached.append(self.best)
        self.kept.append(Kept(stage, value if number + 1 == len(self.brief.stages) else limit))
        for model in (self._whole, self._coarse):
            if model is not None:
                model.keep(*self.kept[-1])

    def _from_before(self, number: int) -> int:
        """The bound that was proven then, where no priority before may become more than it might then."""
        earlier = self.changed.earlier[: number + 1]
        grown = any(new.limit > old.limit for old, new in zip(earlier, self.results, strict=False))
        return earlier[number].bound if len(earlier) > number and not grown else 0

    def _split_anew(self, stage: Stage, bound: int) -> None:
        """Give each core service in turn the split that need asks for, where nothing else suffers, in every design."""
        core = [s for s, teams in sorted(self.brief.teams_by_service.items()) if teams[0].locality is not None]
        for design in (self.best, *self.changed.designs):
            if self._value(stage) <= bound:
                return
            for service in core:
                if not is_nearer(self.brief, design, self.splits.split, service):
                    continue
                tried = resplit(self.brief, design, self.splits.split, service)
                design = tried if self.parts.betters(stage, tried, design) else design
            self._take_in(stage, design)

    def _in_one(self, whole: Held, stage: Stage, report: Report) -> int:
        """Search a small plan in one piece; the bound."""
        objective = whole.costs.of(stage)
        hint = values_of(whole.decide, self.best)
        found = search(whole.decide, objective, self.limits, self.control, hint=hint, extra=whole.kept, report=report)
        self.run.append(log_of("whole", stage, found, whole.decide))
        if found.values is not None:
            self._take_in(stage, design_of(whole.decide, found.values))
        return found.bound

    def _near(self, stage: Stage, own: int, known: int, report: Report) -> int:
        """Search around the change, from the best design there is; what is proven without what is known from before."""

        def prove() -> tuple[int, Design | None, list[Log]]:
            return self._rough_bound(stage, known, report)

        def mend() -> tuple[int, Design | None, list[Log]]:
            return self._mended(stage)

        for bound, design, logs in two_at_a_time(lambda work: work(), [prove, mend]):
            own, known = max(own, bound), max(known, bound)
            self.run += logs
            if design is not None:
                self._take_in(stage, design)
        parts = around(self.brief, self.best, self.changed.touched)
        self.best, logs = self.parts.in_pairs(self.best, parts, stage, known, report)
        self.run += logs
        return own

    def _rough_bound(self, stage: Stage, known: int, report: Report) -> tuple[int, Design | None, list[Log]]:
        """What the coarse relaxation proves where nothing is known."""
        if self._coarse is None or known > 0:
            return 0, None, []
        limits = replace(self.limits, effort=self.limits.effort * COARSE_SHARE)
        found = search_coarsely(self._coarse, stage, self.best, limits, self.control, report)
        return max(0, found.bound), None, [log_of("coarse", stage, found, self._coarse.decide)]

    def _mended(self, stage: Stage) -> tuple[int, Design | None, list[Log]]:
        """The earlier design that is best at a stage but lets priorities before become too much, without that."""
        begun = min(self.changed.designs, key=lambda design: stage_value(self.brief, stage, design))
        over = [stage_value(self.brief, done.stage, begun) - done.limit for done in self.kept]
        near = all(not done.limit or more <= NEARLY * done.limit for more, done in zip(over, self.kept, strict=True))
        if not near or stage_value(self.brief, stage, begun) >= self._value(stage):
            return 0, None, []
        part, *_ = around(self.brief, begun, self.changed.touched)
        limits = replace(self.limits, effort=self.limits.effort * NEAR_SHARE)
        need = self.splits.bounds
        design, log = mended(self.brief, need, self.kept, stage, begun, part, limits, self.control)
        return 0, design, [log]

    def _value(self, stage: Stage) -> int:
        return stage_value(self.brief, stage, self.best)

    def _take_in(self, stage: Stage, design: Design) -> None:
        """Take a design that keeps every rule and every earlier priority, and is better at this one."""
        if self.parts.betters(stage, design, self.best):
            self.best = design
