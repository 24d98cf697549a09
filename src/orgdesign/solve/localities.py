"""A design bettered, and bounded, locality by locality, with the split of posts as it stands.

Teams based in one locality touch those in another only through links, whose cost falls apart into shares of either end
(see ``journeys``), and through rules on the whole area, which the whole design is asked about afterwards. So each
locality is a search of its own, two at a time. Where the split is settled and every team is bound to one
locality, the searches leave nothing out that could make a design better, and the sum of their bounds is a bound.
What the first round leaves wide open is bettered by neighbourhoods in the second, which finds more there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from orgdesign.brief import Brief, Stage
from orgdesign.design import Design
from orgdesign.plan.options import Goal
from orgdesign.plan.requests import Kind
from orgdesign.proof import gap_of
from orgdesign.solve.control import Control
from orgdesign.solve.journeys import Distances
from orgdesign.solve.limits import Limits
from orgdesign.solve.local import Local, LocalModels, Seen
from orgdesign.solve.neighbourhoods import LEAST_EFFORT, better_nearby
from orgdesign.solve.parts import Kept
from orgdesign.solve.reached import Log, log_of, stage_value
from orgdesign.solve.search import Found, Report, search
from orgdesign.solve.together import two_at_a_time
from orgdesign.solve.values import design_of

LOCAL = frozenset({
    Goal.RUNNING_COST, Goal.ONE_OFF_COST, Goal.STAFF_TRAVEL, Goal.MOVES, Goal.LINKS_APART, Goal.RESIDENTS_ACCESS,
    Goal.REQUESTS_UNMET, Goal.NEED_MATCH,
})  # fmt: skip
"""Objectives that are sums over localities once links are shared out and the split is settled."""
ROUNDS = 4
"""The most rounds over all localities."""
SHARE = 0.25
"""Share of a stage's effort spent on each locality in the first round; twice that in the second, and so on."""
LARGE = 2_000
"""Variables above which a locality has more effort, in proportion."""
WIDE = 0.008
"""The gap from which on a locality is bettered by neighbourhoods in the second round, with effort enough."""

Betters = Callable[[Stage, Design, Design], bool]
"""Tells whether a design keeps every rule and every earlier priority, and is better at a stage than another."""


@dataclass(frozen=True)
class Localities:
    """Searches of localities under one brief; ``kept`` are the stages done so far, which grow as the solve goes on."""

    brief: Brief
    limits: Limits
    control: Control
    kept: Sequence[Kept]
    betters: Betters

    @cached_property
    def apart(self) -> bool:
        """Tell whether localities are all there is to search: each post's team is known, and each team's locality."""
        return _falls_apart(self.brief)

    def may(self, stage: Stage) -> bool:
        """Tell whether a stage falls apart by locality, with all that it has to keep."""
        stages = [stage, *(done.stage for done in self.kept)]
        inside = all(term.goal in LOCAL for s in stages for term in s.terms)
        return inside and len(self.brief.localities) > 1 and stage.goals != {Goal.NEED_MATCH}

    def rounds(self, begun: Design, stage: Stage, bound: int, report: Report) -> tuple[Design, int, list[Log]]:
        """The design after every locality was searched, again while that helps; and the best bound known."""
        best, logs, distances = begun, list[Log](), Distances(self.brief)
        seen: Seen = defaultdict(dict)
        wide: set[str] = set()
        for turn in range(ROUNDS):
            if self._value(stage, best) <= bound or self.control.stopped:
                break
            models = LocalModels(self.brief, best, stage, self.kept, distances, seen)
            found = self._searched(models, SHARE * (1 + turn), wide)
            apt = turn == 0 and self.limits.effort >= LEAST_EFFORT
            wide = {local.name for end, local in found if apt and _gap(end) >= WIDE}
            logs += [log_of(f"locality {local.name}", stage, end, local.decide) for end, local in found]
            if self.apart and models.exact:
                bound = max(bound, models.beside + sum(end.bound for end, _ in found))
            before, best = best, self._merged(stage, best, models, found)
            report(self._value(stage, best), bound)
            if best is before and turn:
                break
            for pair in self.brief.pairs:
                seen[pair][best.bases[pair.first][0], best.bases[pair.second][0]] = None
        return best, min(bound, self._value(stage, best)), logs

    def _searched(self, models: LocalModels, share: float, wide: Collection[str]) -> list[tuple[Found, Local]]:
        """Search every locality; those that are ``wide`` open by neighbourhoods."""

        def one(name: str) -> tuple[Found, Local]:
            local = models.of(name)
            hint, kept = local.values, local.kept
            if name in wide:
                return better_nearby(local.decide, local.objective, hint, kept, self.limits, self.control), local
            more = max(1.0, len(local.decide.names) / LARGE)
            limits = replace(self.limits, effort=self.limits.effort * share * more)
            return search(local.decide, local.objective, limits, self.control, hint=hint, extra=kept), local

        return two_at_a_time(one, models.names)

    def _merged(self, stage: Stage, begun: Design, models: LocalModels, found: Sequence[tuple[Found, Local]]) -> Design:
        """The design with what was found in all localities; where that does not do, in one after another."""
        parts = [
            design_of(local.decide, end.values)
            for end, local in found
            if end.values is not None and end.values != local.values
        ]
        whole = models.merged(begun, parts)
        if self.betters(stage, whole, begun):
            return whole
        best = begun
        for part in parts:
            now = models.merged(best, [part])
            if self.betters(stage, now, best):
                best = now
        return best

    def _value(self, stage: Stage, design: Design) -> int:
        return stage_value(self.brief, stage, design)


def _gap(found: Found) -> float:
    return 1.0 if found.value is None else gap_of(found.value, found.bound)


def _falls_apart(brief: Brief) -> bool:
    """Tell whether each post's team is known, and the one locality that each team may be based in."""
    if "base-in-locality" in brief.plan.settings.rules_off or "requests" in brief.plan.settings.rules_off:
        return False
    shared = any(pool.team is None and len(brief.teams_by_service[pool.service]) > 1 for pool in brief.pools)
    hosted = {r.subject for r in brief.asks(Kind.HOST_IN) if r.strength == "must" and r.object in brief.localities}
    bound = all(
        team.locality is not None or (team.max_bases == 1 and {team.id, team.service} & hosted) for team in brief.teams
    )
    return bound and not shared
