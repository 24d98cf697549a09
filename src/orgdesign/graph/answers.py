"""The answers that a class is worked out from: those the plan gives first, then those worked out from its tables."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from orgdesign.graph.basis import Basis, basis_of
from orgdesign.graph.derivations import derivation_of
from orgdesign.graph.derived import Derived
from orgdesign.graph.records import Records
from orgdesign.graph.words import in_figures, locality
from orgdesign.plan.services import Answer, Criterion, Reply, Service


@dataclass(frozen=True)
class Used:
    """One answer as it was used. ``basis`` is None where nothing is known."""

    criterion: str
    short: str
    question: str
    reply: Reply
    basis: Basis | None
    source: str
    derived: bool
    reason: str

    @property
    def settled(self) -> bool | None:
        """True for yes, False for no, None where either may turn out: partly and unknown."""
        return {Reply.YES: True, Reply.NO: False}.get(self.reply)

    def to_dict(self) -> dict[str, Any]:
        """The answer as plain data."""
        return asdict(self) | {"reply": self.reply.value, "basis": self.basis.value if self.basis else None}


@dataclass(frozen=True)
class Contrast:
    """An answer that the plan gives where its own tables say otherwise."""

    criterion: str
    given: Reply
    derived: Reply
    arithmetic: str


def answers_of(records: Records, service: Service) -> tuple[tuple[Used, ...], tuple[Contrast, ...]]:
    """The answer used for each criterion, in the catalogue's order, and those that its tables speak against.

    A row of the plan decides, an explicit 'unknown' too; an answer on capacity only for the number of localities
    that it was given for. Without a row the answer that can be worked out is used, else it is unknown.
    """
    used: list[Used] = []
    contrasts: list[Contrast] = []
    for criterion in records.plan.criteria_in_force:
        row = records.answers.get((service.id, criterion.id))
        derive = derivation_of(criterion)
        derived = derive(records, service) if derive is not None else None
        if row is None or not _fits(records, criterion, row):
            used.append(_without_row(records, criterion, row, derived))
            continue
        used.append(_given(criterion, row))
        if derived is not None and derived.reply not in {row.answer, Reply.UNKNOWN}:
            contrasts.append(Contrast(criterion.id, row.answer, derived.reply, derived.arithmetic))
    return tuple(used), tuple(contrasts)


def _fits(records: Records, criterion: Criterion, row: Answer) -> bool:
    return criterion.role != "capacity" or row.localities in {None, len(records.localities)}


def _given(criterion: Criterion, row: Answer) -> Used:
    return Used(
        criterion.id, criterion.short, criterion.question, row.answer, basis_of(row), row.source, False, row.reason
    )


def _without_row(records: Records, criterion: Criterion, row: Answer | None, derived: Derived | None) -> Used:
    """The answer worked out; failing that, what follows from an answer for another number of localities."""
    elsewhere = _elsewhere(records, row)
    if derived is not None and derived.reply is not Reply.UNKNOWN:
        reason = derived.arithmetic + (f" ({elsewhere})" if elsewhere else "")
        return _worked_out(criterion, derived.reply, derived.basis, derived.source, reason)
    if row is not None and _follows(records, row):
        now = in_figures(len(records.localities), locality(records.settings))
        reason = f"{elsewhere}, so for {now} too: {row.answer.value}"
        return _worked_out(criterion, row.answer, max(Basis.DERIVED, basis_of(row), key=_rank), row.source, reason)
    reason = elsewhere or (derived.arithmetic if derived is not None else "not answered")
    return Used(criterion.id, criterion.short, criterion.question, Reply.UNKNOWN, None, "", False, reason)


def _worked_out(criterion: Criterion, reply: Reply, basis: Basis, source: str, reason: str) -> Used:
    return Used(criterion.id, criterion.short, criterion.question, reply, basis, source, True, reason)


def _elsewhere(records: Records, row: Answer | None) -> str:
    if row is None or row.localities is None:
        return ""
    return f"answered {row.answer.value} for {in_figures(row.localities, locality(records.settings))}"


def _follows(records: Records, row: Answer) -> bool:
    """What can cover more localities can cover fewer; what cannot cover fewer cannot cover more."""
    now = len(records.localities)
    if row.localities is None:
        return False
    return (row.answer is Reply.YES and now < row.localities) or (row.answer is Reply.NO and now > row.localities)


def _rank(basis: Basis) -> int:
    return basis.rank
