"""Posts alike in everything that a rule reads, counted as one pool."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from orgdesign.plan import Plan
from orgdesign.plan.posts import Post
from orgdesign.plan.tree import PlaceTree
from orgdesign.units import FTE, whole


@dataclass(frozen=True)
class Pool:
    """``count`` posts of one service, of ``fte`` ten-thousandths each, alike in every attribute below.

    ``fixed_site`` is set where the posts may not be moved or are pinned to a property: they sit there wherever
    their team is based. ``home`` is the locality that fixed posts serve unless a request says otherwise. ``team``
    is set where the split is settled and the posts belong to that team.
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


def make_pools(
    plan: Plan, tree: PlaceTree, services: Mapping[str, object], named: frozenset[str], skills: frozenset[str]
) -> list[Pool]:
    """Count like posts of the given services together.

    ``named`` posts are named by a request and stand alone; ``skills`` are those that a request asks for.
    """
    home = {p.id: tree.locality_of(p.place) for p in plan.properties}
    groups: dict[tuple[object, ...], list[Post]] = defaultdict(list)
    for post in plan.posts:
        if post.service in services:
            wanted = tuple(sorted(set(post.skills) & skills))
            fixed = None if post.movable else post.base
            serves = tree.locality_of(post.place) if post.place else home.get(post.base or "")
            alone = post.id if post.id in named else ""
            groups[
                post.service, whole(post.fte, FTE), post.base or "", not post.vacant, fixed or "",
                (serves or "") if fixed else "", wanted, alone,
            ].append(post)  # fmt: skip
    return [_pool(number, key, posts) for number, (key, posts) in enumerate(sorted(groups.items(), key=_by_key))]


def _by_key(item: tuple[tuple[object, ...], list[Post]]) -> tuple[str, ...]:
    return tuple(str(part).zfill(9) if isinstance(part, int) else str(part) for part in item[0])


def _pool(number: int, key: tuple[object, ...], posts: list[Post]) -> Pool:
    first = posts[0]
    fixed, serves, skills, alone = str(key[4]), str(key[5]), key[6], str(key[7])
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
    )
