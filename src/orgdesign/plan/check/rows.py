"""The rows under check, with the look-ups that every check needs."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar, cast

from orgdesign.errors import Problem, Severity, nearest
from orgdesign.plan.defaults import CLASS_RULES, CRITERIA
from orgdesign.plan.fields import Row
from orgdesign.plan.places import Need, Place
from orgdesign.plan.posts import Post
from orgdesign.plan.services import ClassRule, Criterion, Service
from orgdesign.plan.settings import Settings

R = TypeVar("R", bound=Row)

MEASURES = "needs.measure"
"""A reference to any measure of the needs table."""
_SEARCHES = 300
_SEARCHED = 3_000


@dataclass(frozen=True)
class Patched:
    """A refused row with stand-ins in the columns that could not be read, so that the others can be checked."""

    row: Row
    columns: frozenset[str]


@dataclass(frozen=True)
class Gaps:
    """What was handed in but could not be read, so that nothing is said to be missing that is only unread.

    ``refused`` holds, for each table with refused rows, their ids (or measures) as far as these could be read;
    ``unread`` the tables that could not be read at all. Problems of ``patched`` rows count on from the table's
    proper rows: the first patched row has the position after the last proper one.
    """

    refused: Mapping[str, Collection[str]] = field(default_factory=dict)
    unread: Collection[str] = ()
    patched: Mapping[str, Sequence[Patched]] = field(default_factory=dict)


class Rows:
    """The tables of a plan in reading order, with what is known of rows that were refused.

    ``line`` holds the options whose changes have been made; none for the plan itself.
    """

    def __init__(
        self, tables: Mapping[str, Sequence[Row]], gaps: Gaps | None = None, line: Collection[str] = ()
    ) -> None:
        self.tables = tables
        self.gaps = gaps or Gaps()
        self.line = line
        self._known: dict[str, set[str]] = {}
        self._hints: dict[tuple[str, str], str] = {}

    def of(self, kind: type[R]) -> Sequence[R]:
        """The rows of one table."""
        return cast("Sequence[R]", self.tables.get(kind.table, ()))

    def at(self, kind: type[R]) -> Iterator[tuple[int, R]]:
        """The rows of one table, each with its position."""
        return enumerate(self.of(kind))

    def readable(self, kind: type[Row]) -> Iterator[tuple[int, Row, frozenset[str]]]:
        """The rows of one table and then its patched ones, with position and the columns that do not count."""
        proper = self.of(kind)
        for at, row in enumerate(proper):
            yield at, row, frozenset()
        for at, patched in enumerate(self.gaps.patched.get(kind.table, ()), start=len(proper)):
            yield at, patched.row, patched.columns

    def whole(self, *kinds: type[Row]) -> bool:
        """Tell whether every row of these tables could be read."""
        return all(k.table not in self.gaps.refused and k.table not in self.gaps.unread for k in kinds)

    def setting(self, column: str) -> Any:  # noqa: ANN401 - a column of any type
        """A value of the plan's own row; None where it could not be read."""
        found = next(self.readable(Settings), None)
        return None if found is None or column in found[2] else getattr(found[1], column)

    @cached_property
    def tiers(self) -> tuple[str, ...] | None:
        """The words for the tiers, largest first; None where they could not be read or one stands twice."""
        words: tuple[str, ...] | None = self.setting("tiers")
        return words if words and len(set(words)) == len(words) else None

    @cached_property
    def delivery_tier(self) -> str | None:
        """The delivery tier; None where it is not sound, so that nothing is said on its account."""
        tier: str | None = self.setting("delivery_tier")
        return tier if tier in (self.tiers or ()) else None

    @cached_property
    def criteria(self) -> Sequence[Criterion]:
        """The criteria in force."""
        own = self.of(Criterion)
        return own if own or not self.whole(Criterion) else CRITERIA

    @cached_property
    def class_rules(self) -> Sequence[ClassRule]:
        """The rule table in force."""
        own = self.of(ClassRule)
        return own if own or not self.whole(ClassRule) else CLASS_RULES

    @cached_property
    def services(self) -> Mapping[str, Service]:
        """Services by id."""
        return {row.id: row for row in self.of(Service)}

    @cached_property
    def posts(self) -> Mapping[str, Post]:
        """Posts by id."""
        return {row.id: row for row in self.of(Post)}

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """Places by id."""
        return {row.id: row for row in self.of(Place)}

    def locality_of(self, place: str) -> str | None:
        """The place of the delivery tier that holds this one; None where there is none or the tree is broken."""
        seen: set[str] = set()
        current = self.places.get(place)
        while current is not None and current.id not in seen:
            if current.tier == self.delivery_tier:
                return current.id
            seen.add(current.id)
            current = self.places.get(current.parent) if current.parent else None
        return None

    def known(self, table: str) -> set[str]:
        """Every id of a table, of refused rows too; for ``needs.measure`` every measure."""
        if table not in self._known:
            name = table.partition(".")[0]
            self._known[table] = self._ids(table) | set(self.gaps.refused.get(name, ()))
        return self._known[table]

    def _ids(self, table: str) -> set[str]:
        if table == MEASURES:
            return {row.measure for row in self.of(Need)}
        if table == Criterion.table:
            return {row.id for row in self.criteria}
        return {row.ident()[0] for row in self.tables.get(table, ())}

    def lacks(self, table: str, value: str) -> bool:
        """Tell whether a table certainly has no such row."""
        return table.partition(".")[0] not in self.gaps.unread and value not in self.known(table)

    def nearest(self, table: str, value: str) -> str:
        """The id that was most likely meant: by its name, without lost leading zeros, or by its spelling."""
        key = (table, value)
        if key not in self._hints and len(self._hints) < _SEARCHES:
            self._hints[key] = self._meant(table, value)
        return self._hints.get(key, "")

    def _meant(self, table: str, value: str) -> str:
        named = [row.ident()[0] for row in self.tables.get(table, ()) if getattr(row, "name", None) == value]
        if len(named) == 1:
            return named[0]
        if value.isdigit():
            padded = [k for k in self.known(table) if k.lstrip("0") == value.lstrip("0")]
            if len(padded) == 1:
                return padded[0]
        return nearest(value, sorted(self.known(table))[:_SEARCHED])


def error(
    kind: type[Row], at: int | None, column: str, value: object, code: str, expected: str, suggestion: str = ""
) -> Problem:
    """A problem that stops the plan from being used."""
    return Problem(code, kind.table, expected, at, column, "" if value is None else str(value), suggestion)


def warning(
    kind: type[Row], at: int | None, column: str, value: object, code: str, expected: str, suggestion: str = ""
) -> Problem:
    """A problem that a person should look at, but which stops nothing."""
    text = "" if value is None else str(value)
    return Problem(code, kind.table, expected, at, column, text, suggestion, Severity.WARNING)
