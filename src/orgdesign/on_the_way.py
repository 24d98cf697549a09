"""The designs that the priorities reached on the way to the last, each saved by what is other in it than in the next.

They are a help for what is solved next, never shown and never the answer without its check.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from orgdesign.design import Design, Placement


def said_of(on_the_way: Sequence[Design], last: Design) -> list[dict[str, Any]]:
    """The designs as plain data; none where all of them are the last one."""
    following = [*on_the_way[1:], last]
    found = [_differences(one, then) for one, then in zip(on_the_way, following, strict=False)]
    same: dict[str, Any] = {"posts": {}, "bases": {}, "properties": None}
    return [] if all(one == same for one in found) else found


def read_from(said: Sequence[Mapping[str, Any]], last: Design) -> tuple[Design, ...]:
    """Read what ``said_of`` wrote, of the same last design."""
    found: list[Design] = []
    then = replace(last, contacts=None, coordination=None, linked=None)
    for differences in reversed(said):
        then = _with_differences(then, differences)
        found.append(then)
    return tuple(reversed(found))


def _differences(one: Design, then: Design) -> dict[str, Any]:
    there = then.placement
    return {
        "posts": {p.post: [p.team, p.site] for p in one.placements if p != there.get(p.post)},
        "bases": {team: list(at) for team, at in sorted(one.bases.items()) if at != then.bases.get(team)},
        "properties": None if one.sites == then.sites else list(one.sites),
    }


def _with_differences(then: Design, said: Mapping[str, Any]) -> Design:
    posts = said["posts"]
    placements = tuple(Placement(p.post, *posts[p.post]) if p.post in posts else p for p in then.placements)
    bases = {**then.bases, **{team: tuple(at) for team, at in said["bases"].items()}}
    sites = then.sites if said["properties"] is None else tuple(said["properties"])
    return replace(then, placements=placements, bases=bases, sites=sites)
