"""Rows about services: their classes with reasons, their answers, what could turn them, what was published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from orgdesign.app.tabling import Cell
from orgdesign.app.wording import class_word
from orgdesign.graph.classification import Classification
from orgdesign.graph.flips import Flip
from orgdesign.graph.outcomes import OutcomeCheck
from orgdesign.graph.side_by_side import ClassRow
from orgdesign.plan import Plan
from orgdesign.plan.links import Link
from orgdesign.plan.services import ServiceClass
from orgdesign.report.names import Names

ClassRows = list[dict[str, Cell]]
MOST_WAYS = 3
"""Ways to another class that are named for one service."""


def class_counts(plan: Plan, classes: Sequence[Classification]) -> list[tuple[str, int]]:
    """How many services there are of each class; open and out of scope only where there are any."""
    held = Counter(class_now(plan, c) for c in classes)
    order = [class_word(kind, plan.settings) for kind in ServiceClass]
    return [(word, held[word]) for word in order] + [(w, n) for w, n in held.items() if w not in order]


def class_now(plan: Plan, found: Classification) -> str:
    """The class in force in the council's word, or what stands in its place: open, pending, out of scope."""
    return class_word(found.outcome, plan.settings) if found.outcome is not None else found.status.value


def class_rows(plan: Plan, classes: Sequence[Classification], checks: Sequence[OutcomeCheck]) -> ClassRows:
    """A row for each service: its class, why, what that rests on, and what the council published."""
    published = {check.service: check for check in checks}
    rows: ClassRows = []
    for found in classes:
        check = published.get(found.service)
        rows.append(
            {
                "Service": found.name,
                "Class": class_now(plan, found),
                "Settled by": "the criteria" if found.status.value == "decided" else found.status.value,
                "Why": found.reason,
                "Rests on": found.rests_on.value if found.rests_on else "nothing",
                "Published outcome": f"{check.published}: {check.agreement.value}" if check else "none",
            }
        )
    return rows


def answer_rows(found: Classification) -> ClassRows:
    """A row for each criterion of one service, with the arithmetic where the answer was worked out."""
    return [
        {
            "Criterion": f"{used.criterion}: {used.question}",
            "Answer": used.reply.value,
            "How it came about": "worked out from the plan's tables" if used.derived else "given",
            "Reason or arithmetic": used.reason or "none",
            "Rests on": used.basis.value if used.basis else "nothing known",
            "Source": used.source or "not named",
        }
        for used in found.answers
    ]


def flip_rows(plan: Plan, found: Sequence[Flip]) -> ClassRows:
    """A row for each service: what would turn its class by the criteria, and how far 'most' may move."""
    return [
        {
            "Service": flip.name,
            "Class by the criteria": class_word(flip.by_rules, plan.settings),
            "Answers that turn it": str(flip.size) if flip.size else "none would",
            "How": "; or ".join(way.sentence for way in flip.changes[:MOST_WAYS]) or "no change of answers would",
            "If 'most' meant something else": flip.most,
        }
        for flip in found
    ]


def side_by_side_rows(rows: Sequence[ClassRow]) -> ClassRows:
    """A row for each service with its class in every option, and what makes them differ."""
    return [
        {
            "Service": row.name,
            **{cell.option: cell.text for cell in row.cells},
            "Why they differ": row.why or "they do not",
        }
        for row in rows
    ]


def contested_rows(classes: Sequence[Classification]) -> ClassRows:
    """A row for each given answer that the plan's own tables speak against."""
    return [
        {
            "Service": c.name,
            "Criterion": row.short,
            "Given": row.given.value,
            "Worked out": row.derived.value,
            "Would the class change": "yes" if row.matters else "no",
            "Arithmetic": row.arithmetic,
        }
        for c in classes
        for row in c.disagreements
    ]


def outcome_rows(checks: Sequence[OutcomeCheck]) -> ClassRows:
    """A row for each published outcome."""
    return [
        {
            "Service": check.name,
            "Published": check.published,
            "Comparison": check.agreement.value,
            "In words": check.sentence,
            "Rests on": check.rests_on.value if check.rests_on else "nothing",
        }
        for check in checks
    ]


def link_rows(links: Sequence[Link], names: Names) -> ClassRows:
    """A row for each link."""
    return [
        {
            "From": names.services.get(link.origin, link.origin),
            "Kind": link.kind,
            "To": names.services.get(link.destination, link.destination),
            "Contact": link.weight,
            "Rests on": link.evidence.value if link.evidence else "not marked",
        }
        for link in links
    ]
