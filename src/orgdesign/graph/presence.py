"""In which localities each service works: today by its posts, and as classified, and in a design."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from orgdesign.brief import Brief
from orgdesign.design import Design
from orgdesign.graph.classification import Classification
from orgdesign.graph.records import Records

Presence = Mapping[str, frozenset[str]]
"""Localities by service; a service that is not in it is not known to work anywhere in particular."""


def present_today(records: Records) -> Presence:
    """Localities that the posts of each service serve today.

    Posts of which one serves the whole area are present everywhere; services of which nothing is known are left out.
    """
    everywhere = frozenset(records.localities)
    found: dict[str, frozenset[str]] = {}
    for service, posts in records.posts.items():
        placed = [post for post in posts if records.place_served(post) is not None]
        served = {records.locality_served(post) for post in placed}
        if None in served:
            found[service] = everywhere
        elif placed:
            found[service] = frozenset(place for place in served if place is not None)
    return found


def present_as_classified(records: Records, classifications: Sequence[Classification]) -> Presence:
    """Every class works in all localities; services without a class stay where they are today."""
    everywhere = frozenset(records.localities)
    today = present_today(records)
    settled = {found.service: everywhere for found in classifications if found.outcome is not None}
    return {**today, **settled}


def present_in(brief: Brief, design: Design) -> Presence:
    """A core service works where its teams have posts; every other works in all localities."""
    found: dict[str, set[str]] = {}
    for team in brief.teams:
        places = found.setdefault(team.service, set())
        if team.locality is None:
            places.update(brief.localities)
        elif design.members.get(team.id):
            places.add(team.locality)
    return {service: frozenset(places) for service, places in found.items()}
