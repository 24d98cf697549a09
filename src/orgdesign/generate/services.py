"""Services of a generated council, with answers from which the shipped rules give the intended class."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import count, pairwise, product
from random import Random

from orgdesign.generate.draft import DraftService
from orgdesign.generate.ground import Ground
from orgdesign.generate.offers import ENABLING, FACETS, OFFERS, Offer
from orgdesign.generate.sizes import Size
from orgdesign.plan.services import Reply, ServiceClass

YES, PARTLY, NO, UNKNOWN = Reply.YES, Reply.PARTLY, Reply.NO, Reply.UNKNOWN
ALLIANCE_SIZE = 8
SHARE_TIED = 0.3
SHARE_UNSURE = 0.15
SHARE_PUBLIC = {
    ServiceClass.CORE: 0.25,
    ServiceClass.EXTENDED: 0.1,
    ServiceClass.HOSTED: 0.3,
    ServiceClass.CITY_WIDE: 0.05,
}


def draw_services(size: Size, ground: Ground, chance: Random) -> list[DraftService]:
    """Draw the services of each class from the catalogue, parts of the same service together."""
    offers = chance.sample(OFFERS, min(len(OFFERS), max(4, size.services // 4)))
    services: list[DraftService] = []
    for to_class, number in size.quotas().items():
        parts = _parts(offers, FACETS[to_class], chance)
        services.extend(_service(*next(parts), to_class, chance) for _ in range(number))
    for service in services:
        if service.to_class is ServiceClass.HOSTED and chance.random() < SHARE_TIED:
            service.tied = chance.choice(ground.wards[chance.choice(ground.localities).id])
        service.answers = _answers(service, chance)
    return services


def draw_alliances(services: list[DraftService], chance: Random) -> list[list[DraftService]]:
    """Cut the services into natural alliances of about eight, parts of the same service together."""
    offers = sorted({service.offer.name for service in services})
    chance.shuffle(offers)
    by_offer = sorted(services, key=lambda service: (offers.index(service.offer.name), service.id))
    number = max(1, round(len(services) / ALLIANCE_SIZE))
    cuts = [round(i * len(services) / number) for i in range(number + 1)]
    return [by_offer[start:end] for start, end in pairwise(cuts)]


def draw_bound(alliances: list[list[DraftService]], chance: Random) -> list[tuple[DraftService, DraftService]]:
    """Pairs of core services that must share a base in every locality: about one for every sixty services."""
    wanted = max(1, sum(len(members) for members in alliances) // 60)
    pairs: list[tuple[DraftService, DraftService]] = []
    for members in chance.sample(alliances, len(alliances)):
        core = [service for service in members if service.is_core]
        if len(core) >= 2 and len(pairs) < wanted:
            first, second = chance.sample(core, 2)
            pairs.append((first, second))
    return pairs


def _parts(offers: list[Offer], facets: tuple[str, ...], chance: Random) -> Iterator[tuple[Offer, str, str]]:
    """Every offer with every facet in a drawn order, then all again numbered 2, 3 ..."""
    pairs = list(product(offers, facets))
    chance.shuffle(pairs)
    for turn in count(1):
        for offer, facet in pairs:
            yield offer, facet, f"{offer.name}: {facet}" + (f" {turn}" if turn > 1 else "")


def _service(offer: Offer, facet: str, name: str, to_class: ServiceClass, chance: Random) -> DraftService:
    slug = "".join(c for c in name.lower().replace(" ", "-") if c.isalnum() or c == "-")
    service = DraftService(
        id=slug,
        name=name,
        offer=offer,
        facet=facet,
        to_class=to_class,
        levels=_levels(to_class, chance),
        answers={},
        public=facet != ENABLING and chance.random() < SHARE_PUBLIC[to_class],
    )
    if chance.random() < 0.06:
        service.desk_ratio, service.ratio_stated = Fraction(1, 2), True
    return service


def _levels(to_class: ServiceClass, chance: Random) -> tuple[int, int]:
    if to_class is ServiceClass.CITY_WIDE:
        return (4, 4) if chance.random() < 0.5 else (3, 4)
    return chance.choice(((1, 1), (1, 2), (1, 3), (2, 2), (2, 3), (2, 4)))


def _answers(service: DraftService, chance: Random) -> dict[str, Reply]:
    """Answers that give the class whatever the unsure ones turn out to be."""
    c4, c5 = YES, YES
    if service.to_class is ServiceClass.CITY_WIDE:
        return _answers_city_wide(chance)
    if service.to_class is ServiceClass.EXTENDED:
        c5 = NO
    elif service.to_class is ServiceClass.HOSTED:
        c4 = YES if service.tied is not None and chance.random() < 0.5 else NO
        c5 = NO if chance.random() < 0.15 else YES
    needed = 3 - (c4 is YES) - (c5 is YES)
    first_three = [YES] * needed + [_other(chance) for _ in range(3 - needed)]
    chance.shuffle(first_three)
    return dict(zip(("C1", "C2", "C3", "C4", "C5"), [*first_three, c4, c5], strict=True))


def _other(chance: Random) -> Reply:
    if chance.random() < SHARE_UNSURE:
        return chance.choice((PARTLY, UNKNOWN))
    return YES if chance.random() < 0.8 else NO


def _answers_city_wide(chance: Random) -> dict[str, Reply]:
    """At most two criteria could be met, the second (not specialist) never."""
    others = [YES if chance.random() < 0.6 else NO, PARTLY if chance.random() < SHARE_UNSURE else NO, NO, NO]
    chance.shuffle(others)
    return dict(zip(("C1", "C3", "C4", "C5", "C2"), [*others, NO], strict=True))
