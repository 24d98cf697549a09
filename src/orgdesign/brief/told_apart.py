"""What requests ask of single posts: by this, posts that are otherwise alike are told apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from orgdesign.plan.fields import LIST_SEPARATOR
from orgdesign.plan.posts import Post
from orgdesign.plan.requests import Kind, Request
from orgdesign.plan.services import Service


@dataclass(frozen=True)
class ToldApart:
    """By what posts are told apart.

    ``alone`` are posts that stand for themselves, ``skills`` those asked for in whole localities, ``traits`` by service
    the skills and professions asked for in the make-up of its teams, and ``managers`` line managers by post.
    """

    alone: frozenset[str]
    skills: frozenset[str]
    traits: Mapping[str, frozenset[str]]
    managers: Mapping[str, str]

    def wanted(self, post: Post, service: Service) -> tuple[str, ...]:
        """The skills and professions of a post that the make-up of its team is asked to hold."""
        asked = self.traits.get(service.id, frozenset())
        return tuple(sorted(asked & traits(post, service))) if asked else ()


def told_apart(posts: Sequence[Post], services: Mapping[str, Service], requests: Sequence[Request]) -> ToldApart:
    """What the requests ask of the posts of these services."""
    pinned = {r.subject for r in requests if r.kind in {Kind.PIN_LOCALITY, Kind.PIN_BASE}}
    mixed: dict[str, set[str]] = defaultdict(set)
    for request in requests:
        if request.kind is Kind.SKILL_MIX:
            mixed[request.service].update(request.objects)
    supervised = {r.service for r in requests if r.kind is Kind.SUPERVISION}
    managers = _managers((p for p in posts if p.service in services), supervised)
    return ToldApart(
        alone=frozenset(pinned | set(managers.values())),
        skills=frozenset(r.subject for r in requests if r.kind is Kind.COVER),
        traits={service: frozenset(words) for service, words in mixed.items()},
        managers=managers,
    )


def traits(post: Post, service: Service) -> set[str]:
    """The skills and professions of a post, capitals aside; its service's professions where it states none."""
    professions = (post.profession or service.profession).split(LIST_SEPARATOR)
    return {word.strip().casefold() for word in (*post.skills, *professions)}


def _managers(posts: Iterable[Post], supervised: set[str]) -> dict[str, str]:
    """Filled posts whose line manager is another filled post of the same service, where that is supervised."""
    filled = {post.id: post for post in posts if not post.vacant}
    return {
        post.id: manager.id
        for post in filled.values()
        if (manager := filled.get(post.manager or "")) is not None
        and manager.service == post.service
        and manager.id != post.id
        and ("" in supervised or post.service in supervised)
    }
