"""The contact matrix: a named contact of every service that is not managed in the locality, for each locality.

Source: Peterborough 2009, Appendix 1, question 6: specific contacts for each city-wide service to each locality.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from orgdesign.design import Finding
from orgdesign.graph.classification import Classification
from orgdesign.graph.records import Records
from orgdesign.graph.words import in_figures, listed, locality, sentence
from orgdesign.plan import Plan
from orgdesign.plan.managers import Contact


class Named(StrEnum):
    """What the contact matrix holds for one service and locality."""

    NAMED = "named"
    MISSING = "missing"
    VACANT = "vacant post"
    NOT_ITS_OWN = "post of another service"


@dataclass(frozen=True)
class Entry:
    """The contact of one service for one locality."""

    service: str
    locality: str
    post: str | None
    named: Named


@dataclass(frozen=True)
class ContactMatrix:
    """Every entry that there should be, by service and locality."""

    entries: tuple[Entry, ...]

    @property
    def named(self) -> int:
        """How many entries name a filled post of the service."""
        return sum(1 for entry in self.entries if entry.named is Named.NAMED)

    def to_dict(self) -> dict[str, Any]:
        """The matrix as plain data."""
        rows = [
            {"service": e.service, "locality": e.locality, "post": e.post, "named": e.named.value} for e in self.entries
        ]
        return {"wanted": len(self.entries), "named": self.named, "entries": rows}


def contact_matrix(plan: Plan, classifications: Sequence[Classification]) -> ContactMatrix:
    """The contacts that classes call for, and which of them the plan names."""
    records = Records(plan)
    rows = {(row.service, row.locality): row for row in plan.contacts}
    entries = [
        _entry(records, found.service, place, rows.get((found.service, place)))
        for found in classifications
        if found.named_contacts
        for place in records.localities
    ]
    return ContactMatrix(tuple(entries))


def _entry(records: Records, service: str, place: str, row: Contact | None) -> Entry:
    post = records.post.get(row.post) if row is not None and row.post is not None else None
    if post is None:
        return Entry(service, place, None, Named.MISSING)
    if post.service != service:
        return Entry(service, place, post.id, Named.NOT_ITS_OWN)
    return Entry(service, place, post.id, Named.VACANT if post.vacant else Named.NAMED)


def contact_findings(plan: Plan, classifications: Sequence[Classification]) -> list[Finding]:
    """Services without a named contact for some locality; the amount is the number of those localities."""
    records = Records(plan)
    lacking: dict[str, dict[Named, list[str]]] = {}
    for entry in contact_matrix(plan, classifications).entries:
        if entry.named is not Named.NAMED:
            lacking.setdefault(entry.service, {}).setdefault(entry.named, []).append(entry.locality)
    word = locality(records.settings)
    findings = []
    for service, by_kind in sorted(lacking.items()):
        count = sum(len(places) for places in by_kind.values())
        parts = [f"{listed(map(records.place_name, places))} ({kind.value})" for kind, places in by_kind.items()]
        text = f"{records.service_name(service)} has no named contact for {in_figures(count, word)}: {listed(parts)}"
        findings.append(Finding("contact-missing", service, count, sentence(text)))
    return findings
