"""Rule tables and cases drawn by hypothesis, and the slow way of asking them: every completion, one by one."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import product
from random import Random

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from orgdesign.graph.rule_table import Case, RuleTable
from orgdesign.plan.defaults import CRITERIA
from orgdesign.plan.services import ClassRule, Criterion, ServiceClass

TESTS = ("level 4 only", "does not meet most", "tied to a place", "lacks capacity", "cannot leave profession")
Completion = tuple[tuple[bool, ...], bool]
"""Every criterion answered, and level 4 only or not."""


@st.composite
def tables(draw: DrawFn) -> RuleTable:
    """Rule tables of one to five criteria, any order of lines and any classes."""
    number = draw(st.integers(1, 5))
    about = draw(st.none() | st.integers(0, number - 1))
    criteria = [
        Criterion(
            id=f"K{at}",
            question=CRITERIA[1].question if at == about else f"Question {at}?",
            short=f"short {at}",
            role=draw(st.sampled_from(("counts", "counts", "capacity", "profession"))),
            weight=draw(st.sampled_from((1, 1, 2, Decimal("0.5")))),
        )
        for at in range(number)
    ]
    tests = [*draw(st.permutations(TESTS))[: draw(st.integers(1, 5))], "otherwise"]
    kinds = st.sampled_from(tuple(ServiceClass))
    rules = [
        ClassRule(order=at, test=test, to_class=draw(kinds), because=f"fits line {at}")
        for at, test in enumerate(tests, 1)
    ]
    share = draw(st.sampled_from(("0", "0.25", "0.4", "0.5", "0.6", "0.75")))
    return RuleTable(criteria, rules, Decimal(share))


@st.composite
def asked(draw: DrawFn, cases: int = 40) -> tuple[RuleTable, tuple[Case, ...]]:
    """A rule table and cases to ask it."""
    table = draw(tables())
    chance = Random(draw(st.integers(0, 10**9)))
    either = (True, False, None, None)
    drawn = (
        Case(tuple(chance.choice(either) for _ in table.criteria), chance.choice(either), chance.random() < 0.3)
        for _ in range(cases)
    )
    return table, tuple(drawn)


def completions(table: RuleTable, case: Case) -> Iterator[Completion]:
    """Every way of answering what is open, but for 'universal or targeted' at unstated level 4 only."""
    ways = [(True, False) if reply is None else (reply,) for reply in case.replies]
    for level4 in (True, False) if case.level4 is None else (case.level4,):
        for replies in product(*ways):
            contradicts = level4 and case.level4 is None and table.about_level is not None
            if not (contradicts and replies[table.about_level or 0]):
                yield replies, level4


def class_of(table: RuleTable, replies: tuple[bool, ...], level4: bool, tied: bool) -> ServiceClass:
    """The class by the first line that fits, read off the table line by line."""
    met = sum(c.weight for c, reply in zip(table.criteria, replies, strict=True) if reply)
    total = sum(c.weight for c in table.criteria)
    failed = {c.role for c, reply in zip(table.criteria, replies, strict=True) if not reply}
    for rule in table.rules:
        if (
            (rule.test == "level 4 only" and level4)
            or (rule.test == "does not meet most" and not met > Decimal(str(float(table.most_over))) * total)
            or (rule.test == "tied to a place" and tied)
            or (rule.test == "lacks capacity" and "capacity" in failed)
            or (rule.test == "cannot leave profession" and "profession" in failed)
            or rule.test == "otherwise"
        ):
            return rule.to_class
    raise AssertionError("the last line is 'otherwise'")


def every_class(table: RuleTable, case: Case) -> set[ServiceClass]:
    """Every class that some completion leads to."""
    return {class_of(table, replies, level4, case.tied) for replies, level4 in completions(table, case)}
