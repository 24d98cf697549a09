"""For HR: each post that changes, and pay by division, funding and locality."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from orgdesign.asis import today
from orgdesign.brief import Brief
from orgdesign.compare import Mover, Side, movers
from orgdesign.design import Design
from orgdesign.measures.tables import Rows, pay_by_division, pay_by_funding, pay_by_locality
from orgdesign.report.proposal import Proposal
from orgdesign.report.sheet import Column, Form, Sheet, filled
from orgdesign.report.text import Cell, Shorthand, clean, inline
from orgdesign.units import MINUTE, decimal

_GROUPS: tuple[tuple[str, str, Callable[[Brief, Design], Rows]], ...] = (
    ("Division today", "division", pay_by_division),
    ("Funding stream", "funding", pay_by_funding),
    ("Locality served", "locality", pay_by_locality),
)


def posts_that_change(proposal: Proposal) -> Sheet:
    """A row for each post and option whose team or base differs from today's."""
    columns = (
        Column("Option", 22),
        Column("Post", 10),
        Column("Role", 26),
        Column("Grade", 9),
        Column("Service", 32),
        Column("FTE", 8, Form.TWO),
        Column("Vacant", 9),
        Column("Team today", 32),
        Column("New team", 32),
        Column("Base today", 28),
        Column("New base", 28),
        Column("Minutes between", 11, Form.ONE, note="minutes"),
    )
    rows = [row for position, side in proposal.options for row in _changes(proposal, position, side)]
    return Sheet(
        label="Posts that change",
        title=f"Posts whose team or base changes, by option, {inline(proposal.plan.settings.area)}",
        lines=("Posts, not people. Not for publication: a post with one holder is a person.",),
        columns=columns,
        rows=filled(rows, len(columns), "No post changes."),
    )


def _changes(proposal: Proposal, position: int, side: Side) -> Iterator[tuple[Cell, ...]]:
    if side.design is None:
        return
    before = Side("today", "", side.brief, today(side.brief), None)
    names = proposal.names
    for mover in movers(before, side):
        post = side.brief.plan.post_by_id[mover.post]
        yield (
            proposal.heads[position],
            clean(post.id),
            clean(post.role),
            clean(post.grade),
            clean(names.services[post.service]),
            post.fte,
            "yes" if post.vacant else "no",
            clean(names.team(mover.team_before or "")),
            clean(names.team(mover.team_after or "")),
            _base(proposal, mover.base_before),
            _base(proposal, mover.base_after),
            _minutes(side.brief, mover),
        )


def _base(proposal: Proposal, site: str | None) -> Cell:
    return clean(proposal.names.properties[site]) if site is not None else Shorthand.NOT_AVAILABLE


def _minutes(brief: Brief, mover: Mover) -> Cell:
    if mover.base_before is None or mover.base_after is None:
        return Shorthand.NOT_APPLICABLE
    return decimal(brief.travel.seconds(mover.base_before, mover.base_after), MINUTE)


def pay(proposal: Proposal) -> Sheet:
    """FTE and pay of each division, funding stream and locality, on each side."""
    currency = inline(proposal.plan.settings.currency)
    columns = [Column("Grouped by", 20), Column("Group", 34)]
    for head in proposal.heads:
        columns.append(Column(f"{head} (FTE)", 14, Form.ONE))
        columns.append(Column(f"{head}: pay with on-costs ({currency} a year)", 18, Form.WHOLE, note="pay"))
    rows = [row for title, key, table in _GROUPS for row in _pay_rows(proposal, title, key, table)]
    return Sheet(
        label="Pay",
        title=f"FTE and pay by division, funding and locality, {inline(proposal.plan.settings.area)}",
        lines=("Not for publication: small groups can give a person's pay away.",),
        columns=tuple(columns),
        rows=filled(rows, len(columns), "The plan has no posts in scope."),
    )


def _pay_rows(
    proposal: Proposal, title: str, key: str, table: Callable[[Brief, Design], Rows]
) -> Iterator[tuple[Cell, ...]]:
    found = [{row[key]: row for row in table(*pair)} if pair is not None else None for pair in proposal.designs]
    for group in sorted({name for side in found if side is not None for name in side}):
        cells: list[Cell] = []
        for side in found:
            if side is None:
                cells += [Shorthand.NOT_AVAILABLE] * 2
            elif group not in side:
                cells += [Shorthand.NOT_APPLICABLE] * 2
            else:
                row = side[group]
                known = row["posts"] > row["without_cost"]
                cells += [row["fte"], row["pay"] if known else Shorthand.NOT_AVAILABLE]
        yield title, _group(proposal, key, group), *cells


def _group(proposal: Proposal, key: str, group: str) -> Cell:
    if key == "locality":
        return clean(proposal.names.place(group or None))
    return clean(group) if group else "Not stated"
