"""The price of the next unit of a solved option: solved again with one more request, and certified."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from orgdesign.errors import UseError
from orgdesign.pipeline import Solved, solve_changed
from orgdesign.solve import Control, Limits
from orgdesign.solve.price import PERCENT, Price, Step, changed, prices, steps


@dataclass(frozen=True)
class Priced:
    """One step, the option solved with it, and what that costs at each priority; no prices where it is impossible."""

    step: Step
    before: Solved
    after: Solved

    @property
    def prices(self) -> tuple[Price, ...]:
        """The price at each priority."""
        if self.after.result.design is None:
            return ()
        return tuple(prices(self.before.result.stages, self.after.result.stages))

    def to_dict(self) -> dict[str, Any]:
        """The step and its price as plain data."""
        before, after = self.before.result, self.after.result
        return {
            "sentence": self.step.sentence,
            "request": self.step.request.model_dump(mode="json", include={"id", "kind", "subject", "object", "amount"}),
            "status": after.status.value,
            "because": after.because,
            "certified": after.certified,
            "prices": [p.to_dict() for p in self.prices],
            "amounts": {
                goal: {"before": amount, "after": after.amounts[goal]}
                for goal, amount in before.amounts.items()
                if after.design is not None
            },
        }


def price(
    solved: Solved, of: str, limits: Limits | None = None, control: Control | None = None, percent: Decimal = PERCENT
) -> Iterator[Priced]:
    """What the next unit costs, step by step: see ``orgdesign.solve.price.steps`` for what it can be of.

    Without ``limits`` the search is that of the result.

    Raises
    ------
    UseError
        Where the option has no design, or there is no next unit.
    UncertifiedError
        Where the independent checker disagrees with the solver; nothing is shown then.
    """
    if solved.result.design is None:
        raise UseError(f'Option "{solved.option}" has no design, so nothing has a price.')
    control = control or Control()
    for step in steps(solved.brief, solved.result.design, of, percent):
        if control.stopped:
            return
        after = solve_changed(solved, changed(solved.plan, step), limits or same_limits(solved), control)
        yield Priced(step, solved, after)


def same_limits(solved: Solved) -> Limits:
    """The search settings that a result was made with, for a full search."""
    names = Limits.__dataclass_fields__.keys() - {"quick"}
    found = {name: value for name, value in solved.result.settings.items() if name in names}
    return Limits(**found)
