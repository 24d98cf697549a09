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
from orgdesign.solve.cutout import Cutter, put_back
from orgdesign.solve.near import Near, merged, offered_to
from orgdesign.solve.partwise import NEAR_SHARE, Partwise
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


@dataclass(frozen=True)
class _Tried:
    """How a draw went, and what puts the teams that it bettered into a design."""

    log: Log
    put: Callable[[Design], Design] | None


def better_by_chance(
    parts: Partwise, begun: Design, stage: Stage, bound: int, report: Report, *, cut: bool = False
) -> tuple[Design, list[Log]]:
    """The design after draws, two at a time, each from the design before them; and how it went, in one entry.

    Of a large plan what is drawn is ``cut`` out, so that the rest need not be said.
    """
    started, spent, size, chance = time.monotonic(), 0.0, FIRST, Random(parts.limits.seed)
    best, value, made, idle = begun, stage_value(parts.brief, stage, begun), 0, 0
    most = (DRAWS_CUT if cut else DRAWS) * parts.limits.effort
    parts = replace(parts, limits=replace(parts.limits, effort=EFFORT))
    log: Log = {}
    while gap_of(value, bound) > parts.limits.gap and not parts.control.stopped:
        if made >= most or idle >= _patience(value, bound):
            break
        from_here = best
        pair = list(_drawn(parts.brief, best, stage, chance, round(size), cut=cut))
        way = _in_cuts(parts, from_here, stage) if cut else _in_the_whole(parts, from_here, stage)
        for tried in two_at_a_time(way, pair):
            log = tried.log
            made, idle, spent = made + 1, idle + 1, spent + float(log["effort"])
            size = size * STEP if log["bound"] == log["value"] else size / STEP
            size = max(LEAST, min(size, len(parts.brief.sites)))
            for design in (best, from_here):
                now = None if tried.put is None else tried.put(design)
                if now is not None and parts.betters(stage, now, best):
                    best, idle = now, 0
                    break
        value = stage_value(parts.brief, stage, best)
        report(value, None)
    took = {"seconds": round(time.monotonic() - started, 3), "effort": round(spent, 3)}
    ended: Log = {**log, **took, "way": f"{made} drawn parts", "value": value, "bound": bound}
    return in_order(parts.brief, best) if cut else best, [ended] if made else []


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
        return _Tried(log, lambda design: put_back(parts.brief, design, part))

    return tried


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
