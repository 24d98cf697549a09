"""Every objective of a design, counted afresh in its smallest unit."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from fractions import Fraction

from orgdesign.certify.allied import alliances_broken
from orgdesign.certify.facts import Facts
from orgdesign.certify.reading import Reading
from orgdesign.certify.teams import TeamDue
from orgdesign.plan.options import Goal
from orgdesign.plan.requests import Request
from orgdesign.units import MONEY, WEIGHT, whole

UNITS: dict[Goal, str] = {
    Goal.NEED_MATCH: "ten-thousandths of an FTE",
    Goal.STAFF_TRAVEL: "seconds one way",
    Goal.MOVES: "posts",
    Goal.RUNNING_COST: "pence a year",
    Goal.LINKS_APART: "hundredth-contact-seconds",
    Goal.REQUESTS_UNMET: "hundredths of a weight",
    Goal.RESIDENTS_ACCESS: "person-seconds one way",
    Goal.ONE_OFF_COST: "pence, once",
    Goal.ALLIANCES_BROKEN: "hundredths of a weight",
    Goal.FRAGMENTS: "bases and teams",
    Goal.DISPARITY: "ten-thousandths of an FTE",
}
"""What one of each objective's amount is."""


def count(facts: Facts, reading: Reading, unmet: Iterable[Request]) -> dict[str, int]:
    """Every objective by the word of their goal; ``unmet`` are the *should* requests that do not hold."""
    journeys = list(_journeys(facts, reading))
    found = {
        Goal.NEED_MATCH: _need_match(facts, reading),
        Goal.STAFF_TRAVEL: sum(facts.journeys.seconds(before, after) for before, after in journeys),
        Goal.MOVES: sum(before != after for before, after in journeys),
        Goal.RUNNING_COST: sum(whole(facts.properties[name].running_cost, MONEY) for name in reading.in_use),
        Goal.LINKS_APART: _links_apart(facts, reading),
        Goal.REQUESTS_UNMET: sum(whole(row.weight, WEIGHT) for row in unmet),
        Goal.RESIDENTS_ACCESS: residents_access(facts, reading),
        Goal.ONE_OFF_COST: one_off_cost(facts, reading),
        Goal.ALLIANCES_BROKEN: alliances_broken(facts, reading),
        Goal.FRAGMENTS: sum(_pieces(reading, team) for team in facts.teams.values()),
        Goal.DISPARITY: _disparity(facts, reading),
    }
    return {goal.value: amount for goal, amount in found.items()}


def _need_match(facts: Facts, reading: Reading) -> int:
    targets = {team.id: team.target for team in facts.teams.values() if team.target is not None}
    return sum(abs(reading.fte[name] - target) for name, target in targets.items())


def _journeys(facts: Facts, reading: Reading) -> Iterator[tuple[str, str]]:
    """The base of today and the new one of every filled post that has both."""
    for name, seat in reading.seats.items():
        post = facts.posts[name]
        if not post.vacant and post.base is not None and seat.site is not None:
            yield post.base, seat.site


def _links_apart(facts: Facts, reading: Reading) -> int:
    apart = 0
    for (one, two), weight in facts.linked.items():
        first, second = reading.lead(one), reading.lead(two)
        if first is not None and second is not None:
            apart += weight * facts.journeys.seconds(first, second)
    return apart


def residents_access(facts: Facts, reading: Reading) -> int:
    """What is needed in each place times the seconds from there to the lead base of the team that answers it."""
    total = 0
    known: dict[tuple[str, str | None, str], int] = {}
    for team in facts.teams.values():
        measure, base = team.service.need_measure, reading.lead(team.id)
        if measure is None or base is None:
            continue
        key = (measure, team.locality, base)
        if key not in known:
            known[key] = _to_reach(facts, *key)
        total += known[key]
    return total


def _to_reach(facts: Facts, measure: str, locality: str | None, base: str) -> int:
    """Those in one locality, or all where none is given, on their way to one base."""
    far = Fraction(0)
    for place, need in facts.ground.own_needs(measure):
        if locality is None or facts.ground.locality_of(place) == locality:
            far += Fraction(need) * facts.journeys.seconds(place, base)
    return math.floor(far + Fraction(1, 2))


def one_off_cost(facts: Facts, reading: Reading) -> int:
    """Pence that properties newly in use and properties left cost once; receipts count against it."""
    spent = 0
    for site in facts.properties.values():
        before, after = facts.in_use_today(site), site.id in reading.in_use
        if after and not before:
            spent += whole(site.one_off_cost, MONEY)
        if before and not after:
            spent += whole(site.release_cost, MONEY)
    return spent


def _pieces(reading: Reading, team: TeamDue) -> int:
    """A team's bases beyond one, and one more where it is a core team that is too small."""
    further = max(0, len(reading.bases.get(team.id, ())) - 1)
    return further + (team.locality is not None and reading.fte[team.id] < team.minimum)


def _disparity(facts: Facts, reading: Reading) -> int:
    """The FTE that the busiest locality manages less that of the least busy: core teams and hosted services."""
    managed = dict.fromkeys(facts.ground.localities, 0)
    for team in facts.teams.values():
        place = facts.stands_in(reading.lead(team.id)) if team.hosted else team.locality
        if place is not None:
            managed[place] += reading.fte[team.id]
    return max(managed.values(), default=0) - min(managed.values(), default=0)
