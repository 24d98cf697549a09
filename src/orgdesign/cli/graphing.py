"""What the service graph of an option shows, for the screen and for machines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from orgdesign.cli.classes import OptionClasses
from orgdesign.cli.screen import out, say, show

if TYPE_CHECKING:
    from orgdesign.design import Finding
    from orgdesign.graph.communities import NaturalAlliances
    from orgdesign.pipeline import Solved

FINDINGS_SHOWN = 40
"""Findings of one kind on screen; ``--json`` lists all."""


@dataclass(frozen=True)
class Studied:
    """The findings of every analysis asked for; ``solved`` is the design that hand-offs were found in."""

    classes: OptionClasses
    findings: Mapping[str, Sequence[Finding]]
    alliances: NaturalAlliances | None
    solved: Solved | None


def study(classes: OptionClasses, what: Sequence[str] | None, solved: Solved | None) -> Studied:
    """Run the analyses asked for, all where none is; hand-offs only where there is a design."""
    from orgdesign.graph.analyses import ANALYSES, HAND_OFFS
    from orgdesign.graph.communities import alliance_findings, natural_alliances
    from orgdesign.graph.handoffs import handoff_findings

    wanted = list(dict.fromkeys(what)) if what is not None else [*ANALYSES, HAND_OFFS]
    alliances = natural_alliances(classes.plan) if "alliances" in wanted else None
    found: dict[str, Sequence[Finding]] = {}
    for name in wanted:
        if name == "alliances":
            found[name] = alliance_findings(classes.plan, alliances)
        elif name in ANALYSES:
            found[name] = ANALYSES[name](classes.plan, classes.classes)
        elif solved is not None and solved.result.design is not None:
            found[name] = handoff_findings(solved.brief, solved.result.design)
    return Studied(classes, found, alliances, solved)


def document(studied: Studied, pictures: Sequence[Path]) -> dict[str, Any]:
    """What was found as plain data; a part is null where it was not asked for."""
    from orgdesign.graph.analyses import HAND_OFFS
    from orgdesign.graph.contacts import contact_matrix
    from orgdesign.graph.coterminosity import footprints
    from orgdesign.graph.duplicates import duplicates
    from orgdesign.graph.pathway_gaps import pathway_gaps
    from orgdesign.graph.pathways import pathways

    plan, asked = studied.classes.plan, studied.findings
    has_pathways = "pathways" in asked
    return {
        "option": studied.classes.option or None,
        "name": studied.classes.name,
        "findings": [{"what": what, **f.to_dict()} for what, found in asked.items() for f in found],
        "counts": {what: len(found) for what, found in asked.items()},
        "alliances": studied.alliances.to_dict() if studied.alliances is not None else None,
        "pathways": [row.to_dict() for row in pathways(plan)] if has_pathways else None,
        "pathway_gaps": [row.to_dict() for row in pathway_gaps(plan)] if has_pathways else None,
        "duplicates": [row.to_dict() for row in duplicates(plan)] if "duplicates" in asked else None,
        "contacts": contact_matrix(plan, studied.classes.classes).to_dict() if "contacts" in asked else None,
        "footprints": [row.to_dict() for row in footprints(plan)] if "coterminosity" in asked else None,
        "handoffs": _handoffs(studied) if HAND_OFFS in asked else None,
        "pictures": [str(file) for file in pictures],
    }


def _handoffs(studied: Studied) -> dict[str, dict[str, int]] | None:
    from orgdesign.asis import today
    from orgdesign.graph.handoffs import counts

    if studied.solved is None or studied.solved.result.design is None:
        return None
    brief = studied.solved.brief
    return {"today": dict(counts(brief, today(brief))), "design": dict(counts(brief, studied.solved.result.design))}


def print_studied(studied: Studied) -> None:
    """Print every analysis: its tables, then its findings."""
    from orgdesign.graph.analyses import HAND_OFFS, TITLES

    say(f"The service graph: {studied.classes.name}", "bold")
    say()
    for what, found in studied.findings.items():
        say(f"{TITLES[what]}: {len(found):,} {'finding' if len(found) == 1 else 'findings'}", "bold")
        if what == "alliances" and studied.alliances is not None:
            _print_alliances(studied, studied.alliances)
        elif what == "contacts":
            _print_contacts(studied)
        elif what == HAND_OFFS:
            _print_counts(studied)
        for finding in found[:FINDINGS_SHOWN]:
            say(f"  - {finding.sentence}")
        if len(found) > FINDINGS_SHOWN:
            say(f"  and {len(found) - FINDINGS_SHOWN:,} more; --json lists all")
        say()


def _print_alliances(studied: Studied, found: NaturalAlliances) -> None:
    from orgdesign.graph.communities import contacts

    names = {service.id: service.name for service in studied.classes.plan.services}
    rows = [
        (
            str(group.number), ", ".join(names[service] for service in group.services),
            ", ".join(f"{division} ({number})" for division, number in group.divisions),
            contacts(group.inside), contacts(group.inside_today), contacts(group.across),
        )
        for group in found.communities
    ]  # fmt: skip
    heads = ("", "Services that belong together by their links", "Division today", "Contacts inside", "In one division")
    show("", (*heads, "To others"), rows, numbers=(3, 4, 5), on=out())
    say(
        f"Of {contacts(found.all_links)} contacts, {contacts(found.inside_divisions)} run inside today's divisions and"
        f" {contacts(found.inside_communities)} would inside these alliances."
    )


def _print_contacts(studied: Studied) -> None:
    from orgdesign.graph.contacts import contact_matrix

    matrix = contact_matrix(studied.classes.plan, studied.classes.classes)
    word = studied.classes.plan.settings.delivery_tier
    say(f"{matrix.named:,} of {len(matrix.entries):,} contacts, one for each service and {word}, are named.")


def _print_counts(studied: Studied) -> None:
    counts = _handoffs(studied)
    if counts is not None:
        rows = [(kind, str(now), str(counts["design"][kind])) for kind, now in counts["today"].items()]
        show("", ("What", "Today", "In the design"), rows, numbers=(1, 2), on=out())
