"""How staff are split between localities, against the share of need."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from orgdesign.brief import Brief
from orgdesign.report.disclosure import TOTAL, Key
from orgdesign.report.proposal import Proposal
from orgdesign.report.protection import NOT_KNOWN, WHOLE_AREA
from orgdesign.report.sheet import Column, Form, Sheet, filled
from orgdesign.report.text import Cell, Shorthand, clean, inline
from orgdesign.units import FTE, decimal

Targets = dict[Key, int]
"""Need share of each core team by service and locality, with its sums, in ten-thousandths of an FTE."""


def fte_split(proposal: Proposal) -> Sheet:
    """FTE by service and locality on each side, beside what need would give; then the sums."""
    targets = [targets_of(side.brief) for side in proposal.sides]
    alike = all(found == targets[0] for found in targets)
    columns = [Column("Service", 34), Column("Locality", 24)]
    if alike:
        columns.append(Column("Share by need (FTE)", 12, Form.TWO, note="share"))
    for head in proposal.heads:
        columns.append(Column(f"{head} (FTE)", 15, Form.TWO, note="fte"))
        if not alike:
            columns.append(Column(f"{head}: share by need (FTE)", 17, Form.TWO, note="share"))
    keys = list(_keys(proposal))
    split = {service for service, column in keys if column not in {TOTAL, WHOLE_AREA}}
    rows = [
        (*_labels(proposal, key, split=key[0] in split), *_figures(proposal, key, targets, alike=alike)) for key in keys
    ]
    return Sheet(
        label="FTE split",
        title=f"FTE by service and locality against the share of need, {inline(proposal.plan.settings.area)}",
        lines=(
            "Core services have a team in each locality; all others are one team for the whole area.",
            "The row 'All localities' of a service and the rows of 'All services' at the end are sums.",
        ),
        columns=tuple(columns),
        rows=filled(rows, len(columns), "No service forms a team."),
    )


def targets_of(brief: Brief) -> Targets:
    """The share by need of each core team, with its sums."""
    found: Targets = defaultdict(int)
    for team in brief.teams:
        if team.locality is not None and team.target is not None:
            for key in ((team.service, team.locality), (team.service, TOTAL), (TOTAL, team.locality)):
                found[key] += team.target
    return dict(found)


def _keys(proposal: Proposal) -> Iterator[Key]:
    """The rows of the table: each service's localities, then its total; last the sums over services."""
    held = [side.fte for side in proposal.protection.sides if side is not None]
    columns = {column for cells in held for _, column in cells} - {TOTAL}
    order = [
        *sorted(columns - {NOT_KNOWN, WHOLE_AREA}, key=lambda c: (proposal.names.place(c).casefold(), c)),
        *(c for c in (NOT_KNOWN, WHOLE_AREA) if c in columns),
    ]
    for service in (*proposal.services, TOTAL) if held else ():
        inner = [c for c in order if any((service, c) in cells for cells in held)]
        yield from ((service, c) for c in inner if service == TOTAL or c != WHOLE_AREA)
        yield service, TOTAL


def _labels(proposal: Proposal, key: Key, *, split: bool) -> tuple[str, str]:
    """The service and the place of a row; ``split`` where the service has localities of its own."""
    service, column = key
    if service == TOTAL:
        whole = "All localities and the whole area"
        return "All services", {TOTAL: whole, WHOLE_AREA: "Teams for the whole area"}.get(column) or _place(
            proposal, column
        )
    name = clean(proposal.names.services[service])
    if column == TOTAL:
        return name, "All localities" if split else "Whole area"
    return name, _place(proposal, column)


def _place(proposal: Proposal, column: str) -> str:
    return "Locality not known" if column == NOT_KNOWN else clean(proposal.names.place(column))


def _figures(proposal: Proposal, key: Key, targets: list[Targets], *, alike: bool) -> Iterator[Cell]:
    if alike:
        yield target_of(proposal, targets[0], key)
    for position, found in enumerate(targets):
        yield fte_of(proposal, position, key)
        if not alike:
            yield target_of(proposal, found, key)


def fte_of(proposal: Proposal, position: int, key: Key) -> Cell:
    """The FTE of a service in a locality on a side, held back where the edition has to."""
    side = proposal.protection.sides[position]
    if side is None:
        return Shorthand.NOT_AVAILABLE
    if key in side.fte_hidden or (key == (TOTAL, TOTAL) and proposal.protection.grand_total):
        return Shorthand.HELD_BACK
    return decimal(side.fte[key].value, FTE) if key in side.fte else Shorthand.NOT_APPLICABLE


def target_of(proposal: Proposal, targets: Targets, key: Key) -> Cell:
    """The share by need of a team, or the sum over a service's localities or over a locality's core services."""
    if key not in targets:
        return Shorthand.NOT_APPLICABLE
    secret = proposal.protection.services
    hidden = key[0] in secret or (key[0] == TOTAL and any(service in secret for service, _ in targets))
    return Shorthand.HELD_BACK if hidden else decimal(targets[key], FTE)
