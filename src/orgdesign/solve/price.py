"""The price of the next unit: what one property fewer, a lower cost or one more request met costs at each priority."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from decimal import ROUND_FLOOR, Decimal
from enum import StrEnum
from typing import Any

from orgdesign.brief import Brief
from orgdesign.design import Design, StageResult
from orgdesign.errors import UseError, nearest
from orgdesign.plan import Plan
from orgdesign.plan.requests import Kind, Request
from orgdesign.rules.objectives.requests_unmet import RequestsUnmet
from orgdesign.units import MONEY, decimal

PERCENT = Decimal(1)
"""By how much running cost is lowered, in per cent, unless told otherwise."""


class Of(StrEnum):
    """What the next unit can be of, beside the id of a *should* request."""

    PROPERTIES = "properties"
    RUNNING_COST = "running cost"
    REQUESTS = "requests"


class Firmness(StrEnum):
    """How firm a price is."""

    EXACT = "exactly"
    AT_MOST = "at most"
    FOUND = "found, not proven"


@dataclass(frozen=True)
class Step:
    """The next unit of something: a sentence, and the request that asks for it."""

    sentence: str
    request: Request


@dataclass(frozen=True)
class Price:
    """What the next unit costs at one priority: its value before and after, and how firm the difference is."""

    rank: int
    goals: tuple[str, ...]
    before: int
    after: int
    firmness: Firmness

    @property
    def change(self) -> int:
        """After less before: what is gained is negative."""
        return self.after - self.before

    def to_dict(self) -> dict[str, Any]:
        """The price as plain data."""
        return asdict(self) | {"goals": list(self.goals), "firmness": self.firmness.value, "change": self.change}


def steps(brief: Brief, design: Design, of: str, percent: Decimal = PERCENT) -> tuple[Step, ...]:
    """The next unit of what is named, from a design: one step, or one for each request that it does not meet.

    Raises
    ------
    UseError
        Where there is no next unit, or nothing of that name.
    """
    if of == Of.PROPERTIES:
        return (_property_fewer(brief, design),)
    if of == Of.RUNNING_COST:
        return (_cheaper(brief, design, percent),)
    unmet = {f.request for f in RequestsUnmet().findings(brief, design)}
    wishes = {r.id: r for r in brief.requests if r.strength == "should"}
    if of == Of.REQUESTS:
        if not unmet:
            raise UseError("Every request is met: there is no next one.")
        return tuple(_met(wishes[name]) for name in wishes if name in unmet)
    if of not in wishes:
        hint = nearest(of, [*Of, *wishes])
        raise UseError(
            f'"{of}" is neither {", ".join(Of)} nor a should request of this option.'
            + (f' Did you mean "{hint}"?' if hint else "")
        )
    if of not in unmet:
        raise UseError(f"The request {of} is met already.")
    return (_met(wishes[of]),)


def changed(plan: Plan, step: Step) -> Plan:
    """The plan with the step's request in it, in place of the one of the same id."""
    others = (r for r in plan.requests if r.id != step.request.id)
    return plan.with_rows(requests=[*others, step.request])


def prices(before: Sequence[StageResult], after: Sequence[StageResult]) -> Iterator[Price]:
    """What each priority comes to more or less.

    Exact where the priority and all before it are proven both times; at most that where only the later search of this
    priority is not proven: its true best may be lower, never higher.
    """
    firm = True
    for old, new in zip(before, after, strict=True):
        firmness = Firmness.EXACT if new.proven else Firmness.AT_MOST
        yield Price(old.rank, old.goals, old.value, new.value, firmness if firm and old.proven else Firmness.FOUND)
        firm = firm and old.proven and new.proven


def _property_fewer(brief: Brief, design: Design) -> Step:
    fewer = len(design.sites) - 1
    if fewer < 1:
        raise UseError("The design uses one property: there is none fewer.")
    return Step(f"One property fewer: {fewer} instead of {fewer + 1}.", _asked(brief, Kind.USE_AT_MOST, Decimal(fewer)))


def _cheaper(brief: Brief, design: Design, percent: Decimal) -> Step:
    cost = sum(brief.site[site].running_cost for site in design.sites)
    if not cost:
        raise UseError("The properties in use cost nothing to run: there is nothing less.")
    ceiling = int((cost * (1 - percent / 100)).to_integral_value(rounding=ROUND_FLOOR))
    return Step(
        f"Running cost lower by {percent.normalize():f} %: no more than {brief.plan.settings.currency}"
        f"{decimal(ceiling, MONEY):,.2f} a year.",
        _asked(brief, Kind.RUNNING_COST_CEILING, decimal(ceiling, MONEY)),
    )


def _met(wish: Request) -> Step:
    words = f"The request {wish.id} ({wish.kind.value} {wish.subject} {wish.object}".rstrip() + ") met."
    return Step(words, wish.model_copy(update={"strength": "must"}))


def _asked(brief: Brief, kind: Kind, amount: Decimal) -> Request:
    taken = {r.id for r in brief.plan.requests}
    name = next(f"price-{n}" for n in range(1, len(taken) + 2) if f"price-{n}" not in taken)
    return Request(id=name, kind=kind, amount=amount, strength="must", option=brief.option, reason="the next unit")
