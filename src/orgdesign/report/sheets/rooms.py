"""What the sheet of bases shows only where a plan states it: condition, and rooms needed and free."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from orgdesign.brief import Brief
from orgdesign.measures.rooms import RoomUse, sorts_stated
from orgdesign.report.proposal import Proposal
from orgdesign.report.sheet import Column, Form
from orgdesign.report.text import Cell, Shorthand, clean


@dataclass(frozen=True)
class Beside:
    """Further columns of the sheet of bases: the condition of the property, and the sorts of room asked for."""

    condition: bool
    sorts: tuple[str, ...]

    @classmethod
    def of(cls, proposal: Proposal) -> Beside:
        """What any side of a proposal states."""
        briefs = [side.brief for side in proposal.sides]
        stated = any(row.condition for brief in briefs for row in brief.plan.properties)
        return cls(stated, tuple(dict.fromkeys(sort for brief in briefs for sort in sorts_stated(brief))))

    def columns(self) -> Iterator[Column]:
        """The columns, in the order of the cells."""
        if self.condition:
            yield Column("Condition", 14)
        for sort in self.sorts:
            yield Column(f"{sort.capitalize()} rooms needed", 14, Form.TWO)
            yield Column(f"{sort.capitalize()} rooms free", 14, Form.TWO)

    def cells(self, brief: Brief, site: str, uses: Mapping[str, RoomUse]) -> Iterator[Cell]:
        """The cells of a property in use, with the use of each sort of room there."""
        yield from self._condition(brief, site)
        for sort in self.sorts:
            free = uses[sort].free
            yield uses[sort].needed
            yield Shorthand.NOT_AVAILABLE if free is None else free

    def released(self, brief: Brief, site: str) -> Iterator[Cell]:
        """The cells of a property that is released: nobody needs rooms there."""
        yield from self._condition(brief, site)
        for _ in self.sorts:
            yield 0
            yield Shorthand.NOT_APPLICABLE

    def _condition(self, brief: Brief, site: str) -> Iterator[Cell]:
        if self.condition:
            yield clean(brief.plan.property_by_id[site].condition)
