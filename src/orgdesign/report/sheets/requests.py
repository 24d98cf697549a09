"""What was asked for, and which option gives it."""

from __future__ import annotations

from orgdesign.measures.asked import Asked, asked
from orgdesign.plan.requests import Request
from orgdesign.report.proposal import Proposal
from orgdesign.report.sheet import Column, Sheet, filled
from orgdesign.report.text import Cell, Shorthand, clean, inline


def requests(proposal: Proposal) -> Sheet:
    """A row for each request: what it asks, why, and whether each side meets it."""
    found = [{a.request.id: a for a in asked(*pair)} if pair is not None else None for pair in proposal.designs]
    rows_by_id = {r.id: r for side in proposal.sides for r in side.brief.requests}
    columns = (
        Column("Request", 12),
        Column("What is asked", 50),
        Column("Must or should", 11),
        Column("Why", 40),
        *(Column(head, 28) for head in proposal.heads),
    )
    rows = [
        (
            clean(request.id),
            clean(proposal.names.request(request, name_posts=not proposal.protection.holds_back)),
            request.strength,
            _why(proposal, request),
            *(_met(proposal, i, request.id, held) for i, held in enumerate(found)),
        )
        for _, request in sorted(rows_by_id.items())
    ]
    return Sheet(
        label="Requests",
        title=f"Requests met and not met by each option, {inline(proposal.plan.settings.area)}",
        lines=("A request that must hold binds every option; today's organisation was not bound by any.",),
        columns=columns,
        rows=filled(rows, len(columns), "Nothing was asked for."),
    )


def _why(proposal: Proposal, request: Request) -> Cell:
    """The reason given; held back where the request is about one post."""
    if proposal.protection.holds_back and {request.subject, request.object} & proposal.names.posts:
        return Shorthand.HELD_BACK
    return clean(request.reason)


def _met(proposal: Proposal, position: int, request: str, found: dict[str, Asked] | None) -> Cell:
    if request not in {r.id for r in proposal.sides[position].brief.requests}:
        return Shorthand.NOT_APPLICABLE
    if found is None:
        return Shorthand.NOT_AVAILABLE
    if found[request].met:
        return "met"
    if proposal.protection.holds_back:
        return "not met"
    row = found[request].request
    return clean(f"not met: {proposal.names.in_words(found[request].sentence, {row.subject, row.object})}")
