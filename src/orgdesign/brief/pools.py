"""Posts alike in everything that a rule reads, counted as one pool."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from orgdesign.brief.told_apart import ToldApart
from orgdesign.plan import Plan
from orgdesign.plan.posts import Post
from orgdesign.plan.services import Service
from orgdesign.plan.tree import PlaceTree
from orgdesign.units import FTE, whole


@dataclass(frozen=True)
class Pool:
    """``count`` posts of one service, of ``fte`` ten-thousandths each, alike in every attribute below.

    ``fixed_site`` is set where the posts may not be moved or are pinned to a property: they sit there wherever
    their team is based. ``home`` is the locality that fixed posts serve unless a request says otherwise. ``traits``
    are skills and professions that the make-up of their team is asked to hold, ``manager`` the line manager that they
    are asked to stay with. ``team`` is set where the split is settled and the posts belong to that team.
    """

    id: str
    service: str
    fte: int
    count: int
    base: str | None
    filled: bool
    fixed_site: str | None
    home: str | None
    skills: tuple[str, ...]
    apart: str
    posts: tuple[str, ...]
    team: str | None = None
    traits: tuple[str, ...] = ()
    manager: str = ""


def make_pools(plan: Plan, tree: PlaceTree, services: Mapping[str, Service], asked: ToldApart) -> list[Pool]:
    """Count posts of the given services together that are alike, in what requests ask of them too."""
    home = {p.id: tree.locality_of(p.place) for p in plan.properties}
    groups: dict[tuple[object, ...], list[Post]] = defaultdict(list)
    for post in plan.posts:
        if post.service in services:
            wanted = tuple(sorted(set(post.skills) & asked.skills))
            fixed = None if post.movable else post.base
            serves = tree.locality_of(post.place) if post.place else home.get(post.base or "")
            alone = post.id if post.id in asked.alone else ""
            groups[
                post.service, whole(post.fte, FTE), post.base or "", not post.vacant, fixed or "",
                (serves or "") if fixed else "", wanted, alone,
                asked.wanted(post, services[post.service]), asked.managers.get(post.id, ""),
            ].append(post)  # fmt: skip
    return [_pool(number, key, posts) for number, (key, posts) in enumerate(sorted(groups.items(), key=_by_key))]


def _by_key(item: tuple[tuple[object, ...], list[Post]]) -> tuple[str, ...]:
    return tuple(str(part).zfill(9) if isinstance(part, int) else str(part) for part in item[0])


def _pool(number: int, key: tuple[object, ...], posts: list[Post]) -> Pool:
    first = posts[0]
    fixed, serves, skills, alone, traits = str(key[4]), str(key[5]), key[6], str(key[7]), key[8]
    return Pool(
        id=f"{first.service}#{number:05d}",
        service=first.service,
        fte=whole(first.fte, FTE),
        count=len(posts),
        base=first.base,
        filled=not first.vacant,
        fixed_site=fixed or None,
        home=serves or None,
        skills=tuple(skills) if isinstance(skills, tuple) else (),
        apart=alone,
        posts=tuple(sorted(p.id for p in posts)),
        traits=tuple(traits) if isinstance(traits, tuple) else (),
        manager=str(key[9]),
    )
