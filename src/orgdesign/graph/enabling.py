"""Enabling services left without what they enable when a service is split over localities.

Source: Peterborough 2009, main finding 10: business support and enabling functions must follow core services.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orgdesign.design import Finding
from orgdesign.graph.build import served_fte
from orgdesign.graph.classification import Classification
from orgdesign.graph.records import Records
from orgdesign.graph.words import counted, label, listed, locality, plural, sentence
from orgdesign.plan import Plan
from orgdesign.plan.services import Service, ServiceClass


def enabling_findings(plan: Plan, classifications: Sequence[Classification]) -> list[Finding]:
    """Enabling services that do not follow the services they enable, and those of which it is not stated whom.

    The amount is the number of localities in which a service that is split finds nobody of the enabling one.
    """
    records = Records(plan)
    classes = {found.service: found for found in classifications}
    return [
        finding
        for service in plan.services
        if service.in_scope and (service.enables or service.delivery == "enabling")
        for finding in _of(records, classes, service)
    ]


def _of(records: Records, classes: dict[str, Classification], service: Service) -> Iterator[Finding]:
    if not service.enables:
        text = f"{service.name} is an enabling service, but it is not stated which services it enables"
        yield Finding("enables-nothing", service.id, 0, sentence(text))
        return
    own = classes[service.id].outcome
    split = [other for other in service.enables if other in classes and classes[other].outcome is ServiceClass.CORE]
    if own is ServiceClass.CORE or not split:
        return
    word = locality(records.settings)
    served = served_fte(records, service.id)
    without = [place for place in records.localities if place not in served]
    names = listed(records.service_name(other) for other in split)
    is_now = f"is {label(own, records.settings)}" if own is not None else "has no class yet"
    text = (
        f"{service.name} {is_now}, but enables {names}, which"
        f" {'is' if len(split) == 1 else 'are'} split over {counted(len(records.localities), word)}"
    )
    if without:
        text += f"; none of its posts serves {listed(map(records.place_name, without))} today"
    else:
        text += f"; its posts serve all {plural(word)} today"
    yield Finding("enabling-stranded", service.id, len(without), sentence(text))
