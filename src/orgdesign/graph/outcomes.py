"""Published outcomes against the classes that follow from the answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from orgdesign.graph.basis import Basis
from orgdesign.graph.classification import Classification, Standing, word
from orgdesign.graph.words import label, sentence
from orgdesign.plan import Plan
from orgdesign.plan.services import Outcome, ServiceClass
from orgdesign.plan.settings import Settings


class Agreement(StrEnum):
    """How a class compares with what was published."""

    AGREES = "agrees"
    BY_OVERRIDE = "by override"
    OPEN = "open"
    GOES_FURTHER = "goes further"
    CONTRADICTED = "contradicted"


@dataclass(frozen=True)
class OutcomeCheck:
    """One published outcome and the class in force.

    'by override' where only a decision gives the published class, 'goes further' where the paper leaves open what the
    answers decide. ``rests_on`` is what the class by the criteria rests on.
    """

    service: str
    name: str
    published: str
    outcome: ServiceClass | None
    agreement: Agreement
    rests_on: Basis | None
    exception: bool
    sentence: str

    def to_dict(self) -> dict[str, Any]:
        """The check as plain data."""
        return {
            "service": self.service,
            "name": self.name,
            "published": self.published,
            "outcome": word(self.outcome),
            "agreement": self.agreement.value,
            "rests_on": self.rests_on.value if self.rests_on is not None else None,
            "exception": self.exception,
            "sentence": self.sentence,
        }


@dataclass(frozen=True)
class OutcomeChecks:
    """Every published outcome of services in scope, and how many agree, on what footing."""

    checks: tuple[OutcomeCheck, ...]

    def count(self, agreement: Agreement) -> int:
        """How many compare so."""
        return Counter(check.agreement for check in self.checks)[agreement]

    @property
    def agree_on_stated(self) -> int:
        """How many agree by stated answers alone."""
        return sum(1 for c in self.checks if c.agreement is Agreement.AGREES and c.rests_on is Basis.STATED)

    @property
    def agree_on_less(self) -> int:
        """How many agree with a class that needs answers which are not stated."""
        return sum(1 for c in self.checks if c.agreement is Agreement.AGREES and c.rests_on not in {Basis.STATED, None})

    def to_dict(self) -> dict[str, Any]:
        """The checks and their counts as plain data."""
        counts = {agreement.value: self.count(agreement) for agreement in Agreement}
        return {
            "counts": counts,
            "agree_on_stated": self.agree_on_stated,
            "agree_on_less": self.agree_on_less,
            "checks": [check.to_dict() for check in self.checks],
        }


def against_outcomes(plan: Plan, classifications: Sequence[Classification]) -> OutcomeChecks:
    """Compare the classes with the outcomes that the plan says were published."""
    by_service = {found.service: found for found in classifications}
    checks = [
        _check(plan.settings, row, by_service[row.service])
        for row in plan.outcomes
        if row.service in by_service and by_service[row.service].status is not Standing.OUT_OF_SCOPE
    ]
    return OutcomeChecks(tuple(checks))


def _check(settings: Settings, row: Outcome, found: Classification) -> OutcomeCheck:
    agreement = _agreement(row, found)
    return OutcomeCheck(
        service=found.service,
        name=found.name,
        published=row.outcome,
        outcome=found.outcome,
        agreement=agreement,
        rests_on=found.rests_on,
        exception=row.exception,
        sentence=_words(settings, row, found, agreement),
    )


def _agreement(row: Outcome, found: Classification) -> Agreement:
    settled = found.outcome if found.status in {Standing.DECIDED, Standing.OVERRIDE} else None
    if row.outcome == "open":
        return Agreement.AGREES if settled is None else Agreement.GOES_FURTHER
    if settled is None:
        return Agreement.OPEN
    if settled.value != row.outcome:
        return Agreement.CONTRADICTED
    return Agreement.AGREES if found.by_rules is settled else Agreement.BY_OVERRIDE


def _words(settings: Settings, row: Outcome, found: Classification, agreement: Agreement) -> str:
    published = "left open" if row.outcome == "open" else label(ServiceClass(row.outcome), settings)
    ours = label(found.outcome, settings) if found.status is not Standing.PENDING else "pending"
    made = ", which the paper itself makes an exception of" if row.exception else ""
    text = {
        Agreement.AGREES: f"{found.name} was published as {published}{made}, and the answers say the same",
        Agreement.BY_OVERRIDE: f"{found.name} was published as {published}{made}: so decided, not by the answers",
        Agreement.OPEN: f"{found.name} was published as {published}{made}; the answers leave it {ours}",
        Agreement.GOES_FURTHER: f"{found.name} was left open; here it is {ours}",
        Agreement.CONTRADICTED: f"{found.name} was published as {published}{made}, but here it is {ours}",
    }[agreement]
    return sentence(text)
