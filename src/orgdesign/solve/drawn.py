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
from dataclasses import dataclass, replace
from random import Random

from orgdesign.brief import Brief, Stage
from orgdesign.design import Design
from orgdesign.proof import gap_of
from orgdesign.solve.cutout import Cutter
from orgdesign.solve.near import Near, merged, offered_to
from orgdesign.solve.partwise import NEAR_SHARE, Partwise
from orgdesign.solve.portion import put_back
from orgdesign.solve.reached import Log, log_of, stage_value
from orgdesign.solve.search import Report, search
from orgdesign.solve.together import AT_ONCE, two_at_a_time
from orgdesign.solve.values import design_of, in_order

SERVICES = (0, 1, 2)
"""Core services that may be drawn together."""
LOCALITIES = 3
"""Localities in which a part of a large plan is drawn."""
FIRST, LEAST = 10.0, 3.0
"""Properties drawn together, to begin with and at least."""
STEP = 1.05
"""By how much more properties are drawn after a search that came to its end."""
DRAWS, DRAWS_CUT = 40, 80
"""Draws for one unit of effort, and of a large plan."""
EFFORT = 2.0
"""The effort of which a draw takes the share of a part, whatever there is: more makes more draws, not longer ones."""
IDLE = 50
"""Draws that find nothing one after another, after which no more are made; a quarter where little is left to find."""
LITTLE = 0.01
"""The gap below which little is left to find."""
UNCHECKED = 10
"""Cuts of a large plan that are put back before the whole is checked, which takes as long as to search one."""


@dataclass(frozen=True)
class _Tried:
    """How a draw went, and what puts the teams that it bettered into a design.

    Where the draw was cut out, ``sites`` are the properties that the change touches.
    """

    log: Log
    put: Callable[[Design], Design] | None
    sites: frozenset[str] = frozenset()


class _Best:
    """The best design so far, what it is worth, and how many draws have found nothing since.

    Changes that were cut out are put back unchecked, some at a time, and given up if they then break a rule. Of two
    found at once that touch a property in common the second is left.
    """

    def __init__(self, parts: Partwise, stage: Stage, begun: Design) -> None:
        self.parts, self.stage = parts, stage
        self.design = self.sure = begun
        self.value = stage_value(parts.brief, stage, begun)
        self.idle = self.unsure = 0

    def take(self, pair: Sequence[_Tried]) -> None:
        """Take what is better of a pair that was searched from the design."""
        from_here, touched = self.design, set[str]()
        for tried in pair:
            self.idle += 1
            if tried.put is None or not touched.isdisjoint(tried.sites):
                continue
            if tried.sites:
                self.design, self.unsure, self.idle = tried.put(self.design), self.unsure + 1, 0
                touched |= tried.sites
            else:
                self._better_of(tried.put(self.design), tried.put(from_here))
        if self.unsure >= UNCHECKED:
            self.check()

    def check(self) -> None:
        """Keep what was put back since the last check if that keeps every rule and is better."""
        now, self.design, self.unsure = self.design, self.sure, 0
        self._better_of(now)

    def _better_of(self, *designs: Design) -> None:
        for now in designs:
            if self.parts.betters(self.stage, now, self.sure):
                self.design = self.sure = now
                self.value, self.idle = stage_value(self.parts.brief, self.stage, now), 0
                return


def better_by_chance(
    parts: Partwise, begun: Design, stage: Stage, bound: int, report: Report, *, cut: bool = False
) -> tuple[Design, list[Log]]:
    """The design after draws, two at a time, each from the design before them; and how it went, in one entry.

    Of a large plan what is drawn is ``cut`` out, so that the rest need not be said.
    """
    started, spent, size, chance = time.monotonic(), 0.0, FIRST, Random(parts.limits.seed)
    most = (DRAWS_CUT if cut else DRAWS) * parts.limits.effort
    parts = replace(parts, limits=replace(parts.limits, effort=EFFORT))
    best, made = _Best(parts, stage, begun), 0
    log: Log = {}
    while gap_of(best.value, bound) > parts.limits.gap and not parts.ended:
        if made >= most or best.idle >= _patience(best.value, bound):
            break
        pair = list(_drawn(parts.brief, best.design, stage, chance, round(size), cut=cut))
        way = _in_cuts(parts, best.design, stage) if cut else _in_the_whole(parts, best.design, stage)
        found = two_at_a_time(way, pair)
        for log in (tried.log for tried in found):
            made, spent = made + 1, spent + float(log["effort"])
            size = size * STEP if log["bound"] == log["value"] else size / STEP
            size = max(LEAST, min(size, len(parts.brief.sites)))
        best.take(found)
        report(best.value, None)
    best.check()
    took = {"seconds": round(time.monotonic() - started, 3), "effort": round(spent, 3)}
    ended: Log = {**log, **took, "way": f"{made} drawn parts", "value": best.value, "bound": bound}
    return in_order(parts.brief, best.sure) if cut else best.sure, [ended] if made else []


