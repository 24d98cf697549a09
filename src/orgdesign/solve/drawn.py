"""Large neighbourhood search with posts free: services and properties drawn by chance, searched while all else stays.

The posts of a drawn service are split anew and its teams may go anywhere in their localities; the teams of drawn
properties move among these. So a team grows to fill a building, or shrinks to let another in, which no search of the
teams alone finds. As many properties are drawn as can be searched to the end: more after each search that was, fewer
after one that was not.

Source: P. Shaw, "Using constraint programming and local search methods to solve vehicle routing problems", CP 1998.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from random import Random

from orgdesign.brief import Brief, Stage
from orgdesign.design import Design
from orgdesign.proof import gap_of
from orgdesign.solve.near import Near, merged, offered_to
from orgdesign.solve.partwise import Partwise
from orgdesign.solve.reached import Log, stage_value
from orgdesign.solve.search import Report
from orgdesign.solve.together import AT_ONCE, two_at_a_time

SERVICES = (0, 1, 2)
"""Core services that may be drawn together."""
FIRST, LEAST = 10.0, 3.0
"""Properties drawn together, to begin with and at least."""
STEP = 1.05
"""By how much more properties are drawn after a search that came to its end."""
DRAWS = 40
"""Draws for one unit of effort."""
EFFORT = 2.0
"""The effort of which a draw takes the share of a part, whatever there is: more makes more draws, not longer ones."""
IDLE = 50
"""Draws that find nothing one after another, after which no more are made; a quarter where little is left to find."""
LITTLE = 0.01
"""The gap below which little is left to find."""


@dataclass
class Course:
    """How the draws of a stage go: as many as ``most``, while they find something; ``size`` properties at a time."""

    parts: Partwise
    bound: int
    most: float
    size: float = FIRST
    made: int = 0
    idle: int = 0
    chance: Random = field(init=False)
    _spent: float = field(default=0.0, init=False)
    _last: Log = field(default_factory=dict, init=False)
    _started: float = field(default_factory=time.monotonic, init=False)

    def __post_init__(self) -> None:
        """Chance is what the seed makes it."""
        self.chance = Random(self.parts.limits.seed)

    def goes_on(self, value: int, ahead: int = 0) -> bool:
        """Tell whether to draw again, with so many draws under way that are not made yet."""
        if gap_of(value, self.bound) <= self.parts.limits.gap or self.parts.ended:
            return False
        patience = IDLE if gap_of(value, self.bound) >= LITTLE else IDLE // 4
        return self.made + ahead < self.most and self.idle < patience

    def note(self, log: Log) -> None:
        """Count a draw, and draw more or fewer properties from now on."""
        self.made, self._spent, self._last = self.made + 1, self._spent + float(log["effort"]), log
        size = self.size * STEP if log["bound"] == log["value"] else self.size / STEP
        self.size = max(LEAST, min(size, len(self.parts.brief.sites)))

    def logs(self, value: int) -> list[Log]:
        """How it went, in one entry; none where nothing was drawn."""
        took = {"seconds": round(time.monotonic() - self._started, 3), "effort": round(self._spent, 3)}
        ended = {**self._last, **took, "way": f"{self.made} drawn parts", "value": value, "bound": self.bound}
        return [ended] if self.made else []


def better_by_chance(
    parts: Partwise, begun: Design, stage: Stage, bound: int, report: Report
) -> tuple[Design, list[Log]]:
    """The design after draws, two at a time, each from the design before them; and how it went, in one entry."""
    course = Course(parts, bound, DRAWS * parts.limits.effort)
    parts = replace(parts, limits=replace(parts.limits, effort=EFFORT))
    best, value = begun, stage_value(parts.brief, stage, begun)
    while course.goes_on(value):
        from_here = best
        pair = list(_drawn(parts.brief, best, stage, course.chance, round(course.size)))
        for put, log in two_at_a_time(partial(_tried, parts, from_here, stage), pair):
            course.note(log)
            course.idle += 1
            for now in (put(best), put(from_here)) if put is not None else ():
                if parts.betters(stage, now, best):
                    best, value, course.idle = now, stage_value(parts.brief, stage, now), 0
                    break
        report(value, None)
    return best, course.logs(value)


def _tried(parts: Partwise, begun: Design, stage: Stage, near: Near) -> tuple[Callable[[Design], Design] | None, Log]:
    """What puts the teams of a draw that were bettered into a design, and how it went."""
    now, log = parts.search(begun, stage, near)
    return None if now is None else lambda design: merged(parts.brief, design, now, near, begun), log


def _drawn(brief: Brief, design: Design, stage: Stage, chance: Random, many: int) -> Iterator[Near]:
    """Parts that have no service and no drawn property in common."""
    core = core_services(brief)
    offered = offered_to(brief, design, stage)
    sites = sorted({s for some in offered.values() for s in some})
    many = max(1, min(many, len(sites) // AT_ONCE))
    chance.shuffle(core)
    chance.shuffle(sites)
    picked = [picked_from(core, chance) for _ in range(AT_ONCE)]
    for turn, few in enumerate(picked):
        others = [s for services in picked if services is not few for s in services]
        still = {team.id for service in others for team in brief.teams_by_service[service]}
        yield part_of(brief, design, offered, few, sites[turn * many : (turn + 1) * many], still)


def core_services(brief: Brief) -> list[str]:
    """The services with a team in each locality."""
    return [s for s, teams in sorted(brief.teams_by_service.items()) if teams[0].locality is not None]


def picked_from(services: list[str], chance: Random) -> list[str]:
    """Some services, which are taken out."""
    return [services.pop() for _ in range(min(len(services), chance.choice(SERVICES)))]


def part_of(
    brief: Brief,
    design: Design,
    offered: Mapping[str | None, Sequence[str]],
    services: Collection[str],
    sites: Collection[str],
    still: Collection[str],
) -> Near:
    """The teams of some services anywhere in their localities, and those at some properties among these.

    ``still`` are teams that stay where they are.
    """
    within: dict[str, Sequence[str]] = {}
    for team in brief.teams:
        now = design.bases[team.id]
        if team.service in services:
            if team.locality in offered:
                within[team.id] = sorted({*offered[team.locality], *now})
        elif team.id not in still and not set(now).isdisjoint(sites):
            within[team.id] = sorted({*sites, *now})
    return Near("drawn", within, frozenset(services))
