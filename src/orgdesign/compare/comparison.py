"""Any number of options side by side, differences first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from orgdesign.compare.movers import PairDifference, pair_differences
from orgdesign.compare.rows import MeasureRow, measure_rows
from orgdesign.compare.side import Side
from orgdesign.errors import UseError


@dataclass(frozen=True)
class Column:
    """What stands at the head of a side's column."""

    option: str
    name: str
    status: str
    certified: bool
    is_today: bool
    dominated_by: tuple[str, ...]
    """Options that are at least as good at every common objective, and better at one."""

    def to_dict(self) -> dict[str, Any]:
        """The head as plain data."""
        return {
            "option": self.option,
            "name": self.name,
            "status": self.status,
            "certified": self.certified,
            "is_today": self.is_today,
            "dominated_by": list(self.dominated_by),
        }


@dataclass(frozen=True)
class ClassRow:
    """A service's class on each side; None where it forms no team there."""

    service: str
    name: str
    classes: tuple[str | None, ...]

    def to_dict(self) -> dict[str, Any]:
        """The row as plain data."""
        return {"service": self.service, "name": self.name, "classes": list(self.classes)}


@dataclass(frozen=True)
class FindingRow:
    """What a rule says of one subject on each side; None where it finds nothing wrong."""

    rule: str
    subject: str
    request: str
    sentences: tuple[str | None, ...]

    def to_dict(self) -> dict[str, Any]:
        """The row as plain data."""
        return {
            "rule": self.rule,
            "subject": self.subject,
            "request": self.request,
            "sentences": list(self.sentences),
        }


@dataclass(frozen=True)
class Comparison:
    """Options compared. Every tuple of values is in the order of ``columns``."""

    columns: tuple[Column, ...]
    objectives: tuple[str, ...]
    """Objectives that every option has among its priorities; dominance is judged by these."""
    measures: tuple[MeasureRow, ...]
    classes: tuple[ClassRow, ...]
    """Services whose class differs between options."""
    findings: tuple[FindingRow, ...]
    """Breaches and unmet requests that not every side has."""
    pairs: tuple[PairDifference, ...]

    @property
    def differing(self) -> tuple[MeasureRow, ...]:
        """Measures whose values differ."""
        return tuple(row for row in self.measures if row.differs)

    @property
    def alike(self) -> tuple[MeasureRow, ...]:
        """Measures that are the same on every side, to be folded away."""
        return tuple(row for row in self.measures if not row.differs)

    def to_dict(self) -> dict[str, Any]:
        """The whole comparison as plain data, for ``--json``."""
        return {
            "options": [c.to_dict() for c in self.columns],
            "objectives": list(self.objectives),
            "measures": [row.to_dict() for row in self.measures],
            "classes": [row.to_dict() for row in self.classes],
            "findings": [row.to_dict() for row in self.findings],
            "pairs": [pair.to_dict() for pair in self.pairs],
        }


def compare(sides: Sequence[Side]) -> Comparison:
    """Compare any number of options, today's organisation first.

    Raises
    ------
    UseError
        Where there is nothing to compare, or an option comes twice.
    """
    if not sides:
        raise UseError("There is no option to compare.")
    twice = sorted({s.option for s in sides if sum(s.option == t.option for t in sides) > 1})
    if twice:
        raise UseError(f"These options come twice: {', '.join(twice)}.")
    ordered = sorted(sides, key=lambda side: not side.is_today)
    objectives = common_objectives(ordered)
    beaten = _dominated(ordered, objectives)
    return Comparison(
        columns=tuple(
            Column(s.option, s.name, s.status, s.certified, s.is_today, beaten.get(s.option, ())) for s in ordered
        ),
        objectives=objectives,
        measures=measure_rows(ordered),
        classes=_classes(ordered),
        findings=_findings(ordered),
        pairs=pair_differences(ordered),
    )


def common_objectives(sides: Sequence[Side]) -> tuple[str, ...]:
    """The objectives that are among the priorities of every option, in the order of the first."""
    options = [side for side in sides if not side.is_today]
    if not options:
        return ()
    goals = [[term.goal.value for stage in side.brief.stages for term in stage.terms] for side in options]
    return tuple(goal for goal in dict.fromkeys(goals[0]) if all(goal in other for other in goals[1:]))


def _dominated(sides: Sequence[Side], objectives: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Options that another beats at one common objective and matches at all the rest; today's is not judged."""
    options = {s.option: s.amounts() for s in sides if not s.is_today and s.design is not None}
    found: dict[str, list[str]] = defaultdict(list)
    for one, mine in options.items():
        for other, theirs in options.items():
            no_worse = all(theirs[goal] <= mine[goal] for goal in objectives)
            if no_worse and any(theirs[goal] < mine[goal] for goal in objectives):
                found[one].append(other)
    return {option: tuple(by) for option, by in found.items()}


def _classes(sides: Sequence[Side]) -> tuple[ClassRow, ...]:
    names = {s.id: s.name for side in sides for s in side.brief.plan.services}
    rows = (
        ClassRow(service, name, tuple(_class_of(side, service) for side in sides))
        for service, name in sorted(names.items())
    )
    options = [i for i, side in enumerate(sides) if not side.is_today]
    return tuple(row for row in rows if len({row.classes[i] for i in options}) > 1)


def _class_of(side: Side, service: str) -> str | None:
    found = side.brief.classes.get(service)
    return found.value if found is not None else None


def _findings(sides: Sequence[Side]) -> tuple[FindingRow, ...]:
    said: dict[tuple[str, str, str], list[str | None]] = defaultdict(lambda: [None] * len(sides))
    for i, side in enumerate(sides):
        for finding in side.breaches():
            cell = said[finding.rule, finding.request, finding.subject]
            cell[i] = f"{cell[i]} {finding.sentence}" if cell[i] else finding.sentence
    placed = [i for i, side in enumerate(sides) if side.design is not None]
    return tuple(
        FindingRow(rule, subject, request, tuple(sentences))
        for (rule, request, subject), sentences in sorted(said.items())
        if len({sentences[i] for i in placed}) > 1
    )
