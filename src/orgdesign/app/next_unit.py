"""The price of the next unit: what can be asked for, and what it came to at every priority."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from orgdesign.app.tabling import Cell
from orgdesign.app.visit import Visit
from orgdesign.app.wording import stage_amount
from orgdesign.brief import Brief
from orgdesign.compare import Side
from orgdesign.errors import UseError
from orgdesign.plan.requests import Request
from orgdesign.solve.price import Of, Step, prices, steps


def next_units(visit: Visit, option: str) -> Mapping[str, Step]:
    """The next units of an option's current design, by what they are called."""
    return visit.keep(("next units", option), lambda: _next_units(visit, option))


def _next_units(visit: Visit, option: str) -> dict[str, Step]:
    solved = visit.results.get(option)
    if solved is None or solved.result.design is None or not visit.is_current(solved):
        return {}
    found: dict[str, Step] = {}
    for of in Of:
        try:
            units = steps(solved.brief, solved.result.design, of)
        except UseError:
            # There is no next unit of this: it is not offered.
            continue
        found.update({_called(visit, of, step): step for step in units})
    return found


def _called(visit: Visit, of: Of, step: Step) -> str:
    return f"Met: {visit.names.request(step.request)}" if of is Of.REQUESTS else step.sentence


def step_request(visit: Visit, step: Step, option: str) -> Request:
    """The what-if request that asks for a next unit, for one option alone."""
    return step.request.model_copy(
        update={
            "id": visit.next_pin(),
            "option": option,
            "weight": Decimal(1),
            "reason": "price of the next unit",
            "source": "added in the app",
        }
    )


def price_rows(before: Side, now: Side) -> list[dict[str, Cell]]:
    """A row for each priority: what it came to before and now, and how firm the difference is; none if others."""
    if before.result is None or now.result is None:
        return []
    old, new = before.result.stages, now.result.stages
    if [(s.rank, s.goals) for s in old] != [(s.rank, s.goals) for s in new]:
        return []
    return [
        {
            "Priority": f"{price.rank}. {', '.join(price.goals)}",
            "Before": _amount(now.brief, price.rank, price.before),
            "Now": _amount(now.brief, price.rank, price.after),
            "It costs": _amount(now.brief, price.rank, price.change),
            "How firm": price.firmness.value,
            "Proven before": was.words,
            "Proven now": now_is.words,
        }
        for price, was, now_is in zip(prices(old, new), old, new, strict=True)
    ]


def _amount(brief: Brief, rank: int, value: int) -> str:
    stage = next((s for s in brief.stages if s.rank == rank), None)
    return stage_amount(stage, value, brief.plan.settings.currency)
