"""What is held back cannot be worked out from a table and its sums."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from orgdesign.report.disclosure import TOTAL, Count, Key, held_back, small_services, with_totals
from tests.report.attacker import Attacker

Table = dict[Key, Count]


def _counts(rows: Mapping[str, tuple[int, ...]]) -> Table:
    """A table of counts of filled posts, columns a, b, c...; zeros are cells without posts."""
    return with_totals({(r, "abcdef"[i]): Count(n, n, n) for r, ns in rows.items() for i, n in enumerate(ns)})


def _totals(table: Table) -> dict[str, Count]:
    return {row: count for (row, column), count in table.items() if column == TOTAL and row != TOTAL}


def _hidden(*tables: Table) -> tuple[frozenset[str], list[frozenset[Key]]]:
    services: frozenset[str] = frozenset()
    for table in tables:
        services |= small_services(_totals(table))
    return services, held_back(tables, services)


def _attack(*tables: Table) -> Mapping[object, float]:
    """What is left open of each held-back figure when all tables are put together; service totals are shared."""
    _, hidden = _hidden(*tables)
    attacker = Attacker()

    def name(number: int, key: Key) -> object:
        return key if key[1] == TOTAL and len(tables) > 1 else (number, key)

    for number, table in enumerate(tables):
        for key, count in table.items():
            attacker.learn(name(number, key), None if key in hidden[number] else count.value)
        rows, columns = {r for r, _ in table} - {TOTAL}, {c for _, c in table} - {TOTAL}
        for row in rows | {TOTAL}:
            attacker.sums(name(number, (row, TOTAL)), [name(number, (row, c)) for c in columns if (row, c) in table])
        for column in columns | {TOTAL}:
            parts = [name(number, (r, column)) for r in rows if (r, column) in table]
            attacker.sums(name(number, (TOTAL, column)), parts)
    return attacker.widths()


def test_a_small_figure_is_held_back_and_zero_is_not() -> None:
    table = _counts({"r": (0, 4, 20), "s": (10, 12, 30)})
    _, (hidden,) = _hidden(table)
    assert ("r", "b") in hidden
    assert ("r", "a") not in hidden


def test_others_are_held_back_with_it_so_that_sums_do_not_give_it_away() -> None:
    table = _counts({"r": (3, 20, 30), "s": (10, 12, 30), "t": (40, 40, 40)})
    _, (hidden,) = _hidden(table)
    assert hidden == {("r", "a"), ("r", "b"), ("s", "a"), ("s", "b")}


def test_a_table_without_small_figures_is_printed_whole() -> None:
    table = _counts({"r": (10, 20), "s": (0, 12)})
    assert _hidden(table) == (frozenset(), [frozenset()])


def test_a_small_service_is_held_back_with_another_of_at_least_its_size() -> None:
    totals = {"r": Count(3, 3, 3), "s": Count(9, 9, 9), "t": Count(50, 50, 50), "u": Count(0, 0, 0)}
    assert small_services(totals) == {"r", "s"}
    assert small_services({"s": Count(9, 9, 9)}) == frozenset()


def test_many_posts_with_few_people_in_them_are_small() -> None:
    assert Count(9, 9, 4).small
    assert not Count(9, 9, 0).small
    assert not Count(3, 3, 3, told=False).small


def test_the_sum_of_everything_is_given_up_last() -> None:
    table = _counts({"r": (3, 9, 9), "s": (0, 0, 3), "t": (10, 12, 30), "u": (6, 6, 6)})
    _, (hidden,) = _hidden(table)
    assert (TOTAL, TOTAL) not in hidden


_LAST = 3
"""The column of services that are one team for the whole area."""


@st.composite
def _tables(draw: DrawFn) -> tuple[Table, Table]:
    """Two options of one plan: the same services with the same totals, split or kept whole as each option has it."""
    one: dict[str, tuple[int, ...]] = {}
    two: dict[str, tuple[int, ...]] = {}
    for name in (f"s{i}" for i in range(draw(st.integers(1, 7)))):
        split = draw(st.lists(st.integers(0, 12), min_size=_LAST, max_size=_LAST))
        whole = (*[0] * _LAST, sum(split))
        if sum(split):
            one[name] = whole if draw(st.booleans()) else (*split, 0)
            two[name] = whole if draw(st.booleans()) else (*draw(st.permutations(split)), 0)
    return _counts(one or {"s": (9,)}), _counts(two or {"s": (9,)})


@settings(max_examples=300, deadline=None)
@given(pair=_tables())
def test_no_held_back_figure_can_be_worked_out_from_one_table(pair: tuple[Table, Table]) -> None:
    assert all(width > 0.99 for width in _attack(pair[0]).values())


@settings(max_examples=300, deadline=None)
@given(pair=_tables())
def test_no_held_back_figure_can_be_worked_out_from_two_options_together(pair: tuple[Table, Table]) -> None:
    assert all(width > 0.99 for width in _attack(*pair).values())
