"""Which answers would settle an open class, and what each of them leads to."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from orgdesign.graph.rule_table import Case, RuleTable, once_a_case, verdict
from orgdesign.plan.services import ServiceClass

MOST_OPEN = 8
"""The most open answers for which every set that settles the class is listed."""
OPEN, IMPOSSIBLE = "open", "impossible"
Ways = tuple[bool | None, ...]
"""Answers to the questions asked, in their order; None is left open."""
LEVEL = -1
"""Stands for 'serves level 4 only' among the positions of criteria."""
TIED = -2
"""Stands for 'tied to a place' among the positions of criteria."""

Answers = tuple[tuple[int, bool], ...]
"""Answers by position in the catalogue, or LEVEL, or TIED."""


@dataclass(frozen=True)
class Lead:
    """Answers and the class that they lead to, whatever the others that are open turn out to be."""

    answers: Answers
    to_class: ServiceClass


def undecided(table: RuleTable, case: Case) -> tuple[int, ...]:
    """Positions of what may turn out either way."""
    ruled_out = table.about_level is not None and case.replies[table.about_level] is True
    level = (LEVEL,) if case.level4 is None and not ruled_out else ()
    return level + tuple(at for at, reply in enumerate(case.replies) if reply is None)


def with_answers(table: RuleTable, case: Case, answers: Answers) -> Case | None:
    """The case with further or other answers; None where they contradict each other on the level of need."""
    given = dict(answers)
    replies = tuple(given.get(at, reply) for at, reply in enumerate(case.replies))
    about, level4 = table.about_level, given.get(LEVEL, case.level4)
    if case.level4 is None and level4 and about is not None:
        if replies[about] is True:
            return None
        replies = (*replies[:about], False, *replies[about + 1 :])
    return Case(replies, level4, given.get(TIED, case.tied))


@once_a_case
def questions(table: RuleTable, case: Case) -> tuple[int, ...]:
    """The smallest set of open answers that settles the class however they turn out.

    There is only one: every open answer on which the class depends in some completion must be in it, and together
    they settle it.
    """
    return tuple(at for at in undecided(table, case) if _matters(table, case, at))


def _matters(table: RuleTable, case: Case, at: int) -> bool:
    """Tell whether in some completion of all the others the class depends on this answer."""
    if at == LEVEL:
        specialist = with_answers(table, case, ((LEVEL, True),))
        if specialist is None:
            return False
        others = table.states(specialist._replace(level4=False))
        return any(table.to_class(s) is not table.to_class(s._replace(level4=True)) for s in others)
    if at == table.about_level and case.level4 is None:
        case = case._replace(level4=False)
    return any(
        table.to_class(table.answered(state, at, True)) is not table.to_class(table.answered(state, at, False))
        for state in table.states(case, skip=at)
    )


@once_a_case
def leads(table: RuleTable, case: Case) -> tuple[Lead, ...]:
    """The smallest sets of answers that each settle the class, those with the fewest answers first.

    A set is smallest where none of its answers can be left out. Empty where more than ``MOST_OPEN`` answers are
    needed: then nothing short of answering them is worth listing.
    """
    asked = _with_its_twin(table, case, questions(table, case))
    if not 0 < len(asked) <= MOST_OPEN:
        return ()
    results = _results(table, case, asked)
    found = [
        Lead(tuple((at, way) for at, way in zip(asked, ways, strict=True) if way is not None), outcome)
        for ways, outcome in results.items()
        if isinstance(outcome, ServiceClass) and not _can_spare_one(results, ways)
    ]
    return tuple(sorted(found, key=_by_size))


def _with_its_twin(table: RuleTable, case: Case, asked: tuple[int, ...]) -> tuple[int, ...]:
    """The level of need and 'universal or targeted' always together: one answer may settle the other."""
    twins = {LEVEL, table.about_level}
    if not twins & set(asked):
        return asked
    return tuple(at for at in undecided(table, case) if at in asked or at in twins)


def _by_size(lead: Lead) -> tuple[int, tuple[tuple[int, bool], ...]]:
    return len(lead.answers), tuple((at, not reply) for at, reply in lead.answers)


def _results(table: RuleTable, case: Case, asked: tuple[int, ...]) -> dict[Ways, ServiceClass | str | None]:
    """What every combination of yes, no and left open leads to: a class, OPEN, IMPOSSIBLE, or None for no line.

    What is left open leads to what both its answers lead to, so the full answers are worked out and the rest follows.
    """
    results: dict[Ways, ServiceClass | str | None] = {}
    for ways in sorted(product((True, False, None), repeat=len(asked)), key=lambda ways: ways.count(None)):
        if None not in ways:
            full = tuple((at, way) for at, way in zip(asked, ways, strict=True) if way is not None)
            then = with_answers(table, case, full)
            results[ways] = verdict(table, then).outcome if then is not None else IMPOSSIBLE
            continue
        at = ways.index(None)
        both = {results[*ways[:at], way, *ways[at + 1 :]] for way in (True, False)}
        feasible = both - {IMPOSSIBLE} or {IMPOSSIBLE}
        results[ways] = feasible.pop() if len(feasible) == 1 else OPEN
    return results


def _can_spare_one(results: dict[Ways, ServiceClass | str | None], ways: Ways) -> bool:
    """Tell whether the class stays settled with one of the answers left open."""
    return any(results[*ways[:at], None, *ways[at + 1 :]] != OPEN for at, way in enumerate(ways) if way is not None)
