"""Age bands: where they overlap or cut across each other, and which ages nobody serves.

A band from 8 to 13 serves everybody until the fourteenth birthday, so 8 to 13 and 14 to 19 meet without a gap.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from decimal import Decimal
from itertools import combinations

from orgdesign.design import Finding
from orgdesign.graph.classification import Classification
from orgdesign.graph.words import in_figures, listed, sentence
from orgdesign.plan import Plan
from orgdesign.plan.services import Service, ServiceClass

Band = tuple[Decimal, Decimal]
"""The youngest age served and the first age not served any more."""
BIRTH, GROWN = Decimal(-1), Decimal(120)
ALL_AGES: Band = (BIRTH, GROWN + 1)


def band_of(service: Service) -> Band | None:
    """The ages that a service serves; None where it states neither end. An end not stated is open."""
    if service.age_from is None and service.age_to is None:
        return None
    first = BIRTH if service.age_from is None else service.age_from
    last = GROWN if service.age_to is None else service.age_to
    return first, last + 1


def common(one: Band, two: Band) -> Decimal:
    """Years that two bands have in common."""
    return max(Decimal(0), min(one[1], two[1]) - max(one[0], two[0]))


def covered(bands: Iterable[Band]) -> list[Band]:
    """The ages that at least one band serves, as bands that do not touch."""
    found: list[Band] = []
    for first, end in sorted(bands):
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((first, end))
    return found


def uncovered(whole: Band, bands: Iterable[Band]) -> list[Band]:
    """The ages of ``whole`` that no band serves."""
    gaps: list[Band] = []
    at = whole[0]
    for first, end in covered(bands):
        if first > at:
            gaps.append((at, min(first, whole[1])))
        at = max(at, end)
    if at < whole[1]:
        gaps.append((at, whole[1]))
    return [gap for gap in gaps if gap[0] < gap[1]]


def ages(band: Band) -> str:
    """A band in words: ages 8 to 13."""
    if band == ALL_AGES:
        return "all ages"
    first, last = f"{band[0].normalize():f}", f"{(band[1] - 1).normalize():f}"
    return f"age {first}" if first == last else f"ages {first} to {last}"


def age_findings(plan: Plan, classifications: Sequence[Classification]) -> list[Finding]:
    """Ages that no service of the plan serves, and age bands of core services that cut across each other.

    Core services are managed together in a locality, often by age, so their bands should meet or nest. The amount
    is in whole years.
    """
    core = {found.service for found in classifications if found.outcome is ServiceClass.CORE}
    return [*_gaps(plan), *_crossings(plan, core)]


def _bands(services: Iterable[Service]) -> dict[Band, list[str]]:
    """Bands of services in scope, with the names of the services of each."""
    found: dict[Band, list[str]] = defaultdict(list)
    for service in services:
        band = band_of(service)
        if service.in_scope and band is not None:
            found[band].append(service.name)
    return found


def _gaps(plan: Plan) -> Iterator[Finding]:
    every = list(_bands(plan.services))
    if not every:
        return
    whole = min(band[0] for band in every), max(band[1] for band in every)
    for gap in uncovered(whole, every):
        text = f"no service in scope serves {ages(gap)}, though younger and older people are served"
        yield Finding("age-gap", ages(gap), int((gap[1] - gap[0]).to_integral_value()), sentence(text))


def _crossings(plan: Plan, core: Set[str]) -> Iterator[Finding]:
    """Two bands overlap, and neither lies within the other: a boundary of one divides the other."""
    bands = _bands(service for service in plan.services if service.id in core)
    for one, two in combinations(sorted(bands), 2):
        if one[0] < two[0] < one[1] < two[1]:
            text = (
                f"the age bands {_range(one)} ({_some(bands[one])}) and {_range(two)} ({_some(bands[two])}) of core"
                f" services cut across each other: {ages((two[0], one[1]))} belong to both"
            )
            years = int(common(one, two).to_integral_value())
            yield Finding("age-bands-cross", f"{_range(one)}|{_range(two)}", years, sentence(text))


def _range(band: Band) -> str:
    return f"{band[0].normalize():f}-{(band[1] - 1).normalize():f}"


def _some(names: list[str], most: int = 3) -> str:
    if len(names) <= most:
        return listed(sorted(names))
    return f"{', '.join(sorted(names)[:most])} and {in_figures(len(names) - most, 'other')}"
