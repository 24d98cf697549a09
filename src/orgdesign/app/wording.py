"""Words on the screen: other people's text made harmless, amounts with their units, and what is proven."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from orgdesign.brief import Brief, Stage
from orgdesign.design import Result, StageResult, Status
from orgdesign.plan.options import Goal
from orgdesign.plan.services import ServiceClass
from orgdesign.plan.settings import Settings
from orgdesign.rules.register import OBJECTIVES

_MARKS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&^=/@\"'])")
_JOINED = re.compile(r"(?<=:)(?=//)|(?<=www)(?=\.)|(?<=@)(?=\w)|(?<=-)(?=[->])|(?<=<)(?=-)", re.IGNORECASE)
_JOINER = "\u2060"
_WEIGHT = 10_000
"""Ten-thousandths in a stage's value for one smallest unit of an objective of weight 1."""


def plain(text: object) -> str:
    """Text from a plan as it stands, for places where Streamlit would read Markdown.

    Nothing in it can become a picture, a link, a formula or a colour, whatever a workbook holds.
    """
    flat = " ".join(str(text).split())
    return _MARKS.sub(r"\\\1", _JOINED.sub(_JOINER, flat))


def listed(parts: Iterable[str], none: str = "none") -> str:
    """Several things in one cell."""
    return "; ".join(parts) or none


def counted(number: float, one: str, many: str = "") -> str:
    """A count with its noun: 1 post, 2,140 posts."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def class_word(to_class: ServiceClass | None, settings: Settings) -> str:
    """A class in the council's own word; open where there is none."""
    if to_class is None:
        return "open"
    return settings.area_wide if to_class is ServiceClass.CITY_WIDE else to_class.value


def share(part: int, whole: int) -> str:
    """A share in whole per cent; never 0 % or 100 % where it is not quite that."""
    if not whole:
        return "none"
    if 0 < part < whole:
        return f"{min(99, max(1, round(100 * part / whole)))} %"
    return f"{round(100 * part / whole)} %"


def amount(goal: Goal, value: float | Decimal, currency: str) -> str:
    """An objective's amount, given in its smallest unit, as people write it."""
    rule = OBJECTIVES[goal]
    shown = Decimal(str(value)) / rule.per_shown
    if rule.shown_unit.startswith(_CURRENCY):
        sign = "-" if round(shown) < 0 else ""
        return f"{sign}{currency}{abs(shown):,.0f}{rule.shown_unit.removeprefix(_CURRENCY)}"
    figure = f"{shown:,.2f}" if rule.per_shown in _FINE else f"{shown:,.0f}"
    return f"{figure} {rule.shown_unit}"


_CURRENCY = "currency"
_FINE = frozenset({100, 10_000})
"""Objectives counted in hundredths or finer are shown to two places."""


def stage_amount(stage: Stage | None, value: float, currency: str) -> str:
    """A stage's value: in the objective's own unit where it has one objective, else as a weighted sum."""
    if stage is not None and len(stage.terms) == 1:
        (term,) = stage.terms
        return amount(term.goal, Decimal(str(value)) / term.weight, currency)
    return f"{value / _WEIGHT:,.0f} weighted units"


def stage_of(brief: Brief, result: StageResult) -> Stage | None:
    """The priority that a stage's result is of; None where it only broke ties."""
    return next((stage for stage in brief.stages if stage.rank == result.rank), None)


def said(result: Result) -> str:
    """A result's status as the start of a sentence."""
    if result.status is Status.IMPOSSIBLE:
        return "Impossible"
    words = result.status_words
    return words[0].upper() + words[1:]


def reason_of(result: Result) -> str:
    """What a reader should make of the status, in a sentence."""
    return {
        Status.PROVEN_BEST: "No design of this option is better at any priority, in their order.",
        Status.WITHIN: "A better design may exist, but it can be no better than the bounds in the table.",
        Status.WITHOUT_PROOF: "This design keeps every rule, but nothing is known of how good the best could be.",
        Status.IMPOSSIBLE: "No design can keep every rule and every request of this option.",
        Status.OUT_OF_TIME: "The search ended before a design was found; that does not mean that there is none.",
    }[result.status]
