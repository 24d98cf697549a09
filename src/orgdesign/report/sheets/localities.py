"""A card for each locality: staff against need, bases, what it hosts, contacts, its manager, boards and figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from orgdesign.compare import Side
from orgdesign.plan.services import ServiceClass
from orgdesign.plan.trend import series_of
from orgdesign.report.disclosure import TOTAL
from orgdesign.report.programme.series import sentence, small_measures
from orgdesign.report.proposal import Proposal
from orgdesign.report.sheet import Column, Form, Sheet, filled
from orgdesign.report.sheets.appointed import contact_of
from orgdesign.report.sheets.estate import base_of
from orgdesign.report.sheets.split import fte_of, target_of, targets_of
from orgdesign.report.text import Cell, Shorthand, clean, inline

_NONE = Shorthand.NOT_APPLICABLE
Line = tuple[str, str, tuple[Cell, ...]]
"""What a line of a card is about, of what, and what it is on each side."""


def locality_cards(proposal: Proposal) -> Sheet:
    """A card for each locality, a line for each thing to know of it, side by side."""
    columns = (
        Column("Locality", 26),
        Column("About", 22),
        Column("Of", 36),
        *(Column(head, 30, Form.TWO) for head in proposal.heads),
    )
    rows = [
        (clean(proposal.names.place(place)), about, of, *cells)
        for place in _places(proposal)
        for lines in _LINES
        for about, of, cells in lines(proposal, place)
    ]
    return Sheet(
        label="Locality cards",
        title=f"A card for each locality, {inline(proposal.plan.settings.area)}",
        lines=(
            "The lines of one locality stand together; a filter on the first column shows its card alone.",
            "Staff and shares by need are in FTE. Figures over time are the plan's, whatever the option.",
        ),
        columns=columns,
        rows=filled(rows, len(columns), "No option has localities."),
    )


def _places(proposal: Proposal) -> list[str]:
    found = {place for side in proposal.sides for place in side.brief.localities}
    return sorted(found, key=lambda place: (proposal.names.place(place).casefold(), place))


def _sides(proposal: Proposal, place: str) -> list[tuple[int, Side | None]]:
    """Each side with its position; None where it has no such locality."""
    return [(at, side if place in side.brief.localities else None) for at, side in enumerate(proposal.sides)]


def _staff(proposal: Proposal, place: str) -> Iterator[Line]:
    """FTE of each core service in the locality, their sum, and the sum of its shares by need."""
    core = [s for s in proposal.services if any(f"{s}@{place}" in side.brief.team for side in proposal.sides)]
    sides = _sides(proposal, place)
    for service in (*core, TOTAL):
        name = "All services" if service == TOTAL else clean(proposal.names.services[service])
        key = (service, place)
        yield "Staff", name, tuple(_NONE if side is None else fte_of(proposal, at, key) for at, side in sides)
    shares = [None if side is None else targets_of(side.brief) for _, side in sides]
    key = (TOTAL, place)
    cells = tuple(_NONE if share is None else target_of(proposal, share, key) for share in shares)
    yield "Share by need", "All core services", cells


def _bases(proposal: Proposal, place: str) -> Iterator[Line]:
    sides = _sides(proposal, place)
    for service in proposal.services:
        team = f"{service}@{place}"
        cells = tuple(_NONE if side is None else base_of(proposal, side, team) for _, side in sides)
        if any(cell is not _NONE for cell in cells):
            yield "Base", clean(proposal.names.services[service]), cells


def _hosted(proposal: Proposal, place: str) -> Iterator[Line]:
    cells = (_NONE if side is None else _hosted_here(proposal, side, place) for _, side in _sides(proposal, place))
    yield "Hosts", "Services of several localities", tuple(cells)


def _hosted_here(proposal: Proposal, side: Side, place: str) -> Cell:
    design = side.design
    if design is None:
        return Shorthand.NOT_AVAILABLE
    own = (s for s in proposal.services if side.brief.classes.get(s) is ServiceClass.HOSTED)
    leads = {service: design.lead(service) for service in own}
    here = [s for s, base in leads.items() if base is not None and side.brief.site[base].locality == place]
    return "\n".join(clean(proposal.names.services[service]) for service in here) or "none"


def _contacts(proposal: Proposal, place: str) -> Iterator[Line]:
    sides = _sides(proposal, place)
    for service in proposal.services:
        cells = tuple(_NONE if side is None else contact_of(proposal, side, service, place) for _, side in sides)
        if any(cell is not _NONE for cell in cells):
            yield "Named contact", clean(proposal.names.services[service]), cells


def _manager(proposal: Proposal, place: str) -> Iterator[Line]:
    if any(side.brief.plan.managers for side in proposal.sides):
        cells = (_NONE if side is None else _manager_here(side, place) for _, side in _sides(proposal, place))
        yield "Coordinated by", "Coordinating manager", tuple(cells)


def _manager_here(side: Side, place: str) -> Cell:
    if side.design is None or side.design.coordination is None:
        return Shorthand.NOT_AVAILABLE
    names = {row.id: row.name or row.id for row in side.brief.plan.managers}
    found = side.design.coordination.get(place)
    return clean(names[found]) if found else "none"


def _of_the_plan(proposal: Proposal, place: str) -> Iterator[Line]:
    """Its boards and its latest figures, which are the same on every side."""
    few = small_measures(proposal.plan) if proposal.audience.suppresses else frozenset[str]()
    for board in proposal.plan.boards:
        if board.place == place:
            yield "Board", clean(board.title), tuple(clean(board.role or "") or _NONE for _ in proposal.sides)
    for steps in series_of(row for row in proposal.plan.series if row.place == place):
        measure = steps[-1].figure.measure
        said: Cell = Shorthand.HELD_BACK if measure in few else clean(sentence(steps[-1]))
        yield "Latest figure", clean(measure), tuple(said for _ in proposal.sides)


_LINES: tuple[Callable[[Proposal, str], Iterator[Line]], ...] = (
    _staff, _bases, _hosted, _contacts, _manager, _of_the_plan,
)  # fmt: skip
