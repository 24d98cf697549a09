from decimal import Decimal
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgdesign.graph.nearest import nearest_changes, stability
from orgdesign.graph.rule_table import Case, RuleTable, verdict
from orgdesign.graph.settle import LEVEL, TIED, leads, questions
from orgdesign.plan.defaults import CLASS_RULES, CRITERIA
from orgdesign.plan.services import ServiceClass
from tests.builders import CITY_WIDE, CORE, EXTENDED, HOSTED
from tests.graph.tables import Completion, asked, class_of, completions, every_class

LADDER = {CITY_WIDE: 0, HOSTED: 1, EXTENDED: 1, CORE: 2}
HALF = Decimal("0.5")
EITHER = st.sampled_from((True, False))
OPEN_OR_NOT = st.sampled_from((True, False, None))


@settings(max_examples=80, deadline=None)
@given(asked())
def test_the_three_valued_result_is_that_of_trying_every_completion(drawn: tuple[RuleTable, tuple[Case, ...]]) -> None:
    table, cases = drawn
    for case in cases:
        found = verdict(table, case)
        expected = every_class(table, case)
        assert found.classes == expected
        assert found.outcome is (next(iter(expected)) if len(expected) == 1 else None)


@settings(max_examples=25, deadline=None)
@given(asked())
def test_the_answers_asked_for_are_the_smallest_set_that_settles(drawn: tuple[RuleTable, tuple[Case, ...]]) -> None:
    table, cases = drawn
    for case in cases:
        needed = questions(table, case)
        assert _settles(table, case, needed)
        for left_out in needed:
            assert not _settles(table, case, tuple(at for at in needed if at != left_out))


def _settles(table: RuleTable, case: Case, needed: tuple[int, ...]) -> bool:
    """Completions alike in the needed answers are alike in class."""
    found: dict[tuple[bool, ...], set[ServiceClass]] = {}
    for replies, level4 in completions(table, case):
        key = tuple(level4 if at == LEVEL else replies[at] for at in needed)
        found.setdefault(key, set()).add(class_of(table, replies, level4, case.tied))
    return all(len(classes) == 1 for classes in found.values())


@settings(max_examples=40, deadline=None)
@given(asked(10))
def test_what_settles_an_open_class_is_what_trying_every_set_finds(drawn: tuple[RuleTable, tuple[Case, ...]]) -> None:
    table, cases = drawn
    for case in cases:
        found = {frozenset(lead.answers): lead.to_class for lead in leads(table, case)}
        assert found == ({} if verdict(table, case).outcome is not None else _smallest(table, case))


def _smallest(table: RuleTable, case: Case) -> dict[frozenset[tuple[int, bool]], ServiceClass]:
    """Every set of answers that settles the class and of which no smaller part does."""
    every = list(completions(table, case))
    open_at = [at for at, reply in enumerate(case.replies) if reply is None]
    open_at += [LEVEL] if case.level4 is None else []
    smallest: dict[frozenset[tuple[int, bool]], ServiceClass] = {}
    for size in range(1, len(open_at) + 1):
        for chosen in combinations(open_at, size):
            for answers in {_picked(completion, chosen) for completion in every}:
                classes = _classes_with(table, case, answers)
                if len(classes) == 1 and not any(known < answers for known in smallest):
                    smallest[answers] = classes.pop()
    return smallest


def _picked(completion: Completion, chosen: tuple[int, ...]) -> frozenset[tuple[int, bool]]:
    replies, level4 = completion
    return frozenset((at, level4 if at == LEVEL else replies[at]) for at in chosen)


def _classes_with(table: RuleTable, case: Case, answers: frozenset[tuple[int, bool]]) -> set[ServiceClass]:
    """Classes of the completions that agree with the answers."""
    chosen = tuple(at for at, _ in answers)
    agreeing = (c for c in completions(table, case) if _picked(c, chosen) == answers)
    return {class_of(table, replies, level4, case.tied) for replies, level4 in agreeing}


@settings(max_examples=30, deadline=None)
@given(asked(8))
def test_the_nearest_changes_are_the_smallest_that_trying_all_finds(drawn: tuple[RuleTable, tuple[Case, ...]]) -> None:
    table, cases = drawn
    for case in cases:
        found = {frozenset(lead.answers): lead.to_class for lead in nearest_changes(table, case)}
        assert found == _nearest(table, case)


