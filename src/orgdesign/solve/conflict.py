"""Why a brief is impossible: a smallest set of rules, requests and services that cannot hold together.

Everything that may be left out is tried: first rules, then requests, then whole services, in shrinking chunks.
What remains is verified: impossible together, possible without any one of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from orgdesign.brief import Brief
from orgdesign.design import Conflict
from orgdesign.plan.requests import Kind, Request
from orgdesign.rules.register import in_force
from orgdesign.solve.control import Control
from orgdesign.solve.limits import Limits
from orgdesign.solve.model import decisions
from orgdesign.solve.search import search


class _Sort(StrEnum):
    RULE = "rule"
    REQUEST = "request"
    SERVICE = "service"


@dataclass(frozen=True)
class _Item:
    sort: _Sort
    id: str


def explain_conflict(brief: Brief, limits: Limits, control: Control) -> Conflict:
    """Find and verify a smallest impossible set.

    A set that cannot be told possible or impossible within the limits counts as possible, so that nothing is
    left out without proof; ``verified`` is then False.
    """
    trial = _Trial(brief, limits, control)
    core: list[_Item] = []
    for sort in _Sort:
        core = trial.shrink(core, trial.items(sort), trial.later(sort))
    verified = (
        trial.sure
        and trial.impossible(core)
        and all(not trial.impossible([i for i in core if i != item]) and trial.sure for item in core)
    )
    names = {sort: tuple(sorted(i.id for i in core if i.sort is sort)) for sort in _Sort}
    return Conflict(
        rules=names[_Sort.RULE],
        requests=names[_Sort.REQUEST],
        services=names[_Sort.SERVICE],
        verified=verified,
        sentence=_sentence(brief, names),
    )


class _Trial:
    """Tells whether a set of items is impossible, and keeps what it has told."""

    def __init__(self, brief: Brief, limits: Limits, control: Control) -> None:
        self._brief = brief
        self._limits = limits
        self._control = control
        self._told: dict[frozenset[_Item], bool] = {}
        self.sure = True

    def items(self, sort: _Sort) -> list[_Item]:
        if sort is _Sort.RULE:
            return [_Item(sort, r.id) for r in in_force(self._brief) if r.id != "requests"]
        if sort is _Sort.REQUEST:
            return [_Item(sort, r.id) for r in self._brief.requests if r.strength == "must"]
        return [_Item(sort, s) for s in sorted({t.service for t in self._brief.teams})]

    def later(self, sort: _Sort) -> list[_Item]:
        order = list(_Sort)
        return [item for s in order[order.index(sort) + 1 :] for item in self.items(s)]

    def shrink(self, settled: list[_Item], candidates: list[_Item], later: list[_Item]) -> list[_Item]:
        """Drop chunks of the candidates, halving, as long as the rest stays impossible."""
        needed = list(candidates)
        size = max(1, len(needed) // 2)
        while needed:
            start = 0
            while start < len(needed):
                rest = needed[:start] + needed[start + size :]
                if self.impossible([*settled, *rest, *later]):
                    needed = rest
                else:
                    start += size
            if size == 1:
                break
            size = max(1, size // 2)
        return [*settled, *needed]

    def impossible(self, items: Sequence[_Item]) -> bool:
        key = frozenset(items)
        if key not in self._told:
            self._told[key] = self._solve(key)
        return self._told[key]

    def _solve(self, items: frozenset[_Item]) -> bool:
        names = {sort: {i.id for i in items if i.sort is sort} for sort in _Sort}
        rules = [r for r in in_force(self._brief) if r.id in names[_Sort.RULE] or r.id == "requests"]
        asked = tuple(r for r in self._brief.requests if r.strength == "must" and r.id in names[_Sort.REQUEST])
        part = _restrict(self._brief, asked, names[_Sort.SERVICE])
        found = search(decisions(part, rules), [], self._limits, self._control)
        if found.values is None and not found.impossible:
            self.sure = False
        return found.impossible


def _restrict(brief: Brief, asked: tuple[Request, ...], services: set[str]) -> Brief:
    """The brief with only these requests, and only these services and those that the requests name."""
    named = {t.service for r in asked for name in (r.subject, r.object) for t in brief.teams_named(name)}
    named |= {brief.pool_of_post[r.subject].service for r in asked if r.subject in brief.pool_of_post}
    covering = any(r.kind is Kind.COVER for r in asked)
    keep = {t.service for t in brief.teams} if covering else services | named
    return replace(
        brief,
        teams=tuple(t for t in brief.teams if t.service in keep),
        pools=tuple(p for p in brief.pools if p.service in keep),
        pairs=(),
        requests=asked,
    )


def _sentence(brief: Brief, names: dict[_Sort, tuple[str, ...]]) -> str:
    parts = []
    if names[_Sort.RULE]:
        parts.append("the rules " + ", ".join(names[_Sort.RULE]))
    if names[_Sort.REQUEST]:
        rows = {r.id: r for r in brief.requests}
        said = [
            f"{i} ({rows[i].kind.value} {rows[i].subject} {rows[i].object}".rstrip() + ")" for i in names[_Sort.REQUEST]
        ]
        parts.append("the requests " + ", ".join(said))
    text = " and ".join(parts) or "what every design must be"
    services = names[_Sort.SERVICE]
    return f"These cannot hold together: {text}" + (f", for the services {', '.join(services)}." if services else ".")
