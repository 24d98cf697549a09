"""Draws of a large plan: each cut out, so that the rest need not be said, and a few of them under way at a time.

A draw is cut from the design as it stands, while those before it are searched still: so one is built while others are
searched. It has no team and no drawn property in common with them. They are taken up in the order in which they were
drawn, whichever is through first, so that the same plan gives the same design. A change is left where a property that
it touches has changed since it was cut. The whole is asked about several changes at once, for that takes as long as to
search one; they are given up if they then break a rule.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from random import Random

from orgdesign.brief import Brief, Stage
from orgdesign.design import Design
from orgdesign.solve.cutout import Cutter
from orgdesign.solve.drawn import EFFORT, Course, core_services, part_of, picked_from
from orgdesign.solve.near import Near, offered_to
from orgdesign.solve.partwise import NEAR_SHARE, Partwise
from orgdesign.solve.portion import put_back
from orgdesign.solve.reached import Log, log_of, stage_value
from orgdesign.solve.search import Report, search
from orgdesign.solve.values import design_of, in_order

UNDER_WAY = 3
"""The most draws under way at a time: one to be built, two to be searched."""
LOCALITIES = 3
"""Localities in which a draw is made; in few, one draw under way leaves others little to move."""
DRAWS = 80
"""Draws for one unit of effort."""
UNCHECKED = 10
"""Changes that are put back before the whole is asked about them."""


@dataclass
class _UnderWay:
    """A draw under way: its teams and properties, what each earlier stage leaves it, and what becomes of it.

    ``changed`` are properties that have changed since it was cut; ``void`` if what it was cut from was given up.
    """

    near: Near
    sites: Collection[str]
    room: Sequence[int]
    asked: Future[tuple[Design | None, Log]]
    begun: Design
    changed: set[str] = field(default_factory=set)
    void: bool = False


class _Best:
    """The design with all changes so far, ``sure`` is that without those that the whole was not asked about yet."""

    def __init__(self, parts: Partwise, stage: Stage, begun: Design) -> None:
        self.parts, self.stage = parts, stage
        self.sure = begun
        self.value = stage_value(parts.brief, stage, begun)
        self._unsure = 0
        self._now(begun)

    def _now(self, design: Design) -> None:
        kept = self.parts.kept
        self.design = design
        self.spare = [k.limit - stage_value(self.parts.brief, k.stage, design) for k in kept]
        self.cutter = Cutter(self.parts.brief, design, self.parts.need, kept)

    def take(self, draw: _UnderWay, beside: Collection[_UnderWay]) -> bool:
        """Take up what a draw found; whether it was anything."""
        part, _ = draw.asked.result()
        if part is None or draw.void:
            return False
        touched = _touched(draw.begun, part)
        if not touched.isdisjoint(draw.changed):
            return False
        self._now(put_back(self.parts.brief, self.design, [part]))
        self._unsure += 1
        for other in beside:
            other.changed |= touched
        if self._unsure >= UNCHECKED and not self.check():
            for other in beside:
                other.void = True
        return True

    def check(self) -> bool:
        """Keep the changes since the last check if the whole keeps every rule and is better."""
        self._unsure = 0
        if self.parts.betters(self.stage, self.design, self.sure):
            self.sure, self.value = self.design, stage_value(self.parts.brief, self.stage, self.design)
        elif self.design is not self.sure:
            self._now(self.sure)
            return False
        return True


def better_by_cuts(
    parts: Partwise, begun: Design, stage: Stage, bound: int, report: Report
) -> tuple[Design, list[Log]]:
    """The design after draws; and how it went, in one entry."""
    course = Course(parts, bound, DRAWS * parts.limits.effort)
    parts = replace(parts, limits=replace(parts.limits, effort=EFFORT))
    best, draws = _Best(parts, stage, begun), deque[_UnderWay]()
    at_once = min(UNDER_WAY, 1 + len(parts.brief.localities) // LOCALITIES)
    with ThreadPoolExecutor(at_once) as pool:
        while True:
            while len(draws) < at_once and course.goes_on(best.value, len(draws)):
                draws.append(_begun(best, course, draws, pool))
            if not draws:
                break
            draw = draws.popleft()
            course.idle = 0 if best.take(draw, draws) else course.idle + 1
            course.note(draw.asked.result()[1])
            report(best.value, None)
    best.check()
    return in_order(parts.brief, best.sure), course.logs(best.value)


def _begun(best: _Best, course: Course, beside: Collection[_UnderWay], pool: ThreadPoolExecutor) -> _UnderWay:
    """A draw from the design as it stands, on its way; of what earlier stages leave, half of what others do not use."""
    near, sites = _drawn(best.parts.brief, best.design, best.stage, course.chance, round(course.size), beside)
    left = [spare - sum(draw.room[i] for draw in beside) for i, spare in enumerate(best.spare)]
    room = [max(0, spare) // 2 for spare in left]
    asked = pool.submit(_searched, best.parts, best.cutter, best.stage, near, room)
    return _UnderWay(near, sites, room, asked, best.design)


def _searched(
    parts: Partwise, cutter: Cutter, stage: Stage, near: Near, room: Sequence[int]
) -> tuple[Design | None, Log]:
    """The teams of a draw as they are better, None where nothing better was found; and how it went."""
    limits = replace(parts.limits, effort=parts.limits.effort * NEAR_SHARE)
    cut = cutter.cut(stage, near, room)
    found = search(cut.decide, cut.objective, limits, parts.control, hint=cut.values, extra=cut.kept, broad=True)
    log = log_of("drawn", stage, found, cut.decide)
    if found.values is None or found.values == cut.values:
        return None, log
    return design_of(cut.decide, found.values), log


def _touched(begun: Design, part: Design) -> frozenset[str]:
    """The properties that teams came to, or in which they are now more or other posts."""
    seats = {p.post: p for p in part.placements}
    changed = {seat for post, seat in seats.items() if begun.placement[post] != seat}
    teams = {seat.team for seat in changed} | {t for t, sites in part.bases.items() if begun.bases[t] != sites}
    return frozenset(site for team in teams for site in part.bases[team]) | {s.site for s in changed if s.site}


def _drawn(
    brief: Brief, design: Design, stage: Stage, chance: Random, many: int, beside: Collection[_UnderWay]
) -> tuple[Near, Sequence[str]]:
    """A part in a few localities, and its drawn properties, that has no team of those under way."""
    busy = {team for draw in beside for team in draw.near.within}
    taken = {site for draw in beside for site in draw.sites}
    inside = chance.sample(brief.localities, min(LOCALITIES, len(brief.localities)))
    core = [
        service
        for service in core_services(brief)
        if not any(t.id in busy for t in brief.teams_by_service[service] if t.locality in inside)
    ]
    everywhere = offered_to(brief, design, stage)
    offered: dict[str | None, list[str]] = {name: everywhere[name] for name in inside}
    sites = sorted({s for some in offered.values() for s in some} - taken)
    chance.shuffle(core)
    chance.shuffle(sites)
    few = sites[: max(1, min(many, len(sites) // 2))]
    return part_of(brief, design, offered, picked_from(core, chance), few, busy), few
