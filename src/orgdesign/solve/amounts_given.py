"""By how much the amount of one request must give, all else as it is asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from orgdesign.brief import Brief
from orgdesign.design import Design
from orgdesign.plan.requests import Kind, Request
from orgdesign.rules.asks.named import amount_of
from orgdesign.rules.asks.register import ASKS
from orgdesign.rules.decisions import NO_LIMIT, Decisions, Line
from orgdesign.rules.register import in_force
from orgdesign.solve.model import decisions
from orgdesign.solve.values import design_of
from orgdesign.units import FTE, MINUTE, MONEY, decimal, whole

if TYPE_CHECKING:
    from orgdesign.solve.give import Seek

BY_ROW: Mapping[Kind, int] = {
    Kind.USE_AT_MOST: 1,
    Kind.RUNNING_COST_CEILING: MONEY,
    Kind.ONE_OFF_COST_CEILING: MONEY,
    Kind.FTE_FLOOR: FTE,
    Kind.COVER: 1,
    Kind.SKILL_MIX: FTE,
}
"""Kinds whose amount is the limit of their rows, with its smallest unit: what gives can be a variable."""
_LARGEST_CAP = 1_000_000
"""No cap on caseload is tried beyond this."""


@dataclass(frozen=True)
class Given:
    """An amount that leaves a design possible, by how much it gives, and whether less is proven not to be enough."""

    amount: Decimal
    by: int
    least: bool
    design: Design


def by_row(seek: Seek, request: Request) -> Given | None:
    """One search: the request's own rows with what gives in them, as little as can be."""
    decide = decisions(_without(seek.brief, request), in_force(seek.brief))
    begin = len(decide.lines)
    ASKS[request.kind].require(seek.brief, decide, request)
    own = decide.lines[begin:]
    del decide.lines[begin:]
    if any(not line.terms for line in own):
        return None
    give = decide.number(f"give {request.id}", 0, max(_most(decide, line) for line in own))
    for line in own:
        sign = -1 if line.high < NO_LIMIT else 1
        decide.row([*line.terms, (give, sign)], line.low, line.high)
    found = seek.search(decide, [(give, 1)])
    if found.values is None:
        return None
    unit, by = BY_ROW[request.kind], found.values[give]
    up = all(line.high < NO_LIMIT for line in own)
    amount = decimal(amount_of(request, unit) + (by if up else -by), unit)
    return Given(amount, by, found.proven, design_of(decide, found.values))


def by_trying(seek: Seek, request: Request) -> Given | None:
    """One amount after another, halving what lies between: a larger one never rules out what a smaller one allows."""
    tries = _Tries(seek, request)
    offered = _minutes(seek.brief, request) if request.kind is Kind.REACH else _doubled(tries, request)
    if not offered or tries.at(offered[-1]) is None:
        return None
    low, high = 0, len(offered) - 1
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if tries.at(offered[middle]) is not None else (middle + 1, high)
    design = tries.at(offered[high])
    assert design is not None
    unit = MINUTE if request.kind is Kind.REACH else 1
    amount = Decimal(offered[high])
    return Given(amount, whole(amount - (request.amount or Decimal(0)), unit), tries.sure, design)


class _Tries:
    """Designs by amount; ``sure`` while every amount that allows none is proven to."""

    def __init__(self, seek: Seek, request: Request) -> None:
        self._seek = seek
        self._request = request
        self._known: dict[int, Design | None] = {}
        self.sure = True

    def at(self, amount: int) -> Design | None:
        """A design with this amount, None where there is none."""
        if amount not in self._known:
            self._known[amount] = self._search(amount)
        return self._known[amount]

    def _search(self, amount: int) -> Design | None:
        own = self._request.model_copy(update={"amount": Decimal(amount)})
        rows = tuple(own if r.id == own.id else r for r in self._seek.brief.requests)
        decide = decisions(replace(self._seek.brief, requests=rows), in_force(self._seek.brief))
        found = self._seek.search(decide, [])
        if found.values is None:
            self.sure = self.sure and found.impossible
            return None
        return design_of(decide, found.values)


def _minutes(brief: Brief, request: Request) -> Sequence[int]:
    """The whole minutes within which one property more is reached."""
    asked = request.amount or Decimal(0)
    away = {-(-brief.travel.seconds(request.object, site.id) // MINUTE) for site in brief.sites}
    return sorted(minutes for minutes in away if minutes > asked)


def _doubled(tries: _Tries, request: Request) -> Sequence[int]:
    """Whole caps between the last that allows no design and the first, doubling, that does; empty where none does."""
    before = top = int(request.amount or 0) + 1
    while tries.at(top) is None and top < _LARGEST_CAP:
        before, top = top, top * 2
    return range(before, top + 1)


def _without(brief: Brief, request: Request) -> Brief:
    """The brief with the request as a *should*."""
    own = request.model_copy(update={"strength": "should"})
    return replace(brief, requests=tuple(own if r.id == request.id else r for r in brief.requests))


def _most(decide: Decisions, line: Line) -> int:
    """The most that a row could ever have to give."""
    least, most = decide.reach(line.terms)
    return max(0, most - line.high if line.high < NO_LIMIT else line.low - least)
