"""What is said of one service: its class, how that came about, and what could change it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from orgdesign.graph.answers import Used
from orgdesign.graph.basis import Basis
from orgdesign.plan.services import Reply, ServiceClass


class Standing(StrEnum):
    """How far a service's class is settled."""

    DECIDED = "decided"
    OVERRIDE = "override"
    PENDING = "pending"
    ASSUMED = "assumed"
    OPEN = "open"
    OUT_OF_SCOPE = "out of scope"


class FlagKind(StrEnum):
    """What a reader's attention is drawn to."""

    ORDER = "decided by the order of the rules"
    LEVEL_FOUR = "level 4 only but meets most"
    LABEL = "label and delivery differ"
    OVERRULED = "decision and criteria differ"
    REVIEW = "to be reviewed"
    LATER = "to move later"
    TIME_LIMITED = "time-limited"
    VACANCIES = "rests on vacant posts"
    ALLIANCE = "natural alliance"
    UNANSWERED = "nothing answered"


@dataclass(frozen=True)
class Flag:
    """Something that a reader should know before relying on the class."""

    kind: FlagKind
    sentence: str

    def to_dict(self) -> dict[str, Any]:
        """The flag as plain data."""
        return {"kind": self.kind.value, "sentence": self.sentence}


@dataclass(frozen=True)
class Reading:
    """One criterion, or fact such as the level of need, answered in one way."""

    criterion: str
    short: str
    reply: Reply

    def to_dict(self) -> dict[str, Any]:
        """The reading as plain data."""
        return {"criterion": self.criterion, "short": self.short, "reply": self.reply.value}


@dataclass(frozen=True)
class Way:
    """Answers, and the class that they lead to whatever else is still open."""

    answers: tuple[Reading, ...]
    to_class: ServiceClass
    sentence: str

    def to_dict(self) -> dict[str, Any]:
        """The way as plain data."""
        answers = [reading.to_dict() for reading in self.answers]
        return {"answers": answers, "to_class": self.to_class.value, "sentence": self.sentence}


@dataclass(frozen=True)
class Settling:
    """What would settle an open class: the answers still needed, and what the shortest sets of them lead to."""

    needed: tuple[str, ...]
    ways: tuple[Way, ...]

    def to_dict(self) -> dict[str, Any]:
        """What would settle it, as plain data."""
        return {"needed": list(self.needed), "ways": [way.to_dict() for way in self.ways]}


@dataclass(frozen=True)
class Disagreement:
    """A given answer that the plan's own tables speak against, and the class that the other would give."""

    criterion: str
    short: str
    given: Reply
    derived: Reply
    arithmetic: str
    other_class: ServiceClass | None
    matters: bool
    sentence: str

    def to_dict(self) -> dict[str, Any]:
        """The disagreement as plain data."""
        return {
            "criterion": self.criterion,
            "short": self.short,
            "given": self.given.value,
            "derived": self.derived.value,
            "arithmetic": self.arithmetic,
            "other_class": word(self.other_class),
            "matters": self.matters,
            "sentence": self.sentence,
        }


@dataclass(frozen=True)
class Classification:
    """One service's class with its reasons.

    ``outcome`` is the class in force, None where it is open, pending or out of scope; ``by_rules`` what the answers
    alone give. ``rests_on`` is the least firm basis that the class by the rules needs. ``close_call`` says in a
    sentence why it could easily be another; it is empty where it could not.
    """

    service: str
    name: str
    outcome: ServiceClass | None
    status: Standing
    by_rules: ServiceClass | None
    reason: str
    because: str
    answers: tuple[Used, ...]
    settled_by: Settling | None
    disagreements: tuple[Disagreement, ...]
    flags: tuple[Flag, ...]
    rests_on: Basis | None
    managed_by: str
    delivers_in: str
    staff: str
    named_contacts: bool
    close_call: str

    def to_dict(self) -> dict[str, Any]:
        """The classification as plain data, words enumerated."""
        return {
            "service": self.service,
            "name": self.name,
            "outcome": word(self.outcome),
            "status": self.status.value,
            "by_rules": word(self.by_rules),
            "reason": self.reason,
            "because": self.because,
            "answers": [used.to_dict() for used in self.answers],
            "settled_by": self.settled_by.to_dict() if self.settled_by is not None else None,
            "disagreements": [found.to_dict() for found in self.disagreements],
            "flags": [flag.to_dict() for flag in self.flags],
            "rests_on": self.rests_on.value if self.rests_on is not None else None,
            "managed_by": self.managed_by,
            "delivers_in": self.delivers_in,
            "staff": self.staff,
            "named_contacts": self.named_contacts,
            "close_call": self.close_call,
        }


def word(to_class: ServiceClass | None) -> str | None:
    """A class as its word for machines."""
    return to_class.value if to_class is not None else None