def _nearest(table: RuleTable, case: Case) -> dict[frozenset[tuple[int, bool]], ServiceClass]:
    ways = [(at, to) for at, reply in enumerate(case.replies) for to in (True, False) if reply is not to]
    ways += [(LEVEL, to) for to in (True, False) if case.level4 is not to and case.level4 is not False]
    ways += [(TIED, False)] if case.tied else []
    now = every_class(table, case)
    for size in range(1, len(ways) + 1):
        found = {}
        for chosen in combinations(ways, size):
            classes = _classes_after(table, case, dict(chosen)) if len(dict(chosen)) == size else set()
            if len(classes) == 1 and classes != now:
                found[frozenset(chosen)] = classes.pop()
        if found:
            return found
    return {}


def _classes_after(table: RuleTable, case: Case, given: dict[int, bool]) -> set[ServiceClass]:
    """Classes after a change; a level that becomes known still rules out 'universal or targeted'."""
    replies = tuple(given.get(at, reply) for at, reply in enumerate(case.replies))
    level4 = case.level4 if case.level4 is None else given.get(LEVEL, case.level4)
    changed = Case(replies, level4, given.get(TIED, case.tied))
    level = frozenset({(LEVEL, given[LEVEL])}) if case.level4 is None and LEVEL in given else frozenset()
    return _classes_with(table, changed, level)


@settings(max_examples=25, deadline=None)
@given(asked(), st.integers(0, 40))
def test_within_the_stable_range_of_most_the_class_stays_and_beyond_it_does_not(
    drawn: tuple[RuleTable, tuple[Case, ...]], step: int
) -> None:
    table, cases = drawn
    share = Fraction(step, 41)
    for case in cases:
        stable = stability(table, case)
        states = table.states(case)
        now = {table.to_class(state) for state in states}
        assert stable.low <= table.most_over < stable.high
        assert (stable.margin is None) is (stable.low == 0 and stable.high == 1)
        if stable.low <= share < stable.high:
            assert {table.to_class(state, share) for state in states} == now
        if stable.high < 1:
            assert {table.to_class(state, stable.high) for state in states} != now


@settings(max_examples=1500, deadline=None)
@given(st.tuples(*[OPEN_OR_NOT] * 5), OPEN_OR_NOT, EITHER, st.integers(0, 4), st.integers(0, 9))
def test_from_no_to_yes_never_moves_a_service_down_the_ladder(
    replies: tuple[bool | None, ...], level4: bool | None, tied: bool, at: int, tenths: int
) -> None:
    table = RuleTable(CRITERIA, CLASS_RULES, Decimal(tenths) / 10)
    before = verdict(table, Case((*replies[:at], False, *replies[at + 1 :]), level4, tied))
    after = verdict(table, Case((*replies[:at], True, *replies[at + 1 :]), level4, tied))
    assert min(_rungs(after.classes)) >= min(_rungs(before.classes))
    assert max(_rungs(after.classes)) >= max(_rungs(before.classes))


def _rungs(classes: frozenset[ServiceClass | None]) -> list[int]:
    return [LADDER[to_class] for to_class in classes if to_class is not None]


def test_a_case_that_no_line_fits_has_no_class() -> None:
    table = RuleTable(CRITERIA, CLASS_RULES[:2], HALF)
    found = verdict(table, Case((True,) * 5, False, False))
    assert (found.outcome, found.lines, found.classes) == (None, (), frozenset({None}))


@pytest.mark.parametrize("share", ["0", "0.5", "0.8"])
def test_most_is_more_than_its_share_and_not_equal_to_it(share: str) -> None:
    table = RuleTable(CRITERIA, CLASS_RULES, Decimal(share))
    for met in range(6):
        replies = tuple(at >= 5 - met for at in range(5))
        city_wide = verdict(table, Case(replies, False, False)).outcome is CITY_WIDE
        assert city_wide is (met <= Fraction(share) * 5)


def test_a_catalogue_of_twelve_open_criteria_is_settled_by_naming_them_all() -> None:
    criteria = [CRITERIA[0].model_copy(update={"id": f"K{at}", "question": f"{at}?"}) for at in range(12)]
    table = RuleTable(criteria, CLASS_RULES, HALF)
    case = Case((None,) * 12, False, False)
    assert questions(table, case) == tuple(range(12))
    assert leads(table, case) == ()
    assert len(nearest_changes(table, case)[0].answers) == 6
