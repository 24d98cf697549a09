"""Coterminosity: whether what each partner's posts serve today lies within one locality each.

Source: Wigan 2010: partners agreed to align delivery to the same footprints.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict, dataclass
from typing import Any

from orgdesign.design import Finding
from orgdesign.graph.records import Records
from orgdesign.graph.words import figure, locality, sentence
from orgdesign.plan import Plan
from orgdesign.units import FTE, decimal, whole

NO_EMPLOYER = "no employer stated"


@dataclass(frozen=True)
class Footprint:
    """An employer's FTE by what its posts serve today, in ten-thousandths."""

    employer: str
    in_one_locality: int
    wider: int
    not_known: int

    def to_dict(self) -> dict[str, Any]:
        """The footprint as plain data."""
        return asdict(self)


def footprints(plan: Plan) -> tuple[Footprint, ...]:
    """The footprint of every employer against the plan's localities, by name."""
    records = Records(plan)
    held: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for post in plan.posts:
        service = records.services.get(post.service)
        employer = post.employer or (service.agency if service is not None else "") or NO_EMPLOYER
        outside = 2 if records.place_served(post) is None else 1
        held[employer][0 if records.locality_served(post) is not None else outside] += whole(post.fte, FTE)
    return tuple(Footprint(employer, *amounts) for employer, amounts in sorted(held.items()))


def coterminosity_findings(plan: Plan) -> list[Finding]:
    """Employers of which posts serve more than one locality today, or of which it is not known what they serve."""
    word = locality(plan.settings)
    findings = []
    for found in footprints(plan):
        if found.wider or found.not_known:
            total = found.in_one_locality + found.wider + found.not_known
            text = (
                f"of {_fte(total)} FTE of {found.employer}, {_fte(found.in_one_locality)} serve one {word} today,"
                f" {_fte(found.wider)} a wider area, and of {_fte(found.not_known)} it is not known"
            )
            findings.append(Finding("coterminosity", found.employer, found.wider + found.not_known, sentence(text)))
    return findings


def _fte(amount: int) -> str:
    return figure(decimal(amount, FTE))
