"""Why a service is what it is, why it is not something else, and what would have to change: to be read aloud."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesign.errors import UseError, nearest
from orgdesign.graph.answers import Used
from orgdesign.graph.assess import Assessment, assess
from orgdesign.graph.basis import Basis
from orgdesign.graph.change import degree_of_change
from orgdesign.graph.classification import Classification
from orgdesign.graph.classify import classification
from orgdesign.graph.flips import most_words
from orgdesign.graph.footprint import footprint
from orgdesign.graph.nearest import stability
from orgdesign.graph.records import Records
from orgdesign.graph.rule_table import RuleTable
from orgdesign.graph.why_not import why_not
from orgdesign.graph.words import label, locality, sentence
from orgdesign.plan import Plan
from orgdesign.plan.services import Reply, Service

WAYS_READ = 6
"""How many ways of settling an open class are read out; all are in the classification itself."""
_BASIS: dict[Basis, str] = {
    Basis.STATED: "This rests on stated answers alone",
    Basis.DERIVED: "This rests on answers of which some were worked out from the plan's own figures",
    Basis.NOT_MARKED: "This rests on answers of which some do not say where they come from",
    Basis.ASSUMED: "This rests on answers of which some are assumed, and should be confirmed",
    Basis.ILLUSTRATIVE: "This rests on illustrative answers or figures, and is no finding about the real service",
}
_ANSWER = {
    Reply.YES: "Yes",
    Reply.PARTLY: "Partly: tried both ways",
    Reply.NO: "No",
    Reply.UNKNOWN: "Not known: tried both ways",
}


def explain(plan: Plan, option: str, service: str) -> str:
    """The class of one service in plain paragraphs, in answer to "why not core?" and "what would have to change?".

    ``service`` is an id or a name; ``plan`` already has the option's changes in it.

    Raises
    ------
    UseError
        Where the plan has no such service.
    """
    del option
    records, table = Records(plan), RuleTable.of(plan)
    found = assess(records, table, find_service(plan, service))
    said = classification(records, table, found)
    paragraphs = (
        said.reason,
        _meaning(records, plan, said),
        _answers(said),
        *_settling(said),
        *why_not(records, table, found, said),
        *_firmness(records, table, found, said),
        " ".join(flag.sentence for flag in said.flags),
    )
    return "\n\n".join(part for part in paragraphs if part)


def find_service(plan: Plan, named: str) -> Service:
    """The service with this id or name, whatever its capitals; an id goes before a name."""
    wanted = named.strip().casefold()
    for service in plan.services:
        if service.id.casefold() == wanted:
            return service
    for service in plan.services:
        if service.name.casefold() == wanted:
            return service
    hint = nearest(named, [*(s.name for s in plan.services), *(s.id for s in plan.services)])
    raise UseError(f'There is no service "{named}" in this plan.' + (f' Did you mean "{hint}"?' if hint else ""))


def _meaning(records: Records, plan: Plan, said: Classification) -> str:
    if said.outcome is None:
        return ""
    means = footprint(said.outcome, records.settings)
    word, whole = locality(records.settings), records.settings.area_wide
    managed = {"locality": f"by its {word}", "host locality": f"by the {word} that hosts it"}
    text = (
        f"That means: it is managed {managed.get(means.managed_by, whole)}, works in {means.delivers_in},"
        f" and its posts are {means.staff}; its base is {means.base}"
    )
    contact = f", and every {word} has a named contact in it" if means.named_contacts else ""
    change = degree_of_change(plan, said)
    return f"{sentence(text + contact)} What changes: {change[0].lower()}{change[1:]}"


def _answers(said: Classification) -> str:
    """Each criterion as question and answer, with its reason and what it rests on."""
    lines = ["The criteria, one by one:"]
    for used in said.answers:
        why = f" {sentence(used.reason)}" if used.reason and used.reply is not Reply.UNKNOWN else ""
        lines.append(f"- {used.question} {_ANSWER[used.reply]}.{why}{_rests(used)}")
    return "\n".join(lines)


def _rests(used: Used) -> str:
    if used.basis is None or used.reply is Reply.UNKNOWN:
        return ""
    parts = ["worked out"] if used.derived else []
    said = used.source.casefold().startswith(used.basis.value) or (used.derived and used.basis is Basis.DERIVED)
    parts += [] if said else [used.basis.value]
    parts += [used.source] if used.source else []
    return f" ({', '.join(parts)})"


def _settling(said: Classification) -> Iterator[str]:
    if said.settled_by is None or not said.settled_by.ways:
        return
    ways = said.settled_by.ways
    lines = ["What would settle it:", *(f"- {way.sentence}" for way in ways[:WAYS_READ])]
    if len(ways) > WAYS_READ:
        lines.append(f"- and in {len(ways) - WAYS_READ} other ways.")
    yield "\n".join(lines)


def _firmness(records: Records, table: RuleTable, found: Assessment, said: Classification) -> Iterator[str]:
    """How firmly the class by the criteria stands."""
    outcome = found.verdict.outcome
    if outcome is None or said.rests_on is None:
        return
    most = most_words(
        f"by the criteria it stays {label(outcome, records.settings)}", stability(table, found.case), table
    )
    parts = [sentence(_BASIS[said.rests_on]), most]
    parts += [f"It is a close call: {said.close_call[0].lower()}{said.close_call[1:]}"] if said.close_call else []
    parts += [row.sentence for row in said.disagreements]
    yield " ".join(parts)
