"""The certificate of each option, so that anyone can check where the figures come from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from orgdesign.report.proposal import Proposal
from orgdesign.report.sheet import Column, Sheet, filled
from orgdesign.report.text import Cell, Shorthand, clean

_EXACT_FIGURES = ("amounts", "stages", "decisions", "findings", "measures", "run")
"""Parts of a certificate with exact figures, which could undo what an edition holds back."""
_LEFT_OUT = "Exact figures are left out of this edition; the seal is that of the whole certificate."


def certificates(proposal: Proposal) -> Sheet:
    """A row for each entry of the certificates, a column for each option."""
    found = [dict(_entries(proposal, side.option)) for _, side in proposal.options]
    items = list(dict.fromkeys(item for entries in found for item in entries))
    heads = [proposal.heads[position] for position, _ in proposal.options]
    columns = (Column("Entry", 40), *(Column(head, 46) for head in heads))
    rows = [(clean(item), *(_shown(entries.get(item)) for entries in found)) for item in items]
    return Sheet(
        label="Certificates",
        title="Certificates: what was checked, on which data, with which result",
        lines=(
            "An option without a certificate has only [x]: its figures were not checked independently.",
            *([_LEFT_OUT] if proposal.protection.holds_back else []),
        ),
        columns=columns,
        rows=filled(rows, len(columns), "No option has a certificate."),
    )


def _entries(proposal: Proposal, option: str) -> Iterator[tuple[str, Any]]:
    certificate = proposal.certificates.get(option, {})
    for name, value in sorted(certificate.items(), key=lambda entry: isinstance(entry[1], Mapping | list | tuple)):
        if proposal.protection.holds_back and name in _EXACT_FIGURES:
            continue
        yield from flatten(name, value)


def flatten(name: str, value: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - whatever a certificate holds
    """An entry and all inside it as single values, named by their way there: "stages, 1, value"."""
    name = name.replace("_", " ")
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from flatten(f"{name}, {key}", inner)
    elif isinstance(value, list | tuple) and any(isinstance(part, Mapping | list | tuple) for part in value):
        for number, inner in enumerate(value, 1):
            yield from flatten(f"{name}, {number}", inner)
    elif isinstance(value, list | tuple):
        yield name, ", ".join(str(part) for part in value) if value else "none"
    else:
        yield name, value


def _shown(value: Any) -> Cell:  # noqa: ANN401 - whatever a certificate holds
    if value is None:
        return Shorthand.NOT_AVAILABLE
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | Decimal):
        return value
    return clean(str(value))
