"""What the change means for each service, in words and in posts."""

from __future__ import annotations

from collections import defaultdict

from orgdesign.graph.change import degrees_of_change
from orgdesign.report.disclosure import TOTAL, Key
from orgdesign.report.proposal import Proposal
from orgdesign.report.protection import CHANGES, Cells, SideFigures
from orgdesign.report.sheet import Column, Form, Sheet, filled
from orgdesign.report.text import Cell, Shorthand, clean, inline, listed


def degree_of_change(proposal: Proposal) -> Sheet:
    """A row for each service: its degree of change, its posts, and how many change base or locality by option."""
    told = _degrees(proposal)
    columns = [
        Column("Service", 34),
        Column("Part today of", 24),
        Column("Degree of change", 60),
        Column("Posts", 9, Form.WHOLE),
    ]
    for position, _ in proposal.options:
        head = proposal.heads[position]
        columns.append(Column(f"{head}: posts that change base", 18, Form.WHOLE, note="moves"))
        columns.append(Column(f"{head}: posts that serve another locality", 18, Form.WHOLE, note="localities"))
    rows = [_row(proposal, service, told.get(service, "")) for service in proposal.services]
    if rows:
        rows.append(_row(proposal, TOTAL, "All services together"))
    return Sheet(
        label="Degree of change",
        title=f"Degree of change planned for each service, {inline(proposal.plan.settings.area)}",
        lines=("Vacant posts count among the posts and never as a change.",),
        columns=tuple(columns),
        rows=filled(rows, len(columns), "No service forms a team."),
    )


def _row(proposal: Proposal, service: str, told: str) -> tuple[Cell, ...]:
    cells: list[Cell] = [_posts(proposal, service)]
    for position, _ in proposal.options:
        side = proposal.protection.sides[position]
        if side is None:
            cells += [Shorthand.NOT_AVAILABLE] * 2
        else:
            cells += _changes(side, service)
    if service == TOTAL:
        return "All services", Shorthand.NOT_APPLICABLE, told, *cells
    part = {s.id: s.part_of for side in proposal.sides for s in side.brief.plan.services}[service]
    name = clean(proposal.names.services[service])
    return name, clean(part), clean(told), *cells


def _posts(proposal: Proposal, service: str) -> Cell:
    """The service's posts on the first side that has it."""
    if service in proposal.protection.services or (service == TOTAL and proposal.protection.grand_total):
        return Shorthand.HELD_BACK
    for side in proposal.protection.sides:
        if side is not None and (service, TOTAL) in side.moves:
            return side.moves[service, TOTAL].value
    return Shorthand.NOT_AVAILABLE


def _changes(side: SideFigures, service: str) -> list[Cell]:
    if (service, TOTAL) not in side.moves:
        return [Shorthand.NOT_APPLICABLE] * 2
    key = (service, CHANGES)
    return [_count(side.moves, side.moves_hidden, key), _count(side.localities, side.localities_hidden, key)]


def _count(cells: Cells, hidden: frozenset[Key], key: Key) -> Cell:
    if key in hidden:
        return Shorthand.HELD_BACK
    return cells[key].value if key in cells else 0


def _degrees(proposal: Proposal) -> dict[str, str]:
    """What is said of each service: once where all options agree, else by option."""
    said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for position, side in proposal.options:
        for found in degrees_of_change(side.brief.plan, proposal.classifications.get(side.option, ())):
            said[found.service][found.change].append(proposal.heads[position])
    return {
        service: next(iter(by))
        if len(by) == 1
        else "\n".join(f"{listed(options)}: {sentence}" for sentence, options in by.items())
        for service, by in said.items()
    }
