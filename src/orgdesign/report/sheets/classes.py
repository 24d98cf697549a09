"""How each service is organised, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from orgdesign.graph.classification import Classification, FlagKind
from orgdesign.plan.services import ServiceClass
from orgdesign.report.proposal import Proposal
from orgdesign.report.sheet import Column, Sheet, filled
from orgdesign.report.text import Cell, Shorthand, clean, inline, listed


def classes(proposal: Proposal) -> Sheet:
    """A row for each service, or several where options give it different classes or reasons."""
    columns = (
        Column("Service", 34),
        Column("Class", 13, note="classes"),
        Column("In these options", 22),
        Column("How settled", 14, note="settled"),
        Column("Why", 62),
        Column("Rests on", 14, note="rests"),
        Column("What would settle it", 34),
        Column("To note", 40),
    )
    rows = [row for service in _services(proposal) for row in _rows(proposal, service)]
    return Sheet(
        label="Classes",
        title=f"Class of each service and the reasons, {inline(proposal.plan.settings.area)}",
        lines=("One row for each service, or one for each class where the options differ.",),
        columns=columns,
        rows=filled(rows, len(columns), "No service was classified."),
    )


def _services(proposal: Proposal) -> list[str]:
    found = {c.service for rows in proposal.classifications.values() for c in rows}
    names = proposal.names.services
    return sorted(found, key=lambda s: (names[s].casefold(), s))


def _rows(proposal: Proposal, service: str) -> Iterator[tuple[Cell, ...]]:
    groups: dict[tuple[Cell, ...], list[str]] = defaultdict(list)
    judged = [(o, s) for o, side in proposal.options if (s := side.option) in proposal.classifications]
    for position, option in judged:
        for found in proposal.classifications[option]:
            if found.service == service:
                groups[_told(proposal, found)].append(proposal.heads[position])
    for (kind, *rest), options in groups.items():
        where = "all options" if len(options) == len(judged) else listed(options)
        yield clean(proposal.names.services[service]), kind, where, *rest


def _told(proposal: Proposal, found: Classification) -> tuple[Cell, ...]:
    return (
        clean(_word(proposal, found.outcome)),
        found.status.value,
        clean(found.reason),
        found.rests_on.value if found.rests_on is not None else Shorthand.NOT_APPLICABLE,
        _settled_by(found),
        _to_note(proposal, found),
    )


def _word(proposal: Proposal, outcome: ServiceClass | None) -> str:
    """The class in the council's own word."""
    if outcome is None:
        return "none yet"
    return proposal.plan.settings.area_wide if outcome is ServiceClass.CITY_WIDE else outcome.value


def _settled_by(found: Classification) -> Cell:
    if found.outcome is not None or found.settled_by is None:
        return Shorthand.NOT_APPLICABLE
    return clean("\n".join(way.sentence for way in found.settled_by.ways) or listed(found.settled_by.needed))


def _to_note(proposal: Proposal, found: Classification) -> Cell:
    """Flags, and in closed editions what speaks against an answer; both can name the posts of a small service."""
    holds_back = proposal.protection.holds_back
    said = [f.sentence for f in found.flags if not (holds_back and f.kind is FlagKind.VACANCIES)]
    if not holds_back:
        said += [d.sentence for d in found.disagreements]
    return clean("\n".join(said)) if said else "nothing"
