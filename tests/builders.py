"""Rows, plans, briefs and designs with defaults, so that a test states only its point.

The default plan: one city of two localities, ``north`` and ``south``; one service, ``visits``; two posts of one FTE,
``01`` at ``hall`` (north) and ``02`` at ``library`` (south); no need stated, no request, one option ``o1``. The two
properties stand six kilometres apart, which is six minutes; each has ten desks and costs 100 a year.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from orgdesign.brief import Brief, make_brief
from orgdesign.design import Design, Placement
from orgdesign.plan import Plan
from orgdesign.plan.fields import Row
from orgdesign.plan.links import Alliance, Link
from orgdesign.plan.options import Goal, Option, Priority
from orgdesign.plan.places import Need, Place, Travel
from orgdesign.plan.posts import Post
from orgdesign.plan.properties import Property
from orgdesign.plan.requests import Kind, Request
from orgdesign.plan.services import Service, ServiceClass
from orgdesign.plan.settings import Settings

CORE, EXTENDED = ServiceClass.CORE, ServiceClass.EXTENDED
HOSTED, CITY_WIDE = ServiceClass.HOSTED, ServiceClass.CITY_WIDE
AT = {"north": 0, "south": 6000}
"""Eastings of the two localities, in metres."""


def some_settings(**values: Any) -> Settings:
    """Settings: one desk an FTE, any team large enough, a straight kilometre takes a minute."""
    known: dict[str, Any] = {
        "name": "tiny",
        "area": "tiny area",
        "as_at": date(2009, 9, 15),
        "tiers": ("city", "locality", "ward"),
        "delivery_tier": "locality",
        "desk_ratio": 1,
        "min_team_fte": 0,
        "circuity": 1,
        "speed_kmh": 60,
    }
    return Settings(**{**known, **values})


def a_place(id: str = "north", **values: Any) -> Place:
    """A locality of the city; give a tier and a parent for anything else."""
    known: dict[str, Any] = {"name": id.title(), "tier": "locality", "parent": "city", "x": AT.get(id), "y": 0}
    return Place(id=id, **{**known, **values})


def a_city(*localities: str) -> list[Place]:
    """The whole area and its localities."""
    return [a_place("city", tier="city", parent=None, x=3000), *map(a_place, localities or ("north", "south"))]


def a_service(id: str = "visits", **values: Any) -> Service:
    """A service that leaves everything to the plan's defaults."""
    return Service(id=id, **{"name": id.title(), **values})


def a_post(id: str = "01", **values: Any) -> Post:
    """A filled, movable post of one FTE at the hall."""
    known: dict[str, Any] = {"service": "visits", "fte": 1, "base": "hall"}
    return Post(id=id, **{**known, **values})


def posts(service: str, count: int, first: int = 1, **values: Any) -> list[Post]:
    """So many posts alike, numbered from ``first``."""
    return [a_post(f"{number:02}", service=service, **values) for number in range(first, first + count)]


def a_property(id: str = "hall", **values: Any) -> Property:
    """A property in use, in the north, of ten desks and 100 a year, standing where its locality does."""
    known: dict[str, Any] = {"name": id.title(), "place": "north", "desks": 10, "running_cost": 100}
    return Property(id=id, **{**known, **values})


def a_need(place: str, value: Any, **values: Any) -> Need:
    """An amount of the measure ``children`` in a place."""
    return Need(place=place, value=value, **{"measure": "children", "period": "2009", **values})


def a_link(origin: str, destination: str, **values: Any) -> Link:
    """A link between two services that work with one another."""
    return Link(origin=origin, destination=destination, **{"kind": "works with", **values})


def an_alliance(name: str, *services: str, **values: Any) -> list[Alliance]:
    """The rows of an alliance of some services."""
    return [Alliance(alliance=name, service=service, **values) for service in services]


def a_journey(origin: str, destination: str, minutes: Any) -> Travel:
    """Measured travel."""
    return Travel(origin=origin, destination=destination, minutes=minutes)


def a_request(kind: Kind, subject: str = "", object: str = "", amount: Any = None, **values: Any) -> Request:
    """A request that must hold."""
    known: dict[str, Any] = {"id": "r1", "strength": "must", "amount": amount}
    return Request(kind=kind, subject=subject, object=object, **{**known, **values})


def an_option(id: str = "o1", **values: Any) -> Option:
    """An option that changes nothing."""
    return Option(id=id, **{"name": id.upper(), **values})


def a_priority(rank: int, objective: Goal, **values: Any) -> Priority:
    """An objective's place in the order of option ``o1``."""
    return Priority(rank=rank, objective=objective, **{"option": "o1", **values})


def a_plan(settings: Settings | None = None, **tables: Iterable[Row]) -> Plan:
    """The default plan with whole tables replaced."""
    known: dict[str, Iterable[Row]] = {
        "places": a_city(),
        "services": [a_service()],
        "posts": [a_post("01"), a_post("02", base="library")],
        "properties": [a_property(), a_property("library", place="south")],
        "options": [an_option()],
    }
    return Plan.of({"plan": [settings or some_settings()], **known, **tables})


def a_brief(plan: Plan | None = None, option: str = "o1", **classes: ServiceClass) -> Brief:
    """The plan's brief; services whose class is not given are core. A hyphen in an id is written as ``_``."""
    found = plan or a_plan()
    given = {service.replace("_", "-"): kind for service, kind in classes.items()}
    return make_brief(found, option, {s.id: given.get(s.id, CORE) for s in found.services})


def a_design(
    brief: Brief,
    where: Mapping[str, tuple[str, str | None]],
    *,
    leads: Mapping[str, str] | None = None,
    kept: Sequence[str] = (),
) -> Design:
    """The design that places each post in a team at a property.

    A team leads from ``leads``, else from where the first of its posts sits that need not sit there; its other
    bases are where other such posts sit. ``kept`` are properties in use beside those that anybody uses.
    """
    placements = [Placement(post, team, site) for post, (team, site) in sorted(where.items())]
    bases: dict[str, tuple[str, ...]] = {}
    for team in brief.teams:
        free = [p.site for p in placements if p.team == team.id and p.site and not _elsewhere(brief, p)]
        lead = [leads[team.id]] if leads and team.id in leads else []
        bases[team.id] = tuple(dict.fromkeys([*lead, *free]))
    used = {p.site for p in placements if p.site} | {s for at in bases.values() for s in at}
    return Design(tuple(placements), {t: at for t, at in bases.items() if at}, tuple(sorted(used | set(kept))))


def _elsewhere(brief: Brief, placement: Placement) -> bool:
    """Tell whether the post sits there on its own account, wherever its team is based."""
    pool = brief.pool_of_post[placement.post]
    return placement.site == pool.fixed_site or placement.site in brief.pinned_sites.get(pool.apart, ())


def two_halls_half_empty() -> tuple[Brief, Design]:
    """Each of two services in a hall of its own in the north, though one hall would do for both."""
    plan = a_plan(
        services=[a_service(), a_service("advice")],
        posts=[*posts("visits", 2), *posts("advice", 2, first=3)],
        properties=[
            a_property(desks=2, running_cost=1000),
            a_property("annexe", desks=2, running_cost=1000),
            a_property("library", place="south", desks=9, running_cost=1000),
        ],
        priorities=[a_priority(1, Goal.RUNNING_COST)],
    )
    brief = a_brief(plan)
    where = {
        "01": ("visits@north", "hall"),
        "02": ("visits@south", "library"),
        "03": ("advice@north", "annexe"),
        "04": ("advice@south", "library"),
    }
    return brief, a_design(brief, where)
