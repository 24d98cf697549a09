"""How far a class is from any other: the fewest answers that would have to be different."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, islice, product

from orgdesign.graph.rule_table import Case, RuleTable, once_a_case, verdict
from orgdesign.graph.settle import LEVEL, TIED, Answers, Lead, with_answers
from orgdesign.plan.services import ServiceClass

MOST_WAYS = 60
"""The most ways to another class that are listed; the shipped criteria never have so many."""
MOST_SETS = 1_000
"""The most sets of like answers that are written out."""


@dataclass(frozen=True)
class Stable:
    """The range of 'most' in which the class stays: from ``low`` up to but not including ``high``.

    Both are shares of all criteria by weight; ``margin`` is how far the plan's own share is from the nearer end at
    which the class changes, None where it never does.
    """

    low: Fraction
    high: Fraction
    margin: Fraction | None


@dataclass(frozen=True)
class _Group:
    """Answers that may change in the same way with the same effect: any of them is as good as another."""

    positions: tuple[int, ...]
    to: bool


@once_a_case
def nearest_changes(table: RuleTable, case: Case, target: ServiceClass | None = None) -> tuple[Lead, ...]:
    """The smallest changes of answers that lead to another class, or to the target; all of the smallest size.

    An answer changes from yes to no, from no to yes, or from open to either. That a service serves level 4 only, or
    is tied to a place, may be given up too. Empty where no change leads there; at most ``MOST_WAYS`` are given.
    """
    now = verdict(table, case).outcome
    groups = _groups(table, case)
    for size in range(1, len(case.replies) + 3):
        found: list[Lead] = []
        for counts in _counts(groups, size):
            outcome = _outcome(table, case, next(_sets(groups, counts), ()))
            if outcome is not None and outcome is not now and target in {None, outcome}:
                found += [Lead(answers, outcome) for answers in _sets(groups, counts)]
        if found:
            return tuple(
                sorted(found, key=lambda lead: [(at < 0, at, reply) for at, reply in lead.answers])[:MOST_WAYS]
            )
    return ()


def _outcome(table: RuleTable, case: Case, answers: Answers) -> ServiceClass | None:
    then = with_answers(table, case, answers) if answers else None
    return verdict(table, then).outcome if then is not None else None


def _groups(table: RuleTable, case: Case) -> list[_Group]:
    alike: dict[tuple[object, ...], list[int]] = {}
    for at, reply in enumerate(case.replies):
        for to in (True, False):
            if reply is not to:
                kind = (table.criteria[at].role, table.weights[at], at == table.about_level, reply, to)
                alike.setdefault(kind, []).append(at)
    groups = [_Group(tuple(positions), bool(kind[-1])) for kind, positions in alike.items()]
    if case.level4 is not False:
        groups += [_Group((LEVEL,), to) for to in (True, False) if case.level4 is not to]
    return [*groups, _Group((TIED,), False)] if case.tied else groups


def _counts(groups: list[_Group], size: int) -> Iterator[tuple[int, ...]]:
    """How many answers of each group change, for every way of changing ``size`` in all."""
    if not groups:
        if size == 0:
            yield ()
        return
    for first in range(min(size, len(groups[0].positions)) + 1):
        for rest in _counts(groups[1:], size - first):
            yield (first, *rest)


def _sets(groups: list[_Group], counts: tuple[int, ...]) -> Iterator[Answers]:
    """Every set of changes with these counts, none of which answers the same question both ways."""
    choices = [combinations(group.positions, count) for group, count in zip(groups, counts, strict=True)]
    every = (
        [(at, group.to) for group, picked in zip(groups, chosen, strict=True) for at in picked]
        for chosen in product(*choices)
    )
    once = (tuple(sorted(answers)) for answers in every if len({at for at, _ in answers}) == len(answers))
    return islice(once, MOST_SETS)


@once_a_case
def stability(table: RuleTable, case: Case) -> Stable:
    """How far 'most' may be moved before the class, or that it is open, changes."""
    states = table.states(case)
    marks = sorted({Fraction(0), *(Fraction(state.met, table.total) for state in states)} - {Fraction(1)})
    ends = [*marks[1:], Fraction(1)]
    here = table.most_over
    kinds = [frozenset(table.to_class(s, low) for s in states) for low in marks]
    at = max(i for i, low in enumerate(marks) if low <= here)
    first = last = at
    while first > 0 and kinds[first - 1] == kinds[at]:
        first -= 1
    while last + 1 < len(marks) and kinds[last + 1] == kinds[at]:
        last += 1
    gaps = ([here - marks[first]] if first > 0 else []) + ([ends[last] - here] if last + 1 < len(marks) else [])
    return Stable(marks[first], ends[last], min(gaps, default=None))
