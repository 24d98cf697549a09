"""Posts: who they report to, where they are based, and the managers and contacts beside them."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesign.errors import Problem, nearest
from orgdesign.plan.check.circles import circles, described
from orgdesign.plan.check.rows import Rows, error, warning
from orgdesign.plan.fields import Row
from orgdesign.plan.managers import Contact, Manager
from orgdesign.plan.posts import Post
from orgdesign.plan.properties import Property


def reporting(rows: Rows) -> Iterator[Problem]:
    """Nobody reports to themselves, directly or by way of others."""
    managers = {p.id: p.manager for p in rows.of(Post) if p.manager}
    positions = {p.id: at for at, p in rows.at(Post)}
    for circle in circles(managers):
        expected = f"posts report to each other in a circle: {described(circle)}."
        if len(circle) == 1:
            expected = "a post cannot report to itself."
        yield error(Post, positions[circle[0]], "manager", managers[circle[0]], "circle", expected)


def bases(rows: Rows) -> Iterator[Problem]:
    """A post that may not be moved says where it is and why; where it sits and what it serves agree."""
    sites = {p.id: p.place for p in rows.of(Property)}
    for at, post in rows.at(Post):
        if post.movable:
            continue
        if post.base is None:
            expected = "a post that may not be moved needs the property where it is based."
            yield error(Post, at, "base", None, "fixed-without-base", expected)
        if not post.not_movable_because:
            expected = "say why the post may not be moved."
            yield warning(Post, at, "not_movable_because", None, "no-reason", expected)
        serves = rows.locality_of(post.place) if post.place else None
        sits = rows.locality_of(sites[post.base]) if post.base in sites else None
        if serves and sits and serves != sits:
            expected = f'the post serves "{serves}" but stays at a base in "{sits}", since it may not be moved.'
            yield warning(Post, at, "place", post.place, "base-elsewhere", expected)


def contacts(rows: Rows) -> Iterator[Problem]:
    """Contacts are of the service that they speak for, and serve a locality."""
    for at, contact in rows.at(Contact):
        yield from _locality(rows, Contact, at, "locality", contact.locality)
        post = rows.posts.get(contact.post) if contact.post else None
        if post is not None and post.service != contact.service:
            expected = f'the post belongs to "{post.service}", not to the service that it is the contact of.'
            yield warning(Contact, at, "post", contact.post, "contact-service", expected)
        if post is not None and post.vacant:
            yield warning(Contact, at, "post", contact.post, "contact-vacant", "the post is vacant.")


def managers(rows: Rows) -> Iterator[Problem]:
    """Coordinating managers look after localities."""
    for at, manager in rows.at(Manager):
        for place in manager.localities:
            yield from _locality(rows, Manager, at, "localities", place)


def _locality(rows: Rows, kind: type[Row], at: int, column: str, value: str) -> Iterator[Problem]:
    place = rows.places.get(value)
    tier = rows.delivery_tier
    if place is not None and tier is not None and place.tier != tier:
        localities = [p.id for p in rows.places.values() if p.tier == tier]
        expected = f"must be a {tier}; this is a {place.tier}."
        yield error(kind, at, column, value, "not-a-locality", expected, nearest(value, localities))
