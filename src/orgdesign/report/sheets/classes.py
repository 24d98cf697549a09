"""How each service is organised, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from orgdesign.graph.classification import Classification, FlagKind
from orgdesign.plan.services import ServiceClass
from orgdesign.report.proposal import Proposal
from orgdesign.report.sheet import Column, Sheet, filled
from orgdesign.report.text import Cell, Shorthand, clean, inline, listed

_NONE = Shorthand.NOT_APPLICABLE


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
    """One row for each class and reason; what it rests on and what to note is put together over its options."""
    groups: dict[tuple[Cell, ...], list[tuple[str, Classification]]] = defaultdict(list)
    judged = [(o, s) for o, side in proposal.options if (s := side.option) in proposal.classifications]
    for position, option in judged:
        for found in proposal.classifications[option]:
            if found.service == service:
                key = (clean(_word(proposal, found.outcome)), found.status.value, clean(found.reason))
                groups[key].append((proposal.heads[position], found))
    for (kind, settled, reason), members in groups.items():
        options, found_in = [head for head, _ in members], [found for _, found in members]
        where = "all options" if len(options) == len(judged) else listed(options)
        rests = _together(found.rests_on.value for found in found_in if found.rests_on is not None)
        yield (
            clean(proposal.names.services[service]), kind, where, settled, reason,
            rests or Shorthand.NOT_APPLICABLE,
            clean(_together(_ways(found) for found in found_in)) if found_in[0].outcome is None else _NONE,
            clean(_together(line for found in found_in for line in _to_note(proposal, found)) or "nothing"),
        )  # fmt: skip


def _together(lines: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(lines))


def _word(proposal: Proposal, outcome: ServiceClass | None) -> str:
    """The class in the council's own word."""
    if outcome is None:
        return "none yet"
    return proposal.plan.settings.area_wide if outcome is ServiceClass.CITY_WIDE else outcome.value


def _ways(found: Classification) -> str:
    """What would settle an open class."""
    if found.settled_by is None:
        return ""
    return "\n".join(way.sentence for way in found.settled_by.ways) or listed(found.settled_by.needed)


def _to_note(proposal: Proposal, found: Classification) -> Iterator[str]:
    """Flags, and in closed editions what speaks against an answer; both can name the posts of a small service."""
    holds_back = proposal.protection.holds_back
    yield from (f.sentence for f in found.flags if not (holds_back and f.kind is FlagKind.VACANCIES))
    if not holds_back:
        yield from (d.sentence for d in found.disagreements)
