"""Which figures are held back so that nobody can be worked out from a table and its totals.

A figure of one to four posts is *small* and held back. Since totals are printed, others must be held back with it:
a held-back cell of a table can be worked out from the sums of its row and column exactly when it lies on no closed
way of held-back cells through rows and columns (totals counted as one more row and column). So every small cell is
put on such a way, by the least posts (Kelly, Golden and Assad 1992; the network view of cell suppression).

Tables of one workbook share the totals of services. A service that is small as a whole is held back throughout, in
every table, together with a second one of at least its size, and no other total of a service is ever held back:
so no table gives away what another holds back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import networkx as nx

from orgdesign.errors import OrgdesignError

SMALLEST_SHOWN = 5
"""Figures of fewer posts than this are held back: common practice in councils, not law."""
TOTAL = "@total"
"""The row and the column that hold sums; no id may hold an @."""

Key = tuple[str, str]
"""A cell by row and column."""
EVERYTHING: Key = (TOTAL, TOTAL)
"""The sum of all."""
_INSIDE, _SUMS, _ALL = range(3)
"""Cells inside a table, its sums, and the sum of everything: what is given up first to last."""
_PRICES = (1, 1_000, 1_000_000)
"""How much more dearly sums are given up than cells inside the table, where either would do."""


class UnprotectedError(OrgdesignError):
    """A figure cannot be hidden in its table. Nothing is published; this is a defect to report."""

    def __init__(self, key: Key) -> None:
        super().__init__(f"The figure of {key[0]} in {key[1]} cannot be held back safely.")


@dataclass(frozen=True)
class Count:
    """A figure and the posts behind it: all of them, and those with somebody in post.

    A figure that is not ``told`` stands in no table: it matters only because others give it away.
    """

    value: int
    posts: int
    filled: int
    told: bool = True

    def __add__(self, other: Count) -> Count:
        return Count(self.value + other.value, self.posts + other.posts, self.filled + other.filled)

    @property
    def small(self) -> bool:
        """Tell whether it says something of a handful of posts or people."""
        return self.told and (0 < self.posts < SMALLEST_SHOWN or 0 < self.filled < SMALLEST_SHOWN)


def with_totals(cells: Mapping[Key, Count]) -> dict[Key, Count]:
    """The cells of a table with the sums of its rows, its columns and the whole."""
    found = dict(cells)
    nothing = Count(0, 0, 0)
    for (row, column), count in cells.items():
        for key in ((row, TOTAL), (TOTAL, column), EVERYTHING):
            found[key] = found.get(key, nothing) + count
    return found


def small_services(totals: Mapping[str, Count]) -> frozenset[str]:
    """The services whose totals are held back: the small ones, and where those are too few to hide behind, the next.

    What is held back must be at least twice the largest small one, so that none can be told from the rest.
    """
    small = {name for name, count in totals.items() if count.small}
    if not small:
        return frozenset()
    hidden = set(small)
    for name in sorted(totals.keys() - small, key=lambda n: (totals[n].value, n)):
        if len(hidden) > 1 and sum(totals[n].value for n in hidden) >= 2 * max(totals[n].value for n in small):
            break
        if totals[name].value:
            hidden.add(name)
    return frozenset(hidden)


def held_back(tables: Sequence[Mapping[Key, Count]], hidden_rows: Set[str]) -> list[frozenset[Key]]:
    """The cells of each table, totals among them, that are held back, where the tables share their rows' totals.

    ``tables`` have their totals; ``hidden_rows`` are the services held back throughout. Zeros are shown. Where one
    table cannot do without hiding the sum of everything, all of them hide it.
    """
    found = [_held_back(table, hidden_rows, whole=False) for table in tables]
    if any(EVERYTHING in hidden for hidden in found):
        found = [_held_back(table, hidden_rows, whole=True) for table in tables]
    return found


def _held_back(cells: Mapping[Key, Count], hidden_rows: Set[str], *, whole: bool) -> frozenset[Key]:
    shown = {key: count for key, count in cells.items() if count.posts}
    always = {EVERYTHING} if whole else set()
    hidden = {key for key, count in shown.items() if count.small or key[0] in hidden_rows or key in always}
    graph = _graph(shown, hidden_rows)
    for key in sorted(hidden, key=lambda k: (shown[k].value, k)):
        _close(graph, shown, hidden, key)
    rows = {row for row, _ in shown} & hidden_rows
    _join(graph, shown, hidden, sorted(rows | {TOTAL} if whole else rows))
    return frozenset(hidden)


def _ends(key: Key) -> tuple[tuple[str, str], tuple[str, str]]:
    return ("row", key[0]), ("column", key[1])


def _graph(shown: Mapping[Key, Count], hidden_rows: Set[str]) -> nx.Graph[Any]:
    """Rows and columns as nodes, cells as edges; a service's total that must stay printed is no edge."""
    graph: nx.Graph[Any] = nx.Graph()
    for key in sorted(shown):
        if key[1] != TOTAL or key[0] in hidden_rows or key[0] == TOTAL or shown[key].small:
            graph.add_edge(*_ends(key), key=key)
    return graph


def _close(graph: nx.Graph[Any], shown: Mapping[Key, Count], hidden: set[Key], key: Key) -> None:
    """Put a held-back cell on a closed way of held-back cells, by those that readers miss least.

    Cells inside the table are given up first (as large as a small cell where that can be, so that it keeps a wide
    range), then sums of columns, then the sum of everything. There always is a way: a cell that is all of its row is
    as large as the row's total, and the sums make a row that crosses every column.
    """
    start, end = _ends(key)
    own = shown[key].value if shown[key].small else 1
    for least, sums in ((own, _INSIDE), (1, _INSIDE), (1, _SUMS), (1, _ALL)):

        def cost(_a: object, _b: object, edge: Mapping[str, Key], least: int = least, sums: int = sums) -> int | None:
            cell = edge["key"]
            if cell in hidden and cell != key and shown[cell].value >= least:
                return 0
            if cell == key or shown[cell].value < least or _rank(cell) > sums:
                return None
            return shown[cell].value + 1

        way = _way(graph, start, end, cost)
        if way:
            hidden.update(way)
            return
    raise UnprotectedError(key)


def _rank(cell: Key) -> int:
    if cell == EVERYTHING:
        return _ALL
    return _SUMS if TOTAL in cell else _INSIDE


def _join(graph: nx.Graph[Any], shown: Mapping[Key, Count], hidden: set[Key], rows: Sequence[str]) -> None:
    """Tie rows whose totals are held back to each other inside the table, not by their totals alone."""
    for one, two in pairwise(rows):

        def cost(a: object, b: object, edge: Mapping[str, Key]) -> int | None:
            if ("column", TOTAL) in {a, b}:
                return None
            return 0 if edge["key"] in hidden else _price(shown, edge["key"])

        hidden.update(_way(graph, ("row", one), ("row", two), cost))


def _price(shown: Mapping[Key, Count], cell: Key) -> int:
    return (shown[cell].value + 1) * _PRICES[_rank(cell)]


def _way(graph: nx.Graph[Any], start: object, end: object, cost: Any) -> Iterable[Key]:  # noqa: ANN401 - networkx's weight
    """The cells of the cheapest way from one row or column to another; none where there is no way."""
    if start not in graph or end not in graph:
        return ()
    try:
        nodes = nx.shortest_path(graph, start, end, weight=cost)
    except nx.NetworkXNoPath:
        return ()
    return [graph.edges[pair]["key"] for pair in pairwise(nodes)]
