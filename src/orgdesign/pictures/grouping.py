"""The groups in which a service graph is drawn: classes, today's divisions, or the alliances that links suggest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from orgdesign.graph.classification import Classification
from orgdesign.graph.communities import natural_alliances
from orgdesign.graph.words import sentence
from orgdesign.pictures.looks import LOOKS, word_of
from orgdesign.plan import Plan


class By(StrEnum):
    """What the services of a graph are grouped by."""

    CLASS = "class"
    DIVISION = "division"
    ALLIANCE = "alliance"


NO_ALLIANCE = "In no alliance: without links, or out of scope"
NO_DIVISION = "No division named"
NO_GROUP = frozenset({NO_ALLIANCE, NO_DIVISION})
"""Groups of what is in no group: links among them keep nothing together."""


@dataclass(frozen=True)
class Group:
    """Services that stand together under a name."""

    name: str
    members: tuple[Classification, ...]


def grouped(plan: Plan, classes: Sequence[Classification], by: By) -> tuple[Group, ...]:
    """The services in their groups: classes in their order, divisions and alliances the largest first."""
    of = _names(plan, classes, by)
    held: dict[str, list[Classification]] = {}
    for found in sorted(classes, key=_reading_order):
        held.setdefault(of[found.service], []).append(found)
    names = list(held)
    if by is not By.CLASS:
        names.sort(key=lambda name: (name in NO_GROUP, -len(held[name]), name))
    return tuple(Group(name, tuple(held[name])) for name in names)


def _names(plan: Plan, classes: Sequence[Classification], by: By) -> Mapping[str, str]:
    if by is By.CLASS:
        return {found.service: sentence(word_of(found, plan.settings)).removesuffix(".") for found in classes}
    if by is By.DIVISION:
        return {service.id: service.division or NO_DIVISION for service in plan.services}
    names = {found.service: found.name for found in classes}
    found = {
        service: f"Alliance {group.number}, around {names.get(group.centre, group.centre)}"
        for group in natural_alliances(plan).communities
        for service in group.services
    }
    return {service.id: found.get(service.id, NO_ALLIANCE) for service in plan.services}


def _reading_order(found: Classification) -> tuple[int, str, str, str]:
    """By class, then by name."""
    status = found.status.value if found.outcome is None else ""
    return list(LOOKS).index(found.outcome), status, found.name.casefold(), found.service
