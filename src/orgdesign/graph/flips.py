"""Flips and robustness: what would change each class, and how firmly it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from orgdesign.graph.assess import Assessment, assess_all
from orgdesign.graph.basis import Basis
from orgdesign.graph.classification import Way, word
from orgdesign.graph.nearest import Stable, nearest_changes, stability
from orgdesign.graph.records import Records
from orgdesign.graph.rule_table import RuleTable
from orgdesign.graph.settle import Lead
from orgdesign.graph.ways import ways_out
from orgdesign.graph.words import label, per_cent, sentence
from orgdesign.plan import Plan
from orgdesign.plan.services import ServiceClass


@dataclass(frozen=True)
class Flip:
    """How firmly one service's class by the criteria stands.

    ``changes`` are all the smallest changes of answers that lead to another class, ``size`` the answers in each (0
    where none is known). ``soft`` counts those single answers among them that are not stated. ``stable`` is the range
    of 'most' in which the class stays.
    """

    service: str
    name: str
    by_rules: ServiceClass | None
    size: int
    changes: tuple[Way, ...]
    soft: int
    stable: Stable
    most: str

    def to_dict(self) -> dict[str, Any]:
        """The flip as plain data; shares as numbers."""
        margin = self.stable.margin
        return {
            "service": self.service,
            "name": self.name,
            "by_rules": word(self.by_rules),
            "size": self.size,
            "changes": [change.to_dict() for change in self.changes],
            "soft": self.soft,
            "most_from": float(self.stable.low),
            "most_below": float(self.stable.high),
            "margin": None if margin is None else float(margin),
            "most": self.most,
        }


def flips(plan: Plan, option: str = "") -> tuple[Flip, ...]:
    """What would change the class of each service in scope, in the plan's order; decisions are left out of account."""
    del option
    records, table = Records(plan), RuleTable.of(plan)
    return tuple(_flip(records, table, found) for found in assess_all(records, table) if found.service.in_scope)


def close_calls(found: Sequence[Flip]) -> tuple[Flip, ...]:
    """Services with a class, those that stand least firmly first.

    First by the number of answers that would have to change, then by how near 'most' is to turning it, then by how
    many of those answers are not stated, then by name.
    """
    return tuple(sorted((flip for flip in found if flip.by_rules is not None), key=_firmness))


def _firmness(flip: Flip) -> tuple[bool, int, bool, float, int, str]:
    margin = flip.stable.margin
    return (
        flip.size == 0,
        flip.size,
        margin is None,
        0.0 if margin is None else float(margin),
        -flip.soft,
        flip.name,
    )


def _flip(records: Records, table: RuleTable, found: Assessment) -> Flip:
    outcome = found.verdict.outcome
    changes = nearest_changes(table, found.case)
    stable = stability(table, found.case)
    return Flip(
        service=found.service.id,
        name=found.service.name,
        by_rules=outcome,
        size=len(changes[0].answers) if changes else 0,
        changes=ways_out(table, found.case, records.settings),
        soft=sum(1 for lead in changes if _is_soft(found, lead)),
        stable=stable,
        most=most_words(label(outcome, records.settings), stable, table),
    )


def _is_soft(found: Assessment, lead: Lead) -> bool:
    ((at, _), *others) = lead.answers
    return not others and at >= 0 and found.used[at].basis is not Basis.STATED


def most_words(name: str, stable: Stable, table: RuleTable) -> str:
    """How far the meaning of 'most' may move, in a sentence."""
    if stable.margin is None:
        return sentence(f"{name} whatever ‘most’ is taken to mean")
    now = f"(now it means more than {per_cent(table.most_over)})"
    low, high = per_cent(stable.low), per_cent(stable.high)
    if stable.low == 0:
        return sentence(f"{name} wherever ‘most’ is set below {high} of the criteria {now}")
    if stable.high == 1:
        return sentence(f"{name} wherever ‘most’ is set at {low} of the criteria or above {now}")
    return sentence(f"{name} wherever ‘most’ is set from {low} to just under {high} of the criteria {now}")
