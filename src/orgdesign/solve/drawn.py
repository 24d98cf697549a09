"""Large neighbourhood search with posts free: services and properties drawn by chance, searched while all else stays.

The posts of a drawn service are split anew and its teams may go anywhere in their localities; the teams of drawn
properties move among these. So a team grows to fill a building, or shrinks to let another in, which no search of the
teams alone finds. As many properties are drawn as can be searched to the end: more after each search that was, fewer
after one that was not.

Source: P. Shaw, "Using constraint programming and local search methods to solve vehicle routing problems", CP 1998.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator, Mapping, Sequence
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
IDLE = 60
"""Draws that find nothing one after another, after which no more are made; a quarter where little is left to find."""
LITTLE = 0.01
"""The gap below which little is left to find."""


def better_by_chance(
    parts: Partwise, begun: Design, stage: Stage, bound: int, report: Report
) -> tuple[Design, list[Log]]:
    """The design after draws, two at a time, each from the design before them; and how it went, in one entry."""
    started, spent, size, chance = time.monotonic(), 0.0, FIRST, Random(parts.limits.seed)
    best, value, made, idle = begun, stage_value(parts.brief, stage, begun), 0, 0
    log: Log = {}
    while value > bound and not parts.control.stopped:
        if made >= DRAWS * parts.limits.effort or idle >= _patience(value, bound):
            break
        from_here = best
        pair = list(_drawn(parts.brief, best, stage, chance, round(size)))
        found = two_at_a_time(partial(parts.search, from_here, stage), pair)
        for near, (now, log) in zip(pair, found, strict=True):
            made, idle, spent = made + 1, idle + 1, spent + float(log["effort"])
            size = size * STEP if log["bound"] == log["value"] else size / STEP
            size = max(LEAST, min(size, len(parts.brief.sites)))
            for design in () if now is None else (merged(parts.brief, best, now, near, from_here), now):
                if parts.betters(stage, design, best):
                    best, idle = design, 0
                    break
        value = stage_value(parts.brief, stage, best)
        report(value, None)
    took = {"seconds": round(time.monotonic() - started, 3), "effort": round(spent, 3)}
    return best, [{**log, **took, "way": f"{made} drawn parts", "value": value, "bound": bound}] if made else []


def _patience(value: int, bound: int) -> int:
    return IDLE if gap_of(value, bound) >= LITTLE else IDLE // 4


def _drawn(brief: Brief, design: Design, stage: Stage, chance: Random, many: int) -> Iterator[Near]:
    """Parts that have no service and no property in common."""
    core = [s for s, teams in sorted(brief.teams_by_service.items()) if teams[0].locality is not None]
    offered = offered_to(brief, design, stage)
    sites = sorted({s for inside in offered.values() for s in inside})
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
            within[team.id] = sorted({*offered[team.locality], *now})
        elif team.service not in others and not set(now).isdisjoint(sites):
            within[team.id] = sorted({*sites, *now})
    return Near("drawn", within, frozenset(services))
