"""Why a service is not in another class, and what would have to change for it to be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orgdesign.graph.assess import Assessment
from orgdesign.graph.classification import Classification, Standing
from orgdesign.graph.nearest import nearest_changes
from orgdesign.graph.records import Records
from orgdesign.graph.rule_table import RuleTable
from orgdesign.graph.settle import TIED, Lead, leads
from orgdesign.graph.ways import conditions
from orgdesign.graph.words import clause, counted, label, sentence
from orgdesign.plan.services import Reply, ServiceClass

WAYS_READ = 3
"""How many ways to another class are read out."""


def why_not(records: Records, table: RuleTable, found: Assessment, said: Classification) -> Iterator[str]:
    """A paragraph for every class that the service is not in, core first.

    None where the service is out of scope, or open without a decision: then what would settle it says it all.
    """
    if said.status is Standing.OUT_OF_SCOPE or (found.verdict.outcome is None and said.outcome is None):
        return
    for other in ServiceClass:
        if other is not said.outcome:
            yield f"Why not {label(other, records.settings)}? {_answer(records, table, found, other)}"


def _answer(records: Records, table: RuleTable, found: Assessment, other: ServiceClass) -> str:
    override = records.overrides.get(found.service.id)
    if override is not None and other is found.verdict.outcome:
        return f"By the criteria it would be, but the decision stands before them: {sentence(override.reason)}"
    by_decision = "By decision; and by the criteria: " if override is not None else ""
    if found.verdict.outcome is None:
        return f"By decision. {_while_open(records, table, found, other)}"
    ways = nearest_changes(table, found.case, other)
    if not ways:
        return f"{by_decision}No change of its answers would make it so under this rule table."
    return by_decision + _in_the_way(records, table, found, other, ways)


def _while_open(records: Records, table: RuleTable, found: Assessment, other: ServiceClass) -> str:
    """What the criteria say of a class that they leave open."""
    name = label(other, records.settings)
    ways = [conditions(table, lead.answers) for lead in leads(table, found.case) if lead.to_class is other]
    if ways:
        return f"By the criteria it would be {name} if {'; or if '.join(ways[:WAYS_READ])}."
    may = other in found.verdict.classes
    return f"By the criteria, which leave it open, it {'may still' if may else 'could not'} be {name}."


def _in_the_way(
    records: Records, table: RuleTable, found: Assessment, other: ServiceClass, ways: Sequence[Lead]
) -> str:  # fmt: skip
    """The present answers that would have to be others, then what would have to change."""
    size, would = len(ways[0].answers), f"it would be {label(other, records.settings)} if"
    if len(ways) == 1:
        present = " ".join(_present(records, found, at) for at, _ in ways[0].answers)
        return f"{present} {sentence(f'{would} {conditions(table, ways[0].answers)}')}"
    shown = "; or if ".join(conditions(table, lead.answers) for lead in ways[:WAYS_READ])
    more = "; and in other ways" if len(ways) > WAYS_READ else ""
    different = f"{counted(size, 'answer')} would have to be different"
    return f"{_what_it_takes(records, table, found, other)} {sentence(different)} {sentence(f'{would} {shown}{more}')}"


def _what_it_takes(records: Records, table: RuleTable, found: Assessment, other: ServiceClass) -> str:
    """What a service of the other class is like; for core, why this one is not."""
    if other is ServiceClass.CORE:
        return f"Because it {clause(found.verdict.lines[0].because)}."
    lines = dict.fromkeys(clause(line.because) for line in table.rules if line.to_class is other)
    return f"A service is {label(other, records.settings)} where it {'; or where it '.join(lines)}."


def _present(records: Records, found: Assessment, at: int) -> str:
    """How things stand now with one of the answers, with its reason."""
    if at == TIED:
        return f"It is tied to {records.place_name(found.service.tied_place or '')}."
    if at < 0:
        return "It serves level 4 of need only." if found.case.level4 else "Its level of need is not stated."
    used = found.used[at]
    reply = "not known" if used.reply is Reply.UNKNOWN else used.reply.value
    why = f" {sentence(used.reason)}" if used.reason and used.reply is not Reply.UNKNOWN else ""
    return f"The answer to “{used.question}” is {reply}.{why}"
