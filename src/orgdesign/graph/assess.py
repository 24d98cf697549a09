"""One service put to the rule table: its answers, the case they make, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from orgdesign.graph.answers import Contrast, Used, answers_of
from orgdesign.graph.basis import Basis, basis_of
from orgdesign.graph.derivations import level_four_only
from orgdesign.graph.records import Records
from orgdesign.graph.rule_table import Case, RuleTable, Verdict, verdict
from orgdesign.plan.services import Reply, Service, ServiceClass


@dataclass(frozen=True)
class Assessment:
    """A service, the answers used for it, and the verdict of the rule table."""

    service: Service
    used: tuple[Used, ...]
    contrasts: tuple[Contrast, ...]
    case: Case
    verdict: Verdict


def assess(records: Records, table: RuleTable, service: Service) -> Assessment:
    """Put a service to the rule table, whatever has been decided about it."""
    used, contrasts = answers_of(records, service)
    case = Case(tuple(answer.settled for answer in used), level_four_only(service), service.tied_place is not None)
    return Assessment(service, used, contrasts, case, verdict(table, case))


def assess_all(records: Records, table: RuleTable) -> Iterator[Assessment]:
    """Every service of the plan in its order."""
    return (assess(records, table, service) for service in records.plan.services)


def rests_on(table: RuleTable, found: Assessment) -> Basis | None:
    """The least firm basis that the class needs: with firmer answers alone it would be open. None where it is open."""
    outcome = found.verdict.outcome
    if outcome is None:
        return None
    for basis in Basis:
        if _outcomes(table, found, basis) == {outcome}:
            return basis
    return Basis.ILLUSTRATIVE


def _outcomes(table: RuleTable, found: Assessment, basis: Basis) -> set[ServiceClass | None]:
    """What follows from answers at least as firm as ``basis``, all others taken as open."""
    replies = tuple(
        answer.settled if answer.basis is not None and answer.basis.rank <= basis.rank else None
        for answer in found.used
    )
    case = found.case._replace(replies=replies)
    if basis_of(found.service).rank <= basis.rank:
        return {verdict(table, case).outcome}
    ties = (True, False) if found.case.tied else (False,)
    return {verdict(table, case._replace(level4=None, tied=tied)).outcome for tied in ties}


def with_reply(table: RuleTable, found: Assessment, criterion: str, reply: Reply) -> Verdict:
    """What would follow if one criterion were answered otherwise."""
    at = next(i for i, answer in enumerate(found.used) if answer.criterion == criterion)
    settled = {Reply.YES: True, Reply.NO: False}.get(reply)
    replies = (*found.case.replies[:at], settled, *found.case.replies[at + 1 :])
    return verdict(table, found.case._replace(replies=replies))
