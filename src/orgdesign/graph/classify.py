"""Classes of every service with their reasons: core, extended, hosted or managed over the whole area."""

from __future__ import annotations

from orgdesign.graph.assess import Assessment, assess_all, rests_on, with_reply
from orgdesign.graph.change import degree_of_change
from orgdesign.graph.classification import Classification, Disagreement, Standing
from orgdesign.graph.close import close_call
from orgdesign.graph.flags import flags_of
from orgdesign.graph.footprint import footprint
from orgdesign.graph.reasons import because, reason
from orgdesign.graph.records import Records
from orgdesign.graph.rule_table import RuleTable
from orgdesign.graph.ways import settling
from orgdesign.graph.words import label, sentence
from orgdesign.plan import Plan
from orgdesign.plan.services import ServiceClass

__all__ = ["Classification", "classification", "classify", "degree_of_change", "settled"]


def classify(plan: Plan, option: str = "") -> tuple[Classification, ...]:
    """Classify every service of a plan that already has the option's changes in it, in the plan's order.

    ``option`` names the option for the caller's own record; the plan decides. Services out of scope are there too,
    marked so. Source: Peterborough 2009, Appendix 2, where the plan brings no criteria or rule table of its own.
    """
    del option
    records, table = Records(plan), RuleTable.of(plan)
    return tuple(classification(records, table, found) for found in assess_all(records, table))


def classification(records: Records, table: RuleTable, found: Assessment) -> Classification:
    """What is said of one service."""
    service = found.service
    standing, outcome = settled(records, found)
    means = footprint(outcome, records.settings)
    disagreements = _disagreements(records, table, found)
    return Classification(
        service=service.id,
        name=service.name,
        outcome=outcome,
        status=standing,
        by_rules=found.verdict.outcome,
        reason=reason(records, table, found, standing, outcome),
        because=because(records, table, found) if found.verdict.outcome is not None else "",
        answers=found.used,
        settled_by=settling(records, table, found),
        disagreements=disagreements,
        flags=flags_of(records, table, found, standing, outcome),
        rests_on=rests_on(table, found),
        managed_by=means.managed_by,
        delivers_in=means.delivers_in,
        staff=means.staff,
        named_contacts=means.named_contacts,
        close_call=close_call(records, table, found, disagreements),
    )


def settled(records: Records, found: Assessment) -> tuple[Standing, ServiceClass | None]:
    """How far the class is settled, and the class in force: scope first, then decisions, then the criteria."""
    if not found.service.in_scope:
        return Standing.OUT_OF_SCOPE, None
    override = records.overrides.get(found.service.id)
    if override is not None:
        if override.kind == "pending" or override.to_class is None:
            return Standing.PENDING, None
        return (Standing.ASSUMED if override.kind == "assumed" else Standing.OVERRIDE), override.to_class
    outcome = found.verdict.outcome
    return (Standing.OPEN if outcome is None else Standing.DECIDED), outcome


def _disagreements(records: Records, table: RuleTable, found: Assessment) -> tuple[Disagreement, ...]:
    shorts = {answer.criterion: answer.short for answer in found.used}
    rows = []
    for contrast in found.contrasts:
        other = with_reply(table, found, contrast.criterion, contrast.derived).outcome
        matters = other is not found.verdict.outcome
        same = "would still be open" if other is None else "would be the same class"
        would = f"would be {label(other, records.settings)}" if matters else same
        text = (
            f"“{shorts[contrast.criterion]}” is given as {contrast.given.value}, but the plan's own tables say:"
            f" {contrast.arithmetic}; by that it {would}"
        )
        rows.append(
            Disagreement(
                criterion=contrast.criterion,
                short=shorts[contrast.criterion],
                given=contrast.given,
                derived=contrast.derived,
                arithmetic=contrast.arithmetic,
                other_class=other,
                matters=matters,
                sentence=sentence(text),
            )
        )
    return tuple(rows)
