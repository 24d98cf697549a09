"""Large neighbourhood search: the teams of a few properties move among these while all else stays where it is.

The properties are drawn by chance, from the seed, so that far ones come together as often as near ones: to swap two
teams, to fill one building from several, or to clear one into others. Each draw is soon searched to its end.

Source: P. Shaw, "Using constraint programming and local search methods to solve vehicle routing problems", CP 1998.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from copy import copy
from dataclasses import replace
from random import Random

from orgdesign.rules.decisions import Decisions, Line, Terms
from orgdesign.solve.control import Control
from orgdesign.solve.limits import Limits
from orgdesign.solve.search import Found, Report, keeps, search, worth
from orgdesign.solve.together import AT_ONCE, two_at_a_time

TOGETHER = 8
"""Properties that are drawn together."""
SHARE = 0.05
"""Share of a stage's effort spent on one draw."""
LEAST_EFFORT = 1.0
"""Effort for a stage below which a draw would end before it has found anything."""
PASSES = 2
"""The most passes over all properties, each of which is once the first of a draw."""
WORTH = 0.001
"""The share of its value by which a pass must better a design for another to be made."""


def better_nearby(
    decide: Decisions,
    objective: Terms,
    begun: Sequence[int],
    kept: Sequence[Line],
    limits: Limits,
    control: Control,
    report: Report = lambda *_: None,
) -> Found:
    """The best that draws make of values that keep every row; nothing is proven."""
    started = time.monotonic()
    chance = Random(limits.seed)
    each = replace(limits, effort=limits.effort * SHARE)
    sites = sorted({site for _, site in decide.lead})
    values, spent = list(begun), 0.0

    def searched(drawn: set[str]) -> Found:
        return search(_held(decide, values, drawn), objective, each, control, hint=values, extra=kept)

    for _ in range(PASSES):
        before = worth(objective, values)
        for turn in range(0, len(sites), AT_ONCE):
            if control.stopped:
                break
            found = two_at_a_time(searched, _drawn(chance, sites, sites[turn : turn + AT_ONCE]))
            spent += sum(one.effort for one in found)
            values = _best(decide, objective, values, [one.values for one in found if one.values], kept)
            report(worth(objective, values), None)
        if control.stopped or before - worth(objective, values) <= WORTH * abs(before):
            break
    value = worth(objective, values)
    seconds = time.monotonic() - started
    return Found(values, value, decide.reach(objective)[0], False, False, seconds, spent)


def _drawn(chance: Random, sites: Sequence[str], first: Sequence[str]) -> list[set[str]]:
    """Sets of properties that have none in common, each with one of the first."""
    others = [site for site in sites if site not in first]
    many = min(TOGETHER - 1, len(others) // len(first))
    drawn = chance.sample(others, many * len(first))
    return [{site, *drawn[i * many : (i + 1) * many]} for i, site in enumerate(first)]


def _best(
    decide: Decisions, objective: Terms, before: list[int], found: Sequence[list[int]], kept: Sequence[Line]
) -> list[int]:
    """The best of what was found apart, and of the changes of all together where these keep every row."""
    ways = [before, *found]
    if len(found) > 1:
        ways.append([old + sum(new - old for new in news) for old, *news in zip(before, *found, strict=True)])
    for values in sorted(ways, key=lambda values: worth(objective, values)):
        if values is before or keeps(decide, values, kept):
            return values
    return before


def _held(decide: Decisions, values: Sequence[int], drawn: set[str]) -> Decisions:
    """The same decisions with all teams where they are but those led from a drawn property, which keep to these."""
    part = copy(decide)
    part.lower, part.upper = list(decide.lower), list(decide.upper)
    moving = {team for (team, site), lead in decide.lead.items() if values[lead] and site in drawn}
    still = [lead for (team, site), lead in decide.lead.items() if team not in moving or site not in drawn]
    still += [use for site, use in decide.use.items() if site not in drawn]
    for variable in still:
        part.lower[variable] = part.upper[variable] = values[variable]
    return part
