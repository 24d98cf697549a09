"""A design bettered part by part: a few services, a locality or all posts searched again while the rest stays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from orgdesign.brief import Brief, Stage
from orgdesign.design import Design
from orgdesign.plan.options import Goal
from orgdesign.rules.decisions import NO_LIMIT, Line
from orgdesign.rules.register import in_force
from orgdesign.solve.control import Control
from orgdesign.solve.limits import Limits
from orgdesign.solve.model import Costs, decisions
from orgdesign.solve.near import Near, estate_nearby, merged, nearby, services_nearby
from orgdesign.solve.parts import Kept
from orgdesign.solve.reached import Log, log_of, stage_value
from orgdesign.solve.search import Report, search
from orgdesign.solve.sizes import hold_kept_sizes
from orgdesign.solve.split import settle, split_of
from orgdesign.solve.together import AT_ONCE, two_at_a_time
from orgdesign.solve.values import design_of, values_of

NEAR_SHARE = 0.1
"""Share of a stage's effort spent on each part."""
ROUNDS = 3
"""The most rounds over all parts of a plan; with less than one unit of effort fewer, and one at least."""

BY_SPLIT = frozenset({Goal.NEED_MATCH, Goal.REQUESTS_UNMET})
"""Objectives that hardly ask which properties are in use."""


@dataclass(frozen=True)
class Partwise:
    """Searches of parts under one brief; ``kept`` are the stages done so far, which grow as the solve goes on.

    ``enough`` tells that no further part is worth searching.
    """

    brief: Brief
    need: Mapping[str, int]
    limits: Limits
    control: Control
    kept: Sequence[Kept]
    enough: Callable[[], bool] = lambda: False

    @property
    def ended(self) -> bool:
        """Tell whether no further part is to be searched, because of a stop or because there is no need."""
        return self.control.stopped or self.enough()

    def betters(self, stage: Stage, design: Design, than: Design) -> bool:
        """Tell whether a design keeps every rule and every earlier priority, and is better at this one."""
        if stage_value(self.brief, stage, design) >= stage_value(self.brief, stage, than):
            return False
        broken = any(True for rule in in_force(self.brief) for _ in rule.findings(self.brief, design))
        return not broken and all(stage_value(self.brief, done.stage, design) <= done.limit for done in self.kept)

    def rounds(
        self, begun: Design, stage: Stage, bound: int, report: Report, *, large: bool
    ) -> tuple[Design, list[Log]]:
        """The design after all parts were searched, two at a time, again while that helps; a large plan once."""
        best, logs = begun, list[Log]()
        if large:
            return self.in_pairs(best, nearby(self.brief, best, stage), stage, bound, report)
        for turn in range(max(1, min(ROUNDS, int(ROUNDS * self.limits.effort)))):
            before = best
            parts = services_nearby(self.brief, best, turn, estate_held=self._estate_held)
            best, more = self.in_pairs(best, parts, stage, bound, report)
            logs += more
            if best is before:
                break
        return best, logs

    def estate(self, begun: Design, stage: Stage, bound: int, report: Report) -> tuple[Design, list[Log]]:
        """The design after the teams of each few neighbouring properties were searched.

        Left out with less than one unit of effort, and where the estate hardly matters.
        """
        apt = self.limits.effort >= 1 and not stage.goals <= BY_SPLIT
        parts = estate_nearby(self.brief, begun, stage) if apt else ()
        return self.in_pairs(begun, parts, stage, bound, report)

    def in_pairs(
        self, begun: Design, near: Iterable[Near], stage: Stage, bound: int, report: Report
    ) -> tuple[Design, list[Log]]:
        """Search parts two at a time, each pair from the design before it."""
        best, logs, parts = begun, list[Log](), list(near)
        for first in range(0, len(parts), AT_ONCE):
            if stage_value(self.brief, stage, best) <= bound or self.ended:
                break
            from_here = best
            pair = [part.at(from_here) for part in parts[first : first + AT_ONCE]]
            for part, (now, log) in zip(pair, two_at_a_time(partial(self.search, from_here, stage), pair), strict=True):
                logs.append(log)
                both = merged(self.brief, best, now, part, from_here) if now is not None else best
                if self.betters(stage, both, best):
                    best = both
            report(stage_value(self.brief, stage, best), None)
        return best, logs

    def search(self, begun: Design, stage: Stage, near: Near) -> tuple[Design | None, Log]:
        """Search a part of a design; each of two parts searched at once may take half of what earlier stages leave."""
        service = {p.id: p.service for p in self.brief.pools}
        split = split_of(self.brief, begun)
        settled = settle(self.brief, {k: n for k, n in split.items() if service[k[0]] not in near.services})
        decide = decisions(settled, in_force(settled), near.all_within(begun))
        costs = Costs(settled, decide, self.need)
        kept = []
        for done in self.kept:
            now = stage_value(self.brief, done.stage, begun)
            room = max(0, done.limit - now)
            kept.append(Line(costs.of(done.stage), -NO_LIMIT, now + room // AT_ONCE))
            hold_kept_sizes(settled, decide, costs, done.stage, done.limit, self.need)
        objective = costs.of(stage)
        limits = replace(self.limits, effort=self.limits.effort * NEAR_SHARE * near.share)
        found = search(decide, objective, limits, self.control, hint=values_of(decide, begun), extra=kept, broad=True)
        design = design_of(decide, found.values) if found.values is not None else None
        return design, log_of(f"part {near.name}", stage, found, decide)

    @property
    def _estate_held(self) -> bool:
        """Tell whether an earlier priority holds which properties are in use."""
        return any(term.goal is Goal.RUNNING_COST for done in self.kept for term in done.stage.terms)
