"""What if: an option with requests more, solved again from the design that it has, and what that changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from orgdesign.brief import Brief
from orgdesign.compare import Mover, Side, movers, side_of
from orgdesign.design import Finding, StageResult
from orgdesign.errors import PlanError, Problem, Severity, UseError, nearest
from orgdesign.pipeline import Solved, solve_changed, start_of
from orgdesign.plan import Plan
from orgdesign.plan.check import check
from orgdesign.plan.options import Goal
from orgdesign.plan.requests import Kind, Request
from orgdesign.pricing import same_limits
from orgdesign.solve import Control, Limits
from orgdesign.solve.carried import narrower
from orgdesign.solve.price import Price, prices
from orgdesign.starts import Use, is_quick

REASON = "what-if"


@dataclass(frozen=True)
class Wish:
    """What is to be tried: a kind of request with its subject, object and amount."""

    kind: Kind
    subject: str = ""
    object: str = ""
    amount: Decimal | None = None


def pinned(brief: Brief, who: str, where: str) -> Wish:
    """A post, team or service put at a property; or a post in a locality, or a hosted service's host.

    Raises
    ------
    UseError
        Where the option has no such post, team or service, or no such property or locality.
    """
    known = (*brief.pool_of_post, *brief.team, *brief.teams_by_service)
    if who not in known:
        raise UseError(_no_such(who, known, "post, team or service"))
    if where in brief.site:
        return Wish(Kind.PIN_BASE, who, where)
    if where in brief.localities:
        return Wish(Kind.PIN_LOCALITY if who in brief.pool_of_post else Kind.HOST_IN, who, where)
    raise UseError(_no_such(where, (*brief.site, *brief.localities), "property or locality"))


def _no_such(word: str, known: Sequence[str], sort: str) -> str:
    hint = nearest(word, known)
    return f'This option has no {sort} "{word}".' + (f' Did you mean "{hint}"?' if hint else "")


def requests_for(plan: Plan, option: str, wishes: Sequence[Wish], reason: str = "", source: str = "") -> list[Request]:
    """The wishes as *must* requests of one option alone, each with an id that no row of the plan has."""
    found: list[Request] = []
    for wish in wishes:
        name = next_id([*plan.requests, *found])
        found.append(
            Request(
                id=name, kind=wish.kind, subject=wish.subject, object=wish.object, amount=wish.amount,
                strength="must", option=option, reason=reason.strip() or REASON, source=source,
            )
        )  # fmt: skip
    return found


def next_id(requests: Sequence[Request]) -> str:
    """An id for the next what-if request that none of these has."""
    taken = {r.id for r in requests}
    return next(name for n in range(1, len(taken) + 2) if (name := f"{REASON}-{n}") not in taken)


def faults(plan: Plan, request: Request) -> tuple[Problem, ...]:
    """What the plan's own checks speak against a request that is not in it yet; none where it can be added."""
    at = len(plan.requests)
    found = check({**plan.tables(), "requests": (*plan.requests, request)})
    return tuple(p for p in found if p.severity is Severity.ERROR and p.table == "requests" and p.index == at)


def with_requests(plan: Plan, requests: Sequence[Request]) -> Plan:
    """The plan with requests more.

    Raises
    ------
    PlanError
        Where the plan's own checks speak against them.
    """
    wrong: list[Problem] = []
    for request in requests:
        wrong += faults(plan, request)
        plan = plan.with_rows(requests=[*plan.requests, request])
    if wrong:
        raise PlanError(wrong)
    return plan


