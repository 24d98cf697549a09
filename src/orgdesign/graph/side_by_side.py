"""The class table of several options side by side: what is the same, what flips, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from orgdesign.graph.classification import Classification, Standing, word
from orgdesign.graph.words import listed, sentence
from orgdesign.plan.services import ServiceClass


@dataclass(frozen=True)
class Cell:
    """A service's class in one option; ``status`` is None where the option does not have the service."""

    option: str
    outcome: ServiceClass | None
    status: Standing | None

    @property
    def text(self) -> str:
        """The class as a table shows it."""
        if self.status is None:
            return "not in this option"
        if self.outcome is None:
            return self.status.value
        mark = f" ({self.status.value})" if self.status in {Standing.OVERRIDE, Standing.ASSUMED} else ""
        return f"{self.outcome.value}{mark}"


@dataclass(frozen=True)
class ClassRow:
    """One service over all options; ``why`` says what makes them differ, and is empty where they do not."""

    service: str
    name: str
    cells: tuple[Cell, ...]
    flipped: bool
    why: str

    def to_dict(self) -> dict[str, Any]:
        """The row as plain data."""
        cells = [
            {"option": c.option, "outcome": word(c.outcome), "status": c.status.value if c.status else None}
            for c in self.cells
        ]
        return {"service": self.service, "name": self.name, "cells": cells, "flipped": self.flipped, "why": self.why}


def compare_classes(options: Sequence[tuple[str, Sequence[Classification]]]) -> tuple[ClassRow, ...]:
    """Every service with its class in each option; those that flip first, then by name.

    The first option is what the others are compared with.
    """
    by_option = [(option, {found.service: found for found in classes}) for option, classes in options]
    names = {found.service: found.name for _, classes in reversed(options) for found in classes}
    rows = [_row(service, name, by_option) for service, name in names.items()]
    return tuple(sorted(rows, key=lambda row: (not row.flipped, row.name, row.service)))


def _row(service: str, name: str, by_option: Sequence[tuple[str, dict[str, Classification]]]) -> ClassRow:
    found = [(option, classes.get(service)) for option, classes in by_option]
    cells = tuple(Cell(o, c.outcome if c else None, c.status if c else None) for o, c in found)
    flipped = len({(cell.outcome, cell.status is None) for cell in cells}) > 1
    first_option, first = found[0]
    differing = [
        (option, other)
        for option, other in found[1:]
        if _outcome(other) is not _outcome(first) or (other is None) is not (first is None)
    ]
    whys = [_why(first_option, first, listed(options), other) for options, other in _alike(differing)]
    return ClassRow(service, name, cells, flipped, " ".join(whys))


def _alike(found: Sequence[tuple[str, Classification | None]]) -> list[tuple[list[str], Classification | None]]:
    """Options that class a service alike and for the same reason, together, so that it is said once."""
    groups: list[tuple[list[str], Classification | None]] = []
    for option, other in found:
        same = next((options for options, known in groups if _told_alike(known, other)), None)
        if same is not None:
            same.append(option)
        else:
            groups.append(([option], other))
    return groups


def _told_alike(one: Classification | None, two: Classification | None) -> bool:
    if one is None or two is None:
        return one is two
    return (one.status, one.reason, one.answers) == (two.status, two.reason, two.answers)


def _outcome(found: Classification | None) -> ServiceClass | None:
    return found.outcome if found is not None else None


def _why(one: str, first: Classification | None, two: str, second: Classification | None) -> str:
    if first is None or second is None:
        return sentence(f"it is only in {two if first is None else one}")
    answers = _answers_that_differ(one, first, two, second)
    statuses = {first.status, second.status}
    if statuses & {Standing.OVERRIDE, Standing.PENDING, Standing.ASSUMED, Standing.OUT_OF_SCOPE}:
        return sentence(f"{one}: {_text(one, first)}; {two}: {_text(two, second)}. {second.reason}")
    if not answers:
        return sentence(f"the rule table or the place to which it is tied is another in {two}. {second.reason}")
    return sentence(listed(answers, "and"))


def _text(option: str, found: Classification) -> str:
    return Cell(option, found.outcome, found.status).text


def _answers_that_differ(one: str, first: Classification, two: str, second: Classification) -> list[str]:
    before = {used.criterion: used for used in first.answers}
    return [
        f"“{used.short}” is {before[used.criterion].reply.value} in {one}{_told(before[used.criterion].reason)}"
        f" but {used.reply.value} in {two}{_told(used.reason)}"
        for used in second.answers
        if used.criterion in before and used.reply is not before[used.criterion].reply
    ]


def _told(reason: str) -> str:
    return f" ({reason.strip().rstrip('.')})" if reason.strip() else ""
