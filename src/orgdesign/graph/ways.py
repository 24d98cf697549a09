"""Changes of answers put into words: what would settle a class, and what would change it."""

from __future__ import annotations

from orgdesign.graph.assess import Assessment
from orgdesign.graph.classification import Reading, Settling, Way
from orgdesign.graph.nearest import nearest_changes
from orgdesign.graph.records import Records
from orgdesign.graph.rule_table import Case, RuleTable, once_a_case
from orgdesign.graph.settle import LEVEL, TIED, Answers, Lead, leads, questions
from orgdesign.graph.words import label, listed, sentence
from orgdesign.plan.services import Reply
from orgdesign.plan.settings import Settings

_FACTS = {LEVEL: ("level of need", "serves level 4 of need only"), TIED: ("tied to a place", "is tied to a place")}
_TURNED = {
    (LEVEL, True): "it served level 4 of need only",
    (LEVEL, False): "it served a lower level of need than 4",
    (TIED, True): "it were tied to one place",
    (TIED, False): "it were not tied to one place",
}


def way(table: RuleTable, lead: Lead, settings: Settings) -> Way:
    """A set of answers and where it leads, in words."""
    readings = tuple(_reading(table, at, reply) for at, reply in lead.answers)
    text = f"{label(lead.to_class, settings)} if {conditions(table, lead.answers)}"
    return Way(readings, lead.to_class, sentence(text))


def conditions(table: RuleTable, answers: Answers) -> str:
    """Answers as conditions: “already local” were answered yes and it were not tied to one place."""
    parts = [_TURNED[at, reply] for at, reply in answers if at < 0]
    for reply in (True, False):
        shorts = [f"“{table.criteria[at].short}”" for at, given in answers if at >= 0 and given is reply]
        if shorts:
            parts.append(f"{listed(shorts)} were answered {'yes' if reply else 'no'}")
    return listed(parts)


def _reading(table: RuleTable, at: int, reply: bool) -> Reading:
    name, short = _FACTS[at] if at in _FACTS else (table.criteria[at].id, table.criteria[at].short)
    return Reading(name, short, Reply.YES if reply else Reply.NO)


def settling(records: Records, table: RuleTable, found: Assessment) -> Settling | None:
    """What would settle an open class; None where the answers give one."""
    return None if found.verdict.outcome is not None else _settling(table, found.case, records.settings)


@once_a_case
def _settling(table: RuleTable, case: Case, settings: Settings) -> Settling:
    needed = tuple(_reading(table, at, True).criterion for at in questions(table, case))
    return Settling(needed, tuple(way(table, lead, settings) for lead in leads(table, case)))


@once_a_case
def ways_out(table: RuleTable, case: Case, settings: Settings) -> tuple[Way, ...]:
    """The smallest changes of answers that lead to another class, in words."""
    return tuple(way(table, lead, settings) for lead in nearest_changes(table, case))


def needed_words(table: RuleTable, found: Assessment) -> str:
    """The answers that are still needed, by their short names."""
    return listed(
        f"“{table.criteria[at].short}”" if at >= 0 else "whether it serves level 4 of need only"
        for at in questions(table, found.case)
    )
