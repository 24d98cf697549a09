"""Close calls: classes that one criterion, or one contested answer, would turn."""

from __future__ import annotations

from collections.abc import Sequence

from orgdesign.graph.assess import Assessment
from orgdesign.graph.classification import Disagreement
from orgdesign.graph.nearest import nearest_changes
from orgdesign.graph.records import Records
from orgdesign.graph.rule_table import RuleTable
from orgdesign.graph.settle import Lead
from orgdesign.graph.ways import conditions
from orgdesign.graph.words import label, listed, sentence
from orgdesign.plan.services import Reply

_FLAT = {Reply.YES, Reply.NO}


def close_call(records: Records, table: RuleTable, found: Assessment, disagreements: Sequence[Disagreement]) -> str:
    """Why the class by the criteria could easily be another, in a sentence; empty where it could not.

    It could where the plan's own tables flatly speak against an answer that decides, or where one answer that is
    merely counted makes it meet, or miss, most of the criteria.
    """
    if found.verdict.outcome is None:
        return ""
    if contested := [f"“{row.short}”" for row in disagreements if row.matters and row.derived in _FLAT]:
        return sentence(f"the plan's own tables speak against an answer that decides: {listed(contested)}")
    turning = [lead for lead in nearest_changes(table, found.case) if _is_counted(table, lead)]
    if not turning:
        return ""
    to_class = label(turning[0].to_class, records.settings)
    return sentence(f"one criterion decides: if {conditions(table, turning[0].answers)}, it would be {to_class}")


def _is_counted(table: RuleTable, lead: Lead) -> bool:
    """Tell whether a single answer turns the class that the rules do no more than count."""
    ((at, _), *others) = lead.answers
    return not others and at >= 0 and table.criteria[at].role == "counts"
