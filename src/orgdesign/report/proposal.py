"""All that a proposal is made from, in one place for the sheets to read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from orgdesign.brief import Brief
from orgdesign.compare import Comparison, Side
from orgdesign.design import Design
from orgdesign.graph.classification import Classification
from orgdesign.plan import Plan
from orgdesign.report.audience import Audience
from orgdesign.report.names import Names
from orgdesign.report.protection import Protection, protect
from orgdesign.report.text import clean


@dataclass(frozen=True)
class Proposal:
    """A comparison with its sides, classes and certificates, for one audience.

    ``classifications`` and ``certificates`` are by option id.
    """

    comparison: Comparison
    sides: tuple[Side, ...]
    classifications: Mapping[str, Sequence[Classification]]
    certificates: Mapping[str, Mapping[str, Any]]
    audience: Audience

    @property
    def plan(self) -> Plan:
        """The plan of the first side: today's."""
        return self.sides[0].brief.plan

    @property
    def as_at(self) -> date:
        """The date that the figures are as at."""
        return self.plan.settings.as_at

    @cached_property
    def names(self) -> Names:
        """Names by id, over the plans of all sides."""
        return Names([side.brief.plan for side in self.sides])

    @cached_property
    def heads(self) -> tuple[str, ...]:
        """A short name for each side, for the heads of columns."""
        return tuple(clean(side.name)[:80] for side in self.sides)

    @property
    def options(self) -> tuple[tuple[int, Side], ...]:
        """The sides that are options, with their positions."""
        return tuple((i, side) for i, side in enumerate(self.sides) if not side.is_today)

    @cached_property
    def protection(self) -> Protection:
        """What this edition holds back."""
        return protect(self.designs, hold_back=self.audience.suppresses)

    @cached_property
    def designs(self) -> tuple[tuple[Brief, Design] | None, ...]:
        """The brief and design of each side; None where it has no design."""
        return tuple((s.brief, s.design) if s.design is not None else None for s in self.sides)

    @cached_property
    def services(self) -> tuple[str, ...]:
        """Services that form a team on any side, in the order of their names."""
        found = {service for side in self.sides for service in side.brief.classes}
        return tuple(sorted(found, key=lambda s: (self.names.services[s].casefold(), s)))
