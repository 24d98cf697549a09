"""A drawn council written down as the tables of a plan, every row marked illustrative."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

from orgdesign.generate.asks import CIRCUITY, SPEED_KMH, Ask
from orgdesign.generate.draft import Council, DraftPost, DraftService
from orgdesign.generate.ground import MEASURES, PERIODS
from orgdesign.generate.links import DraftLink
from orgdesign.generate.offers import COUNCIL, ENABLING, ROLES
from orgdesign.generate.option_rows import option_rows
from orgdesign.generate.property_rows import property_rows, travel_rows
from orgdesign.plan.fields import Evidence, Row
from orgdesign.plan.links import Alliance, Link
from orgdesign.plan.managers import Manager
from orgdesign.plan.places import Need, Place
from orgdesign.plan.posts import Post
from orgdesign.plan.requests import Request
from orgdesign.plan.services import Answer, Reply, Service
from orgdesign.plan.settings import Settings

AS_AT = date(2024, 9, 1)
SKILLS = ("family support", "safeguarding lead", "signing", "translation", "mental health first aid")
LOCALITIES_PER_MANAGER = 3


def council_tables(
    council: Council, links: Sequence[DraftLink], asks: Sequence[Ask], chance: Random
) -> dict[str, list[Row]]:
    """Every table of the plan by name."""
    mark = {"source": council.source, "evidence": Evidence.ILLUSTRATIVE}
    tables: dict[str, list[Row]] = {
        "plan": [_settings(council, mark)],
        "places": list(_places(council, mark)),
        "needs": list(_needs(council, mark)),
        "services": [_service(council, service, mark) for service in council.services],
        "answers": list(_answers(council, mark)),
        "posts": [_post(service, post, mark, chance) for service in council.services for post in service.posts],
        "properties": property_rows(council, mark, chance),
        "travel": travel_rows(council, mark, chance, SPEED_KMH[council.size.is_city] / CIRCUITY),
        "links": [_link(link, mark) for link in links],
        "alliances": list(_alliances(council, mark)),
        "managers": list(_managers(council, mark)),
        "requests": [_request(number, ask, len(asks), mark) for number, ask in enumerate(asks, 1)],
    }
    return tables | option_rows(council, asks, mark, chance)


def _settings(council: Council, mark: dict[str, Any]) -> Settings:
    city = council.size.is_city
    return Settings(
        name=f"Synthetic council, size {council.size.label}, seed {council.seed}",
        area=council.ground.area.name,
        as_at=AS_AT,
        tiers=("city" if city else "county", "locality", "ward"),
        delivery_tier="locality",
        area_wide="city-wide" if city else "county-wide",
        min_team_fte=Decimal("0.5"),
        circuity=Decimal(str(CIRCUITY)),
        speed_kmh=SPEED_KMH[city],
        base_option="as-proposed",
        **mark,
    )


def _places(council: Council, mark: dict[str, Any]) -> Iterator[Place]:
    ground = council.ground
    area, top = ground.area, "city" if council.size.is_city else "county"
    yield Place(id=area.id, name=area.name, tier=top, x=area.x, y=area.y, **mark)
    for place in ground.localities:
        yield Place(id=place.id, name=place.name, tier="locality", parent=place.within, x=place.x, y=place.y, **mark)
        for ward in ground.wards[place.id]:
            yield Place(id=ward.id, name=ward.name, tier="ward", parent=ward.within, x=ward.x, y=ward.y, **mark)


def _needs(council: Council, mark: dict[str, Any]) -> Iterator[Need]:
    for measure, (_, _, unit) in MEASURES.items():
        for period in PERIODS:
            for place, value in council.ground.needs[measure, period].items():
                yield Need(place=place, measure=measure, period=period, value=value, unit=unit, **mark)


def _service(council: Council, service: DraftService, mark: dict[str, Any]) -> Service:
    offer, enabling = service.offer, service.facet == ENABLING
    family = [other.id for other in council.services if other.offer is offer and other is not service]
    return Service(
        id=service.id,
        name=service.name,
        part_of=offer.name,
        agency=offer.agency,
        division=offer.division,
        profession=offer.profession,
        level_from=service.levels[0],
        level_to=service.levels[1],
        age_from=offer.ages[0],
        age_to=offer.ages[1],
        statutory=service.levels[1] == 4,
        delivery="enabling" if enabling else "through settings" if offer.profession == "teaching" else "direct",
        need_measure=offer.measure,
        floor_fte=_fte(service.floor),
        min_team_fte=_fte(service.min_team) if service.min_team != 50 else None,
        team_desks=service.team_desks,
        desk_ratio=Decimal(str(float(service.desk_ratio))) if service.ratio_stated else None,
        max_bases=service.max_bases,
        tied_place=service.tied.id if service.tied else None,
        tied_reason=f"Its building is in {service.tied.name}." if service.tied else "",
        funding="grant" if service.facet == "pilot" else "base budget",
        funding_ends=date(2027, 3, 31) if service.facet == "pilot" else None,
        enables=tuple(family) if enabling else (),
        public_access=service.public,
        **mark,
    )


_WHY: dict[Reply, str] = {
    Reply.YES: "So it is today.",
    Reply.PARTLY: "In some localities only.",
    Reply.NO: "Not as it works today.",
    Reply.UNKNOWN: "Not yet answered.",
}


def _answers(council: Council, mark: dict[str, Any]) -> Iterator[Answer]:
    for service in council.services:
        for criterion, answer in service.answers.items():
            yield Answer(service=service.id, criterion=criterion, answer=answer, reason=_WHY[answer], **mark)


def _fte(hundredths: int | None) -> Decimal | None:
    return None if hundredths is None else Decimal(hundredths) / 100


def _post(service: DraftService, post: DraftPost, mark: dict[str, Any], chance: Random) -> Post:
    role, grade, pay = ROLES[post.role]
    fixed_term = service.facet == "pilot" and post.role > 1
    return Post(
        id=post.id,
        service=service.id,
        role=f"{service.offer.profession} {role}".capitalize(),
        profession=service.offer.profession,
        grade=grade,
        fte=Decimal(post.fte) / 100,
        vacant=post.vacant,
        contract="fixed term" if fixed_term else "permanent",
        contract_ends=date(2027, 3, 31) if fixed_term else None,
        employer=post.employer,
        base=post.base,
        manager=post.manager,
        cost=pay * post.fte // 100,
        movable=post.movable,
        not_movable_because="" if post.movable else f"employed by a partner ({post.employer})",
        skills=(chance.choice(SKILLS),) if chance.random() < 0.2 else (),
        **mark,
    )


def _link(link: DraftLink, mark: dict[str, Any]) -> Link:
    return Link(origin=link.origin.id, destination=link.destination.id, kind=link.kind, weight=link.weight, **mark)


def _alliances(council: Council, mark: dict[str, Any]) -> Iterator[Alliance]:
    for number, members in enumerate(council.alliances, 1):
        divisions = [service.offer.division for service in members]
        division = max(sorted(set(divisions)), key=divisions.count)
        for service in members:
            strength = 2 if service.offer.division == division else 1
            name = f"Alliance {number}"
            yield Alliance(alliance=name, service=service.id, division=division, strength=strength, **mark)


def _managers(council: Council, mark: dict[str, Any]) -> Iterator[Manager]:
    """One coordinating manager for about three localities, from west to east."""
    places = [place.id for place in sorted(council.ground.localities, key=lambda p: (p.x, p.id))]
    for number, start in enumerate(range(0, len(places), LOCALITIES_PER_MANAGER), 1):
        yield Manager(
            id=f"CM-{number:02}",
            name=f"Coordinating manager {number}",
            employer=COUNCIL,
            localities=tuple(places[start : start + LOCALITIES_PER_MANAGER]),
            span_from=1,
            span_to=LOCALITIES_PER_MANAGER + 2,
            load_measure="referrals",
            **mark,
        )


def _request(number: int, ask: Ask, count: int, mark: dict[str, Any]) -> Request:
    return Request(
        id=f"R{number:0{max(2, len(str(count)))}}",
        kind=ask.kind,
        subject=ask.subject,
        object=ask.object,
        amount=ask.amount,
        strength="must" if ask.must else "should",
        option=ask.option,
        reason=ask.reason,
        **mark,
    )
