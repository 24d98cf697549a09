"""The degree of change planned for each service, in words, as Peterborough's two-column table has it.

Source: Peterborough 2009, Appendix 1, "Implications for individual services".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from orgdesign.graph.classification import Classification, Standing
from orgdesign.graph.records import Records
from orgdesign.graph.words import clause, counted, day, figure, label, listed, locality, plural, sentence
from orgdesign.plan import Plan
from orgdesign.plan.services import Service, ServiceClass


class Degree(StrEnum):
    """How much changes for a service's posts: who manages them, or how they work, or neither."""

    LARGE = "split over the localities"
    MANAGEMENT = "new management, kept together"
    WORKING = "same management, new way of working"
    OPEN = "not yet known"
    NONE = "none"


@dataclass(frozen=True)
class DegreeOfChange:
    """What changes for one component; ``current`` is the service of today that it is a part of.

    ``change`` is the sentence without its figures of posts, for readers who may not see small numbers.
    """

    service: str
    name: str
    current: str
    degree: Degree
    posts: int
    fte: Decimal
    sentence: str
    change: str

    def to_dict(self) -> dict[str, Any]:
        """The degree of change as plain data."""
        return {
            "service": self.service,
            "name": self.name,
            "current": self.current,
            "degree": self.degree.value,
            "posts": self.posts,
            "fte": str(self.fte),
            "sentence": self.sentence,
        }


_DEGREES: dict[ServiceClass, Degree] = {
    ServiceClass.CORE: Degree.LARGE,
    ServiceClass.HOSTED: Degree.MANAGEMENT,
    ServiceClass.EXTENDED: Degree.WORKING,
    ServiceClass.CITY_WIDE: Degree.WORKING,
}


def degree_of_change(plan: Plan, classification: Classification) -> str:
    """What changes for one service, in a few sentences."""
    return _degree(Records(plan), classification).sentence


def degrees_of_change(plan: Plan, classifications: Sequence[Classification]) -> tuple[DegreeOfChange, ...]:
    """What changes for every service, the parts of today's services together: the second column of the table."""
    records = Records(plan)
    found = [_degree(records, classification) for classification in classifications]
    return tuple(sorted(found, key=lambda row: (row.current, row.name, row.service)))


def _degree(records: Records, found: Classification) -> DegreeOfChange:
    service = records.services[found.service]
    posts = records.posts.get(found.service, ())
    if found.status is Standing.OUT_OF_SCOPE:
        degree = Degree.NONE
    else:
        degree = Degree.OPEN if found.outcome is None else _DEGREES[found.outcome]
    return DegreeOfChange(
        service=service.id,
        name=service.name,
        current=service.part_of or service.name,
        degree=degree,
        posts=len(posts),
        fte=sum((post.fte for post in posts), Decimal(0)),
        sentence=" ".join(sentence(part) for part in _parts(records, service, found)),
        change=" ".join(sentence(part) for part in _parts(records, service, found, figures=False)),
    )


def _parts(records: Records, service: Service, found: Classification, *, figures: bool = True) -> list[str]:
    if found.status is Standing.OUT_OF_SCOPE:
        return ["outside the scope of the redesign: no change"]
    return [
        _main(records, service, found),
        *(_staff(records, service) if figures else []),
        *_target(records, service),
        *_dates(records, service),
    ]


def _main(records: Records, service: Service, found: Classification) -> str:
    word, whole = locality(records.settings), records.settings.area_wide
    stays = f"stays {whole}" + (f" in {service.division}" if service.division else "")
    assumed = " (assumed until it is decided)" if found.status is Standing.ASSUMED else ""
    if found.outcome is ServiceClass.CORE:
        return f"to be split across the {counted(len(records.localities), word)} and managed there{assumed}"
    if found.outcome is ServiceClass.EXTENDED:
        return f"{stays}, but becomes part of the extended team of each {word}{assumed}"
    if found.outcome is ServiceClass.HOSTED:
        host = f"by {records.place_name(_host(records, service))}" if service.tied_place else f"by one {word}"
        return f"to be hosted {host}, as part of its management, and to work across the other {plural(word)}{assumed}"
    if found.outcome is ServiceClass.CITY_WIDE:
        return f"{stays}, but becomes {word}-facing in the way it works{assumed}"
    return f"not yet decided: {clause(found.reason)}"


def _host(records: Records, service: Service) -> str:
    tied = service.tied_place or ""
    return records.tree.locality_of(tied) or tied


def _staff(records: Records, service: Service) -> list[str]:
    posts = records.posts.get(service.id, ())
    if not posts:
        return []
    fte = sum((post.fte for post in posts), Decimal(0))
    vacant = sum(1 for post in posts if post.vacant)
    text = f"{len(posts)} {'post' if len(posts) == 1 else 'posts'}, {figure(fte)} FTE"
    return [text + (f", {vacant} of them vacant" if vacant else "")]


def _target(records: Records, service: Service) -> list[str]:
    rows = records.alliances.get(service.id, ())
    moves = [row for row in rows if row.division and row.division != service.division]
    return [
        f"to join {row.division} with {listed(_partners(records, row.alliance, service))} (natural alliance"
        f" “{row.alliance}”{', ' + row.status if row.status else ''})"
        for row in moves
    ]


def _partners(records: Records, alliance: str, service: Service) -> list[str]:
    names = [
        records.service_name(row.service)
        for row in records.plan.alliances
        if row.alliance == alliance and row.service != service.id
    ]
    return names or ["others"]


def _dates(records: Records, service: Service) -> list[str]:
    override = records.overrides.get(service.id)
    parts = [f"to be looked at again on {day(override.review)}"] if override and override.review else []
    later = records.later.get(service.id)
    if later is not None:
        when = f", to be looked at again on {day(later.review)}" if later.review is not None else ""
        parts.append(f"to become {label(later.to_class, records.settings)} later{when}")
    return parts + ([f"its funding ends on {day(service.funding_ends)}"] if service.funding_ends else [])
