"""The ordered rule table, asked with answers of which some may still turn out either way.

'Partly' and 'unknown' are tried both ways. A class is given only where no way of completing them changes it.
Source: Peterborough 2009, Appendix 2, for the shipped lines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import wraps
from math import lcm
from typing import Any, NamedTuple, TypeVar

from orgdesign.graph.derivations import asks_level
from orgdesign.plan import Plan
from orgdesign.plan.services import ClassRule, Criterion, ServiceClass

Found = TypeVar("Found")


class Case(NamedTuple):
    """What the table is asked: answers in the catalogue's order, level 4 only, and tied to a place.

    None stands for what may turn out either way.
    """

    replies: tuple[bool | None, ...]
    level4: bool | None
    tied: bool


class State(NamedTuple):
    """All that a line of the table reads of a completed case; ``met`` is the weight met, in the table's own parts."""

    met: int
    lacks_capacity: bool
    keeps_profession: bool
    level4: bool
    tied: bool


@dataclass(frozen=True)
class Verdict:
    """What follows from a case: the lines that may decide and the classes that may come of them.

    ``outcome`` is the class where it is the same however the case is completed, else None.
    """

    lines: tuple[ClassRule, ...]
    classes: frozenset[ServiceClass | None]
    outcome: ServiceClass | None


class RuleTable:
    """The criteria, the ordered lines and what 'most' means. Weights are kept as whole parts of a common unit."""

    def __init__(self, criteria: Sequence[Criterion], rules: Sequence[ClassRule], most_over: Decimal) -> None:
        self.criteria = tuple(criteria)
        self.rules = tuple(rules)
        exact = [Fraction(criterion.weight) for criterion in criteria]
        self.parts = lcm(*(weight.denominator for weight in exact))
        self.weights = tuple(int(weight * self.parts) for weight in exact)
        self.total = sum(self.weights)
        self.most_over = Fraction(most_over)
        self.about_level = next((at for at, row in enumerate(criteria) if asks_level(row.question)), None)
        self.kept: dict[tuple[Any, ...], Any] = {}
        """What was worked out for a case, by the work's name and the case."""

    @classmethod
    def of(cls, plan: Plan) -> RuleTable:
        """The rule table that is in force in a plan."""
        return cls(plan.criteria_in_force, plan.class_rules_in_force, plan.settings.most_over)

    def line(
        self, state: State, most_over: Fraction | None = None, without: ClassRule | None = None
    ) -> ClassRule | None:
        """The first line that fits a completed case; ``most_over`` and ``without`` try the table otherwise."""
        share = self.most_over if most_over is None else most_over
        for rule in self.rules:
            if rule is not without and self._fits(rule.test, state, share):
                return rule
        return None

    def _fits(self, test: str, state: State, share: Fraction) -> bool:
        if test == "does not meet most":
            return state.met * share.denominator <= share.numerator * self.total
        return {
            "level 4 only": state.level4,
            "tied to a place": state.tied,
            "lacks capacity": state.lacks_capacity,
            "cannot leave profession": state.keeps_profession,
            "otherwise": True,
        }[test]

    def to_class(self, state: State, most_over: Fraction | None = None) -> ServiceClass | None:
        """The class of a completed case; None where no line fits it."""
        line = self.line(state, most_over)
        return line.to_class if line is not None else None

    def states(self, case: Case, skip: int | None = None) -> frozenset[State]:
        """Every state that some completion of the case leads to, the criterion at ``skip`` left out of account.

        Where the levels of need are not stated, 'level 4 only' is tried both ways too, but never together with a
        'yes' to the criterion that asks whether the service is universal or targeted.
        """
        found: set[State] = set()
        for level4 in self._levels(case):
            replies = list(case.replies)
            if level4 and case.level4 is None and self.about_level is not None:
                replies[self.about_level] = False
            states = {State(0, False, False, level4, case.tied)}
            for at, reply in enumerate(replies):
                if at != skip:
                    ways = (True, False) if reply is None else (reply,)
                    states = {self.answered(state, at, way) for state in states for way in ways}
            found |= states
        return frozenset(found)

    def _levels(self, case: Case) -> Iterator[bool]:
        if case.level4 is not None:
            yield case.level4
            return
        yield False
        if self.about_level is None or case.replies[self.about_level] is not True:
            yield True

    def answered(self, state: State, at: int, reply: bool) -> State:
        """The state after one more answer, to the criterion at a position in the catalogue."""
        met, lacks, keeps, level4, tied = state
        if reply:
            return State(met + self.weights[at], lacks, keeps, level4, tied)
        role = self.criteria[at].role
        return State(met, lacks or role == "capacity", keeps or role == "profession", level4, tied)


def once_a_case(work: Callable[..., Found]) -> Callable[..., Found]:
    """Keep what is worked out for a case with a table: many services make the same case."""

    @wraps(work)
    def kept(table: RuleTable, case: Case, *more: object) -> Found:
        key = (work.__qualname__, case, *more)
        if key not in table.kept:
            table.kept[key] = work(table, case, *more)
        found: Found = table.kept[key]
        return found

    return kept


@once_a_case
def verdict(table: RuleTable, case: Case) -> Verdict:
    """What follows from a case, whichever way its open answers turn out."""
    lines = {id(line): line for line in map(table.line, table.states(case))}
    classes = frozenset(line.to_class if line is not None else None for line in lines.values())
    fitting = sorted((line for line in lines.values() if line is not None), key=lambda line: line.order)
    return Verdict(tuple(fitting), classes, next(iter(classes)) if len(classes) == 1 else None)
