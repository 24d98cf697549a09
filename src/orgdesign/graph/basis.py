"""What an answer, or a class that follows from answers, rests on."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from orgdesign.plan.fields import Evidence, Row


class Basis(StrEnum):
    """The firmness of an answer, firmest first; a row that does not say what it rests on is 'not marked'."""

    STATED = "stated"
    DERIVED = "derived"
    NOT_MARKED = "not marked"
    ASSUMED = "assumed"
    ILLUSTRATIVE = "illustrative"

    @property
    def rank(self) -> int:
        """0 for the firmest."""
        return _RANKS[self]


_RANKS: dict[Basis, int] = {basis: rank for rank, basis in enumerate(Basis)}
_OF_EVIDENCE: dict[Evidence | None, Basis] = {
    Evidence.STATED: Basis.STATED,
    Evidence.DERIVED: Basis.DERIVED,
    None: Basis.NOT_MARKED,
    Evidence.ASSUMED: Basis.ASSUMED,
    Evidence.ILLUSTRATIVE: Basis.ILLUSTRATIVE,
}


def basis_of(row: Row) -> Basis:
    """What a row of the plan rests on."""
    return _OF_EVIDENCE[row.evidence]


def worked_out_from(rows: Iterable[Row]) -> Basis:
    """What a figure rests on that was worked out from rows: the least firm of them, and 'derived' at best."""
    return max((Basis.DERIVED, *(basis_of(row) for row in rows)), key=lambda basis: basis.rank)
