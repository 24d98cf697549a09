"""Why a brief is impossible: a smallest set of rules, requests and services that cannot hold together.

Everything that may be left out is tried: first rules, then requests, then whole services, in shrinking chunks.
What remains is verified: impossible together, possible without any one of it. A request that is left out is still
asked for, as a *should*: a post that it names may still do what it asks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from orgdesign.brief import Brief
from orgdesign.design import Conflict
from orgdesign.plan.requests import Kind
from orgdesign.rules.decisions import Decisions
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
    left out without proof; ``verified`` is then False where it was the set itself, or the set without one of it.
    """
    trial = _Trial(brief, limits, control)
    core: list[_Item] = []
    for sort in _Sort:
        core = trial.shrink(core, trial.items(sort), trial.later(sort))
    verified = trial.told(core) is True and all(trial.told([i for i in core if i != item]) is False for item in core)
    names = {sort: tuple(sorted(i.id for i in core if i.sort is sort)) for sort in _Sort}
    return Conflict(
        rules=names[_Sort.RULE],
        requests=names[_Sort.REQUEST],
        services=names[_Sort.SERVICE],
        verified=verified,
        sentence=_sentence(brief, names),
    )


def restricted(brief: Brief, conflict: Conflict) -> Decisions:
    """The decisions and rows of a conflict alone: only its rules, requests and services."""
    names = {
        _Sort.RULE: set(conflict.rules),
        _Sort.REQUEST: set(conflict.requests),
        _Sort.SERVICE: set(conflict.services),
    }
    return _decisions(brief, names)


class _Trial:
    """Tells whether a set of items is impossible, and keeps what it has told."""

    def __init__(self, brief: Brief, limits: Limits, control: Control) -> None:
        self._brief = brief
        self._limits = limits
        self._control = control
        self._told: dict[frozenset[_Item], bool | None] = {}

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
                if self.told([*settled, *rest, *later]):
                    needed = rest
                else:
                    start += size
            if size == 1:
                break
            size = max(1, size // 2)
        return [*settled, *needed]

    def told(self, items: Sequence[_Item]) -> bool | None:
        """True where the items are impossible together, False where possible, None where neither is known."""
        key = frozenset(items)
        if key not in self._told:
            names = {sort: {i.id for i in key if i.sort is sort} for sort in _Sort}
            found = search(_decisions(self._brief, names), [], self._limits, self._control)
            self._told[key] = None if found.values is None and not found.impossible else found.impossible
        return self._told[key]


def _decisions(brief: Brief, names: Mapping[_Sort, set[str]]) -> Decisions:
    rules = [r for r in in_force(brief) if r.id in names[_Sort.RULE] or r.id == "requests"]
    return decisions(restrict(brief, names[_Sort.REQUEST], names[_Sort.SERVICE]), rules)


def restrict(brief: Brief, asked: set[str], services: set[str]) -> Brief:
    """The brief with only these requests as *must*, and only these services and those that the requests name."""
    requests = tuple(
        r if r.strength == "should" or r.id in asked else r.model_copy(update={"strength": "should"})
        for r in brief.requests
    )
    musts = [r for r in requests if r.strength == "must"]
    named = {t.service for r in musts for name in (r.subject, r.object) for t in brief.teams_named(name)}
    named |= {brief.pool_of_post[r.subject].service for r in musts if r.subject in brief.pool_of_post}
    covering = any(r.kind is Kind.COVER for r in musts)
    keep = {t.service for t in brief.teams} if covering else services | named
    return replace(
        brief,
        teams=tuple(t for t in brief.teams if t.service in keep),
        pools=tuple(p for p in brief.pools if p.service in keep),
        pairs=(),
        requests=requests,
    )


def _sentence(brief: Brief, names: Mapping[_Sort, tuple[str, ...]]) -> str:
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
