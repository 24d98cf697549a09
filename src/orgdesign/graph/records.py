"""The plan's rows, ready to be looked up by the classification and the service graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from orgdesign.plan import Plan
from orgdesign.plan.links import Alliance, Link
from orgdesign.plan.posts import Post
from orgdesign.plan.requests import Kind, Request
from orgdesign.plan.services import Answer, Override, Service
from orgdesign.plan.tree import PlaceTree


class Records:
    """A plan with its rows by service, and its localities. Assumes that the plan's checks have passed."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.settings = plan.settings
        self.tree = PlaceTree(plan.places, plan.settings.delivery_tier)
        self.localities = self.tree.localities()

    @cached_property
    def services(self) -> Mapping[str, Service]:
        """Services by id."""
        return {service.id: service for service in self.plan.services}

    @cached_property
    def post(self) -> Mapping[str, Post]:
        """Posts by number."""
        return {post.id: post for post in self.plan.posts}

    @cached_property
    def posts(self) -> Mapping[str, tuple[Post, ...]]:
        """Posts by service."""
        found: dict[str, list[Post]] = defaultdict(list)
        for post in self.plan.posts:
            found[post.service].append(post)
        return {service: tuple(posts) for service, posts in found.items()}

    @cached_property
    def answers(self) -> Mapping[tuple[str, str], Answer]:
        """Answers by service and criterion."""
        return {(row.service, row.criterion): row for row in self.plan.answers}

    @cached_property
    def overrides(self) -> Mapping[str, Override]:
        """Decisions on the class that is in force, by service."""
        return {row.service: row for row in self.plan.overrides if row.kind != "later"}

    @cached_property
    def later(self) -> Mapping[str, Override]:
        """Classes to which services are meant to move later, by service."""
        return {row.service: row for row in self.plan.overrides if row.kind == "later"}

    @cached_property
    def alliances(self) -> Mapping[str, tuple[Alliance, ...]]:
        """Memberships of natural alliances by service."""
        found: dict[str, list[Alliance]] = defaultdict(list)
        for row in self.plan.alliances:
            found[row.service].append(row)
        return {service: tuple(rows) for service, rows in found.items()}

    @cached_property
    def supervised_by(self) -> Mapping[str, tuple[Link, ...]]:
        """Links of supervision by the service that is supervised."""
        found: dict[str, list[Link]] = defaultdict(list)
        for link in self.plan.links:
            if link.kind == "supervises":
                found[link.destination].append(link)
        return {service: tuple(links) for service, links in found.items()}

    @cached_property
    def skilled(self) -> Mapping[str, tuple[Post, ...]]:
        """Filled posts by skill."""
        found: dict[str, list[Post]] = defaultdict(list)
        for post in self.plan.posts:
            for skill in () if post.vacant else post.skills:
                found[skill].append(post)
        return {skill: tuple(posts) for skill, posts in found.items()}

    @cached_property
    def must_cover(self) -> tuple[Request, ...]:
        """Requests that a skill must be covered."""
        return tuple(row for row in self.plan.requests if row.kind is Kind.COVER and row.strength == "must")

    @cached_property
    def _locality_of_place(self) -> Mapping[str, str | None]:
        return {place.id: self.tree.locality_of(place.id) for place in self.plan.places}

    @cached_property
    def _place_of_property(self) -> Mapping[str, str]:
        return {row.id: row.place for row in self.plan.properties}

    def place_served(self, post: Post) -> str | None:
        """The place that a post serves today: its own, else that of its base; None where neither is known."""
        if post.place is not None:
            return post.place
        return self._place_of_property.get(post.base) if post.base is not None else None

    def locality_served(self, post: Post) -> str | None:
        """The locality that a post serves today; None where that is not known or lies above the localities."""
        place = self.place_served(post)
        return self._locality_of_place.get(place) if place is not None else None

    def place_name(self, place: str) -> str:
        """The place's name, or its id where it has none."""
        found = self.tree.places.get(place)
        return found.name if found is not None else place

    def service_name(self, service: str) -> str:
        """The service's name, or its id where the plan does not hold it."""
        found = self.services.get(service)
        return found.name if found is not None else service
