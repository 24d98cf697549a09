"""Whose team or base differs between two sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from orgdesign.compare.appointed import (
    ContactChange,
    CoordinationChange,
    LinkChange,
    contact_changes,
    coordination_changes,
    link_changes,
)
from orgdesign.compare.side import Side
from orgdesign.design import Placement


@dataclass(frozen=True)
class Mover:
    """A post that differs between two sides; a side that does not have the post has neither team nor base."""

    post: str
    service: str
    team_before: str | None
    team_after: str | None
    base_before: str | None
    base_after: str | None

    @property
    def changes_team(self) -> bool:
        """Tell whether its team differs."""
        return self.team_before != self.team_after

    @property
    def changes_base(self) -> bool:
        """Tell whether its base differs."""
        return self.base_before != self.base_after

    def to_dict(self) -> dict[str, Any]:
        """The post as plain data."""
        return {
            "post": self.post,
            "service": self.service,
            "team": [self.team_before, self.team_after],
            "base": [self.base_before, self.base_after],
        }


@dataclass(frozen=True)
class PairDifference:
    """Two sides and every post, link, named contact and coordinating manager that differs between them."""

    before: str
    after: str
    movers: tuple[Mover, ...]
    contacts: tuple[ContactChange, ...] = ()
    coordination: tuple[CoordinationChange, ...] = ()
    linked: tuple[LinkChange, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Both counts, the posts and the appointments as plain data."""
        return {
            "from": self.before,
            "to": self.after,
            "posts_changing_team": sum(m.changes_team for m in self.movers),
            "posts_changing_base": sum(m.changes_base for m in self.movers),
            "posts": [m.to_dict() for m in self.movers],
            "linked": [c.to_dict() for c in self.linked],
            "contacts": [c.to_dict() for c in self.contacts],
            "coordination": [c.to_dict() for c in self.coordination],
        }


def movers(before: Side, after: Side) -> tuple[Mover, ...]:
    """Every post whose team or base differs between two sides, by post number."""
    if before.design is None or after.design is None:
        return ()
    old, new = before.design.placement, after.design.placement
    services = {p.id: p.service for side in (before, after) for p in side.brief.plan.posts}
    found = (_mover(post, services[post], old.get(post), new.get(post)) for post in sorted(old.keys() | new.keys()))
    return tuple(m for m in found if m.changes_team or m.changes_base)


def _mover(post: str, service: str, old: Placement | None, new: Placement | None) -> Mover:
    return Mover(
        post=post,
        service=service,
        team_before=old.team if old else None,
        team_after=new.team if new else None,
        base_before=old.site if old else None,
        base_after=new.site if new else None,
    )


def pair_differences(sides: Sequence[Side]) -> tuple[PairDifference, ...]:
    """Who moves between any two sides that have a design."""
    placed = [side for side in sides if side.design is not None]
    return tuple(
        PairDifference(
            a.option, b.option, movers(a, b), contact_changes(a, b), coordination_changes(a, b), link_changes(a, b)
        )
        for a, b in combinations(placed, 2)
    )
