"""Named contacts of each service for each locality, and which localities each coordinating manager looks after."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesign.brief.teams import SHARE
from orgdesign.compare import Side
from orgdesign.report.proposal import Proposal
from orgdesign.report.sheet import Column, Form, Sheet, filled
from orgdesign.report.text import Cell, Shorthand, clean, inline, listed
from orgdesign.rules.coordination import Asked, Span, coordination_asked
from orgdesign.units import decimal


def named_contacts(proposal: Proposal) -> Sheet:
    """A row for each service that is not core on some side, and each locality: who is its contact there."""
    columns = (Column("Service", 34), Column("Locality", 24), *(Column(head, 34) for head in proposal.heads))
    names = proposal.names
    rows = [
        (
            clean(names.services[service]),
            clean(names.place(place)),
            *(contact_of(proposal, side, service, place) for side in proposal.sides),
        )
        for service in proposal.services
        for place in _places(proposal, service)
    ]
    return Sheet(
        label="Named contacts",
        title=f"Named contact of each service for each locality, {inline(proposal.plan.settings.area)}",
        lines=(
            "Posts, not people. As stated: the plan names the post. Proposed: chosen after the design, nearest first"
            " and shared out evenly.",
            *([] if proposal.audience.sees_posts else ["Post numbers are in the edition for human resources."]),
        ),
        columns=columns,
        rows=filled(rows, len(columns), "Every service is core: it has a team in each locality."),
    )


def _places(proposal: Proposal, service: str) -> list[str]:
    """The localities of the sides on which the service has one team for the whole area."""
    found = {place for side in proposal.sides if service in side.brief.team for place in side.brief.localities}
    return sorted(found, key=lambda place: (proposal.names.place(place).casefold(), place))


def contact_of(proposal: Proposal, side: Side, service: str, place: str) -> Cell:
    """The named contact of a service for a locality, as far as the edition may tell it."""
    if service not in side.brief.team or place not in side.brief.localities:
        return Shorthand.NOT_APPLICABLE
    if side.design is None or side.design.contacts is None:
        return Shorthand.NOT_AVAILABLE
    post = side.design.contact.get((service, place))
    if post is None:
        return "none"
    stated = any((r.service, r.locality, r.post) == (service, place, post) for r in side.brief.plan.contacts)
    how = "as stated" if stated else "proposed"
    return f"{who} ({how})" if (who := _who(proposal, side, post)) else how


def _who(proposal: Proposal, side: Side, post: str) -> str:
    """The post as the edition may tell it: its number to HR, its role to the board, nothing to the public."""
    if proposal.audience.suppresses:
        return ""
    role = side.brief.plan.post_by_id[post].role
    number = f"post {post}" if proposal.audience.sees_posts else ""
    return clean(", ".join(part for part in (number, role or ("" if number else "a post")) if part))


def coordination(proposal: Proposal) -> Sheet:
    """A row for each coordinating manager on each side: localities, span, load beside an even one, what it parts."""
    columns = (
        Column("Option", 24),
        Column("Coordinating manager", 34),
        Column("Localities", 46),
        Column("Number of localities", 12, Form.WHOLE),
        Column("Asked for", 16),
        Column("Load", 14, Form.WHOLE),
        Column("Load is counted in", 24),
        Column("Share of the whole area (%)", 14, Form.ONE),
        Column("Even share (%)", 12, Form.ONE),
        Column("Neighbouring localities with another manager", 18, Form.WHOLE),
    )
    rows = [
        row
        for head, side in zip(proposal.heads, proposal.sides, strict=True)
        for row in _managers(proposal, head, side)
    ]
    return Sheet(
        label="Coordination",
        title=f"Which coordinating manager looks after which localities, {inline(proposal.plan.settings.area)}",
        lines=(
            "Coordinating managers do not line-manage the staff of their localities.",
            "Localities are neighbours unless a third is nearer to both than they are to each other.",
        ),
        columns=columns,
        rows=filled(rows, len(columns), "The plan has no coordinating managers."),
    )


def _managers(proposal: Proposal, head: str, side: Side) -> Iterator[tuple[Cell, ...]]:
    if side.design is None or side.design.coordination is None:
        return
    asked = coordination_asked(side.brief)
    held = asked.held(side.design.coordination)
    names = {row.id: row.name or row.id for row in side.brief.plan.managers}
    for span in asked.spans:
        mine = held[span.manager]
        yield (
            head,
            clean(names[span.manager]),
            clean(listed([inline(proposal.names.place(place)) for place in mine])) if mine else "none",
            len(mine),
            _asked_for(span),
            sum((span.load[place] for place in mine), decimal(0, 1)),
            clean(span.measure),
            decimal(100 * sum(span.share[place] for place in mine), SHARE),
            decimal(100 * span.even, SHARE),
            sum(bool(set(pair) & set(mine)) for pair in _split(asked, side)),
        )


def _split(asked: Asked, side: Side) -> tuple[tuple[str, str], ...]:
    return asked.split(side.design.coordination or {}) if side.design is not None else ()


def _asked_for(span: Span) -> str:
    if span.most is None:
        return f"{span.least} or more" if span.least else "any number"
    return f"{span.least} to {span.most}" if span.least else f"{span.most} or fewer"
