"""Which posts of each extended service are linked to which locality, by FTE against the share by need."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from orgdesign.compare import Side
from orgdesign.report.disclosure import SMALLEST_SHOWN
from orgdesign.report.proposal import Proposal
from orgdesign.report.sheet import Column, Form, Sheet, filled
from orgdesign.report.text import Cell, Shorthand, clean, inline, listed
from orgdesign.rules.linking import Links, Serving, links_of, servings
from orgdesign.units import FTE, decimal


@dataclass(frozen=True)
class _Linked:
    """One extended service on one side, and its links; None where nobody decided them."""

    serving: Serving
    links: Links | None

    @cached_property
    def fte(self) -> dict[str, int]:
        """FTE by locality."""
        return self.serving.shared_out(self.links or {})

    def posts(self, place: str) -> list[str]:
        """The posts that serve a locality."""
        return [post for post, places in (self.links or {}).items() if place in places]

    @property
    def tells_of_few(self) -> bool:
        """Tell whether a figure is of a handful of posts or people; those that serve no locality are one as well."""
        links = self.links or {}
        parts = [self.posts(place) for place in self.serving.target] + [[p for p in self.serving.fte if p not in links]]
        parts += [[post for post in part if post in self.serving.filled] for part in parts]
        return any(0 < len(part) < SMALLEST_SHOWN for part in parts)


_Found = Sequence[dict[str, _Linked] | None]
"""The extended services of each side by id; None where the side has no design."""


def linked_posts(proposal: Proposal) -> Sheet:
    """A row for each service that is extended on some side, and each locality: FTE linked to it, and which posts."""
    found = [_of_side(side) for side in proposal.sides]
    hidden = _held_back(proposal, found)
    rows = [
        (
            clean(proposal.names.services[service]),
            clean(proposal.names.place(place)),
            *(cell for mine in found for cell in _cells(proposal, mine, service, place, hidden=service in hidden)),
        )
        for service in proposal.services
        for place in _places(proposal, found, service)
    ]
    columns = (Column("Service", 34), Column("Locality", 24), *_columns(proposal))
    return Sheet(
        label="Linked posts",
        title=f"Posts of extended services linked to localities, {inline(proposal.plan.settings.area)}",
        lines=(
            "An extended service is managed for the whole area; its posts are part of the localities' extended teams.",
            "Where a post serves several localities, their FTE is taken together and shared out by need.",
            *([] if proposal.audience.sees_posts else ["Post numbers are in the edition for human resources."]),
        ),
        columns=columns,
        rows=filled(rows, len(columns), "No service is extended."),
    )


def _of_side(side: Side) -> dict[str, _Linked] | None:
    design = side.design
    if design is None:
        return None
    return {
        serving.service: _Linked(serving, None if design.linked is None else links_of(serving, design))
        for serving in servings(side.brief, design)
    }


def _held_back(proposal: Proposal, found: _Found) -> set[str]:
    """Services of which nothing is told: those held back throughout, and those with a small figure on any side."""
    if not proposal.protection.holds_back:
        return set()
    few = {service for mine in found for service, linked in (mine or {}).items() if linked.tells_of_few}
    return few | proposal.protection.services


def _places(proposal: Proposal, found: _Found, service: str) -> list[str]:
    places = {place for mine in found if mine is not None and service in mine for place in mine[service].serving.target}
    return sorted(places, key=lambda place: (proposal.names.place(place).casefold(), place))


def _columns(proposal: Proposal) -> Iterator[Column]:
    for head in proposal.heads:
        yield Column(f"{head} (FTE)", 15, Form.TWO, note="fte")
        yield Column(f"{head}: share by need (FTE)", 17, Form.TWO, note="linked-share")
        if proposal.audience.sees_posts:
            yield Column(f"{head}: posts", 40)
        elif not proposal.protection.holds_back:
            yield Column(f"{head}: posts", 12, Form.WHOLE)


def _cells(
    proposal: Proposal, mine: dict[str, _Linked] | None, service: str, place: str, *, hidden: bool
) -> Iterator[Cell]:
    width = 2 if proposal.protection.holds_back else 3
    if mine is None or service not in mine or place not in mine[service].serving.target:
        yield from (Shorthand.NOT_AVAILABLE if mine is None else Shorthand.NOT_APPLICABLE for _ in range(width))
        return
    linked = mine[service]
    share = decimal(linked.serving.target[place], FTE)
    undecided = linked.links is None
    fte = Shorthand.NOT_AVAILABLE if undecided else decimal(linked.fte[place], FTE)
    yield Shorthand.HELD_BACK if hidden else fte
    yield Shorthand.HELD_BACK if hidden else share
    if proposal.protection.holds_back:
        return
    if undecided:
        yield Shorthand.NOT_AVAILABLE
    else:
        yield _named(linked, place) if proposal.audience.sees_posts else len(linked.posts(place))


def _named(linked: _Linked, place: str) -> Cell:
    """Post numbers, with those vacant and those that serve other localities too marked."""
    posts = []
    for post in linked.posts(place):
        marks = [] if post in linked.serving.filled else ["vacant"]
        marks += ["shared"] if len((linked.links or {})[post]) > 1 else []
        posts.append(f"{post} ({', '.join(marks)})" if marks else post)
    return clean(listed(posts)) if posts else "none"
