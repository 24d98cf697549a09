"""Who is appointed beside the design: linked posts, contacts and coordinating managers, and what is proven of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

LINKED = "linked posts"
CONTACTS = "contacts"
COORDINATION = "coordination"

_NOUNS = {
    LINKED: "links of extended services to localities",
    CONTACTS: "named contacts",
    COORDINATION: "localities with a coordinating manager",
}


@dataclass(frozen=True, order=True)
class LinkedPost:
    """A post of an extended service and a locality that it serves."""

    service: str
    post: str
    locality: str

    def to_dict(self) -> dict[str, str]:
        """The link as plain data."""
        return {"service": self.service, "post": self.post, "locality": self.locality}


@dataclass(frozen=True, order=True)
class NamedContact:
    """The post that is the contact of a service for a locality."""

    service: str
    locality: str
    post: str

    def to_dict(self) -> dict[str, str]:
        """The contact as plain data."""
        return {"service": self.service, "locality": self.locality, "post": self.post}


@dataclass(frozen=True)
class Decided:
    """One decision taken after the design, and its proof.

    ``wanted`` appointments and how many were ``made``; ``figures`` are what it is judged by, most important first, in
    smallest units, the first of them what could not be met; ``bounds`` what is proven of each, given those before it.
    ``because`` says in sentences why something could not be met.
    """

    decision: str
    wanted: int
    made: int
    figures: Mapping[str, int] = field(default_factory=dict)
    bounds: Mapping[str, int] = field(default_factory=dict)
    because: tuple[str, ...] = ()

    @property
    def unmet(self) -> int:
        """The first figure: what could not be met."""
        return next(iter(self.figures.values()), 0)

    @property
    def impossible(self) -> bool:
        """Tell whether it is proven that not all of it can be met."""
        return next(iter(self.bounds.values()), 0) > 0

    @property
    def proven(self) -> bool:
        """Tell whether no other choice is better in the order of the figures."""
        return dict(self.figures) == dict(self.bounds)

    @property
    def words(self) -> str:
        """What is decided and proven of it, as a board reads it."""
        head = f"{self.made:,} of {self.wanted:,} {_NOUNS[self.decision]}"
        if self.impossible:
            return f"{head}; impossible to meet in full"
        if self.unmet:
            return f"{head}; not met in full within the effort allowed"
        return f"{head}; {'proven best' if self.proven else 'a choice without proof'}"

    def to_dict(self) -> dict[str, Any]:
        """The decision as plain data; figures as a list, since their order counts."""
        return {
            "decision": self.decision,
            "wanted": self.wanted,
            "made": self.made,
            "figures": [
                {"figure": name, "value": value, "bound": self.bounds[name]} for name, value in self.figures.items()
            ],
            "because": list(self.because),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Decided:
        """Read what ``to_dict`` wrote."""
        return cls(
            decision=data["decision"],
            wanted=data["wanted"],
            made=data["made"],
            figures={row["figure"]: row["value"] for row in data["figures"]},
            bounds={row["figure"]: row["bound"] for row in data["figures"]},
            because=tuple(data["because"]),
        )


def contacts_of(rows: Iterable[Mapping[str, str]] | None) -> tuple[NamedContact, ...] | None:
    """Contacts from plain data; None where they were not decided."""
    return None if rows is None else tuple(NamedContact(r["service"], r["locality"], r["post"]) for r in rows)


def linked_of(rows: Iterable[Mapping[str, str]] | None) -> tuple[LinkedPost, ...] | None:
    """Linked posts from plain data; None where they were not decided."""
    return None if rows is None else tuple(LinkedPost(r["service"], r["post"], r["locality"]) for r in rows)