@dataclass(frozen=True)
class WhatIf:
    """Requests that were tried, the option as it was, and the option with them."""

    requests: tuple[Request, ...]
    before: Solved
    after: Solved

    @property
    def kept(self) -> bool:
        """Tell whether all of them held already, so that design and proofs are as they were."""
        start = self.after.result.settings.get("start", {})
        return bool(start) and start["use"] == Use.KEPT

    @property
    def quick(self) -> bool:
        """Tell whether only what is near the change was searched again."""
        return is_quick(self.after.result) and not self.kept

    @property
    def prices(self) -> tuple[Price, ...]:
        """What each priority comes to before and after; none where it cannot be had."""
        return tuple(prices(self.before.result.stages, self.after.result.stages)) if self._has_design else ()

    @property
    def betters(self) -> bool:
        """Tell whether the new design is better than the earlier one even without what was tried."""
        changes = [price.change for price in self.prices if price.change]
        return bool(changes) and changes[0] < 0 and narrower(self.before.brief, self.after.brief)

    @property
    def sides(self) -> tuple[Side, Side]:
        """Before and after, as sides of a comparison."""
        return side_of(self.before.brief, self.before.result), side_of(self.after.brief, self.after.result)

    @property
    def movers(self) -> tuple[Mover, ...]:
        """Every post whose team or base differs."""
        return movers(*self.sides)

    @property
    def no_longer_met(self) -> tuple[Finding, ...]:
        """The *should* requests that held before and do not any more."""
        return _unmet(self.after, self.before) if self._has_design else ()

    @property
    def now_met(self) -> tuple[Finding, ...]:
        """The *should* requests that did not hold before and do now."""
        return _unmet(self.before, self.after) if self._has_design else ()

    @property
    def _has_design(self) -> bool:
        return self.after.result.design is not None

    def to_dict(self) -> dict[str, Any]:
        """Everything that changed as plain data."""
        old, new = self.before.result, self.after.result
        asked = {"id", "kind", "subject", "object", "amount"}
        return {
            "requests": [r.model_dump(mode="json", include=asked) for r in self.requests],
            "kept": self.kept,
            "quick": self.quick,
            "betters": self.betters,
            "status": new.status.value,
            "because": new.because,
            "ended": new.ended.value,
            "certified": new.certified,
            "prices": [p.to_dict() for p in self.prices],
            "proven": [{"rank": s.rank, "before": b.words, "after": s.words} for b, s in self._stages],
            "amounts": {
                goal: {"before": amount, "after": new.amounts[goal]}
                for goal, amount in old.amounts.items()
                if self._has_design
            },
            "posts": [m.to_dict() for m in self.movers],
            "no_longer_met": [f.to_dict() for f in self.no_longer_met],
            "now_met": [f.to_dict() for f in self.now_met],
            "conflict": new.conflict.to_dict() if new.conflict else None,
            "start": new.settings.get("start"),
        }

    @property
    def _stages(self) -> list[tuple[StageResult, StageResult]]:
        return list(zip(self.before.result.stages, self.after.result.stages, strict=False))


def _unmet(side: Solved, other: Solved) -> tuple[Finding, ...]:
    """The *should* requests that one result does not meet and the other does."""
    there = {f.request for f in other.result.findings if f.rule == Goal.REQUESTS_UNMET}
    return tuple(f for f in side.result.findings if f.rule == Goal.REQUESTS_UNMET and f.request not in there)


def quickly(limits: Limits) -> Limits:
    """The same settings for a search near the change alone, which never goes by the clock."""
    return replace(limits, quick=True, fast=False)


def what_if(
    solved: Solved,
    wishes: Sequence[Wish],
    limits: Limits | None = None,
    control: Control | None = None,
    *,
    full: bool = False,
) -> WhatIf:
    """The option with the wishes as *must* requests, solved again from the design that it has.

    Where they hold already, design and proofs stay as they are and nothing is searched. Else only what is near the
    change is, unless it is asked for in ``full``. Without ``limits`` the search is that of the result.

    Raises
    ------
    PlanError
        Where a wish names what the plan does not have.
    UseError
        Where the option has no design.
    UncertifiedError
        Where the independent checker disagrees with the solver; nothing is shown then.
    """
    requests = requests_for(solved.plan, solved.option, wishes)
    plan = with_requests(solved.plan, requests)
    start = start_of(solved, keep=True)
    limits = limits or same_limits(solved)
    after = solve_changed(solved, plan, limits if full else quickly(limits), control or Control(), start)
    return WhatIf(tuple(requests), solved, after)
