"""Whose links, named contact or coordinating manager differ between two sides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from orgdesign.compare.side import Side
from orgdesign.design import LinkedPost


@dataclass(frozen=True)
class LinkChange:
    """A post of an extended service that is linked to other localities; none where it is linked to none."""

    service: str
    post: str
    before: tuple[str, ...]
    after: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """The change as plain data."""
        return {"service": self.service, "post": self.post, "localities": [list(self.before), list(self.after)]}


@dataclass(frozen=True)
class ContactChange:
    """A service and locality with another contact; None where there is none, or where none is needed."""

    service: str
    locality: str
    before: str | None
    after: str | None

    def to_dict(self) -> dict[str, Any]:
        """The change as plain data."""
        return {"service": self.service, "locality": self.locality, "post": [self.before, self.after]}


@dataclass(frozen=True)
class CoordinationChange:
    """A locality with another coordinating manager; None where there is none."""

    locality: str
    before: str | None
    after: str | None

    def to_dict(self) -> dict[str, Any]:
        """The change as plain data."""
        return {"locality": self.locality, "manager": [self.before, self.after]}


def link_changes(before: Side, after: Side) -> tuple[LinkChange, ...]:
    """Every post whose links differ, by service and post; none where either side has not decided them."""
    if before.design is None or after.design is None:
        return ()
    if before.design.linked is None or after.design.linked is None:
        return ()
    old, new = _by_post(before.design.linked), _by_post(after.design.linked)
    return tuple(
        LinkChange(*key, old.get(key, ()), new.get(key, ()))
        for key in sorted(old.keys() | new.keys())
        if old.get(key) != new.get(key)
    )


def _by_post(links: tuple[LinkedPost, ...]) -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for link in sorted(links):
        found[link.service, link.post] = (*found.get((link.service, link.post), ()), link.locality)
    return found


def contact_changes(before: Side, after: Side) -> tuple[ContactChange, ...]:
    """Every named contact that differs, by service and locality; none where either side has not decided them."""
    if before.design is None or after.design is None:
        return ()
    if before.design.contacts is None or after.design.contacts is None:
        return ()
    old, new = before.design.contact, after.design.contact
    return tuple(
        ContactChange(*key, old.get(key), new.get(key))
        for key in sorted(old.keys() | new.keys())
        if old.get(key) != new.get(key)
    )


def coordination_changes(before: Side, after: Side) -> tuple[CoordinationChange, ...]:
    """Every locality with another coordinating manager; none where either side has not decided them."""
    if before.design is None or after.design is None:
        return ()
    old, new = before.design.coordination, after.design.coordination
    if old is None or new is None:
        return ()
    return tuple(
        CoordinationChange(place, old.get(place), new.get(place))
        for place in sorted(old.keys() | new.keys())
        if old.get(place) != new.get(place)
    )
