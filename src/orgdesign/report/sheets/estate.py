"""Properties and the teams in them, and which locality hosts what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from orgdesign.brief import Brief
from orgdesign.compare import Side
from orgdesign.design import Design
from orgdesign.measures.estate import opened, released
from orgdesign.measures.rooms import room_uses
from orgdesign.measures.tables import occupancy_by_property
from orgdesign.plan.services import ServiceClass
from orgdesign.report.proposal import Proposal
from orgdesign.report.sheet import Column, Form, Sheet, filled
from orgdesign.report.sheets.options import nearest_5
from orgdesign.report.sheets.rooms import Beside
from orgdesign.report.text import Cell, Shorthand, clean, inline
from orgdesign.units import MONEY, decimal

_NONE = Shorthand.NOT_APPLICABLE


def bases(proposal: Proposal) -> Sheet:
    """A row for each property on each side: who is based there, how full it is, and what it costs."""
    currency = inline(proposal.plan.settings.currency)
    beside = Beside.of(proposal)
    columns = (
        Column("Option", 22),
        Column("Property", 30),
        Column("Locality", 22),
        Column("What becomes of it", 16),
        Column("Teams based there", 52),
        Column("Desks", 9, Form.WHOLE),
        Column("Desks needed", 10, Form.WHOLE, note="desks"),
        Column("Occupancy (%)", 13, Form.WHOLE),
        Column(f"Running cost ({currency} a year)", 17, Form.WHOLE),
        Column(f"One-off cost, less receipts ({currency})", 18, Form.WHOLE),
        *beside.columns(),
    )
    rows = [row for i, side in enumerate(proposal.sides) for row in _rows(proposal, i, side, beside)]
    return Sheet(
        label="Bases",
        title=f"Bases, occupancy and running cost by option, {inline(proposal.plan.settings.area)}",
        lines=(
            "Desks are those left to the plan by occupants outside it. Released properties come last in each option.",
        ),
        columns=columns,
        rows=filled(rows, len(columns), "No option has a design."),
    )


def _rows(proposal: Proposal, position: int, side: Side, beside: Beside) -> Iterator[tuple[Cell, ...]]:
    brief, design = side.brief, side.design
    if design is None:
        return
    head, names = proposal.heads[position], proposal.names
    new = set(opened(brief, design))
    table, uses = occupancy_by_property(brief, design), room_uses(brief, design)
    for row in sorted(table, key=lambda r: (names.place(r["locality"]).casefold(), names.properties[r["property"]])):
        fate = "newly in use" if row["property"] in new else "in use"
        once = brief.site[row["property"]].one_off_cost if row["property"] in new else 0
        place, more = (
            _place(proposal, brief, row["property"]),
            beside.cells(brief, row["property"], uses[row["property"]]),
        )
        yield (head, *place, fate, *_use(proposal, row), decimal(once, MONEY), *more)
    for gone in released(brief, design):
        once = brief.site[gone].release_cost
        place, more = _place(proposal, brief, gone), beside.released(brief, gone)
        yield (head, *place, "released", "none", 0, 0, _NONE, 0, decimal(once, MONEY), *more)


def _place(proposal: Proposal, brief: Brief, site: str) -> tuple[Cell, Cell]:
    return clean(proposal.names.properties[site]), clean(proposal.names.place(brief.site[site].locality))


def _use(proposal: Proposal, row: dict[str, Any]) -> tuple[Cell, ...]:
    needed: Cell = nearest_5(row["needed"]) if proposal.protection.holds_back else row["needed"]
    full: Cell = Shorthand.NOT_APPLICABLE
    if row["desks"]:
        full = round(100 * needed / row["desks"]) if isinstance(needed, int) else Shorthand.LOW
    teams = "\n".join(clean(proposal.names.team(team)) for team in row["teams"])
    return teams or "none", row["desks"], needed, full, row["running_cost"]


def team_bases(proposal: Proposal) -> Sheet:
    """A row for each team: its base on each side, its lead base first."""
    columns = (
        Column("Service", 34),
        Column("Locality", 24),
        *(Column(head, 30) for head in proposal.heads),
    )
    names = proposal.names
    teams = {t.id: (t.service, t.locality) for side in proposal.sides for t in side.brief.teams}
    order = sorted(teams, key=lambda t: (names.services[teams[t][0]].casefold(), names.place(teams[t][1]), t))
    rows = [
        (
            clean(names.services[teams[team][0]]),
            clean(names.place(teams[team][1])),
            *(base_of(proposal, side, team) for side in proposal.sides),
        )
        for team in order
    ]
    return Sheet(
        label="Team bases",
        title=f"Base of each team by option, {inline(proposal.plan.settings.area)}",
        lines=("A team with several bases has its lead base first.",),
        columns=columns,
        rows=filled(rows, len(columns), "No service forms a team."),
    )


def base_of(proposal: Proposal, side: Side, team: str) -> Cell:
    """The bases of a team on a side, its lead base first."""
    if team not in side.brief.team:
        return Shorthand.NOT_APPLICABLE
    if side.design is None:
        return Shorthand.NOT_AVAILABLE
    sites = side.design.bases.get(team, ())
    return "\n".join(clean(proposal.names.properties[s]) for s in sites) if sites else Shorthand.NOT_AVAILABLE


def hosted_services(proposal: Proposal) -> Sheet:
    """A row for each service that any option hosts: which locality hosts it, and where it is based."""
    columns = [Column("Hosted service", 34)]
    for position, _ in proposal.options:
        columns.append(Column(f"{proposal.heads[position]}: host locality", 24))
        columns.append(Column(f"{proposal.heads[position]}: base", 30))
    rows = [
        (
            clean(proposal.names.services[service]),
            *(cell for _, side in proposal.options for cell in _host(proposal, side, service)),
        )
        for service in proposal.services
        if any(side.brief.classes.get(service) is ServiceClass.HOSTED for _, side in proposal.options)
    ]
    return Sheet(
        label="Hosted services",
        title=f"Hosted services and their host localities, {inline(proposal.plan.settings.area)}",
        lines=("A hosted service is managed by one locality and works in all of them.",),
        columns=tuple(columns),
        rows=filled(rows, len(columns), "No service is hosted."),
    )


def _host(proposal: Proposal, side: Side, service: str) -> tuple[Cell, Cell]:
    if side.brief.classes.get(service) is not ServiceClass.HOSTED:
        return Shorthand.NOT_APPLICABLE, Shorthand.NOT_APPLICABLE
    base = _lead(side.design, service)
    if base is None:
        return Shorthand.NOT_AVAILABLE, Shorthand.NOT_AVAILABLE
    locality = side.brief.site[base].locality
    return clean(proposal.names.place(locality)), clean(proposal.names.properties[base])


def _lead(design: Design | None, team: str) -> str | None:
    return design.lead(team) if design is not None else None
