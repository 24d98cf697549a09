"""Every objective of a design, counted afresh in its smallest unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from orgdesign.certify.facts import Facts
from orgdesign.certify.reading import Reading
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
}
"""What one of each objective's amount is."""


def count(facts: Facts, reading: Reading, unmet: Iterable[Request]) -> dict[str, int]:
    """All six objectives by the word of their goal; ``unmet`` are the *should* requests that do not hold."""
    journeys = list(_journeys(facts, reading))
    found = {
        Goal.NEED_MATCH: _need_match(facts, reading),
        Goal.STAFF_TRAVEL: sum(facts.journeys.seconds(before, after) for before, after in journeys),
        Goal.MOVES: sum(before != after for before, after in journeys),
        Goal.RUNNING_COST: sum(whole(facts.properties[name].running_cost, MONEY) for name in reading.in_use),
        Goal.LINKS_APART: _links_apart(facts, reading),
        Goal.REQUESTS_UNMET: sum(whole(row.weight, WEIGHT) for row in unmet),
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