def _in_the_whole(parts: Partwise, begun: Design, stage: Stage) -> Callable[[Near], _Tried]:
    def tried(near: Near) -> _Tried:
        now, log = parts.search(begun, stage, near)
        return _Tried(log, None if now is None else lambda design: merged(parts.brief, design, now, near, begun))

    return tried


def _in_cuts(parts: Partwise, begun: Design, stage: Stage) -> Callable[[Near], _Tried]:
    room = [max(0, k.limit - stage_value(parts.brief, k.stage, begun)) // AT_ONCE for k in parts.kept]
    cutter = Cutter(parts.brief, begun, parts.need, parts.kept, room)
    limits = replace(parts.limits, effort=parts.limits.effort * NEAR_SHARE)

    def tried(near: Near) -> _Tried:
        cut = cutter.cut(stage, near)
        found = search(cut.decide, cut.objective, limits, parts.control, hint=cut.values, extra=cut.kept, broad=True)
        log = log_of("drawn", stage, found, cut.decide)
        if found.values is None or found.values == cut.values:
            return _Tried(log, None)
        part = design_of(cut.decide, found.values)
        return _Tried(log, lambda design: put_back(parts.brief, design, [part]), _touched(begun, part))

    return tried


def _touched(begun: Design, part: Design) -> frozenset[str]:
    """The properties that teams came to, or in which they are now more or other posts."""
    seats = {p.post: p for p in part.placements}
    changed = {seat for post, seat in seats.items() if begun.placement[post] != seat}
    teams = {seat.team for seat in changed} | {t for t, sites in part.bases.items() if begun.bases[t] != sites}
    return frozenset(site for team in teams for site in part.bases[team]) | {s.site for s in changed if s.site}


def _patience(value: int, bound: int) -> int:
    return IDLE if gap_of(value, bound) >= LITTLE else IDLE // 4


def _drawn(brief: Brief, design: Design, stage: Stage, chance: Random, many: int, *, cut: bool) -> Iterator[Near]:
    """Parts that have no service and no drawn property in common; of a large plan, both in a few localities."""
    core = [s for s, teams in sorted(brief.teams_by_service.items()) if teams[0].locality is not None]
    offered = offered_to(brief, design, stage)
    if cut:
        inside = chance.sample(brief.localities, min(LOCALITIES, len(brief.localities)))
        offered = {name: offered[name] for name in inside}
    sites = sorted({s for some in offered.values() for s in some})
    many = max(1, min(many, len(sites) // AT_ONCE))
    chance.shuffle(core)
    chance.shuffle(sites)
    picked = [[core.pop() for _ in range(min(len(core), chance.choice(SERVICES)))] for _ in range(AT_ONCE)]
    for turn, few in enumerate(picked):
        others = {s for services in picked if services is not few for s in services}
        yield _part(brief, design, offered, few, sites[turn * many : (turn + 1) * many], others)


def _part(
    brief: Brief,
    design: Design,
    offered: Mapping[str | None, Sequence[str]],
    services: Collection[str],
    sites: Collection[str],
    others: Collection[str],
) -> Near:
    """The teams of some services anywhere in their localities, and those at some properties among these.

    ``others`` are services whose teams stay where they are.
    """
    within: dict[str, Sequence[str]] = {}
    for team in brief.teams:
        now = design.bases[team.id]
        if team.service in services:
            if team.locality in offered:
                within[team.id] = sorted({*offered[team.locality], *now})
        elif team.service not in others and not set(now).isdisjoint(sites):
            within[team.id] = sorted({*sites, *now})
    return Near("drawn", within, frozenset(services))
