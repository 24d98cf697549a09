"""The reason for a class in one sentence that can be read aloud."""

from __future__ import annotations

from collections.abc import Iterable

from orgdesign.graph.assess import Assessment
from orgdesign.graph.classification import Standing
from orgdesign.graph.records import Records
from orgdesign.graph.rule_table import RuleTable
from orgdesign.graph.ways import needed_words
from orgdesign.graph.words import clause, day, label, listed, number, sentence
from orgdesign.plan.services import Override, Reply, ServiceClass

_ORDER = tuple(ServiceClass)


def because(records: Records, table: RuleTable, found: Assessment) -> str:
    """What follows 'because it': the line of the rule table that decides, and the criteria met and not met."""
    lines = list(dict.fromkeys(clause(line.because) for line in found.verdict.lines))
    text = listed(lines, "or")
    if len(found.verdict.lines) == 1 and found.verdict.lines[0].test == "tied to a place":
        text += f" ({_tie(records, found)})"
    join = "; " if found.verdict.lines[0].test == "level 4 only" else ": "
    return f"{text}{join}{count_of_criteria(table, found)}"


def _tie(records: Records, found: Assessment) -> str:
    service = found.service
    place = records.place_name(service.tied_place or "")
    return f"{place} – {clause(service.tied_reason)}" if service.tied_reason else place


def count_of_criteria(table: RuleTable, found: Assessment) -> str:
    """How many criteria it meets, which, and which not."""
    met = _shorts(found, Reply.YES)
    total = number(len(table.criteria))
    every = len(met) == len(table.criteria)
    some = f"it meets {number(len(met)) if met else 'none'} of the {total} criteria"
    text = f"it meets all {total} criteria" if every else some
    if len(set(table.weights)) > 1:
        weight = sum(w for w, r in zip(table.weights, found.case.replies, strict=True) if r)
        text += f", {weight / table.parts:g} of {table.total / table.parts:g} by weight"
    if met:
        text += f" ({listed(met)})"
    if missed := _shorts(found, Reply.NO):
        text += f", {'but ' if met else ''}not {listed(missed, 'or')}"
    if partly := _shorts(found, Reply.PARTLY):
        text += f", and {listed(partly)} only partly"
    if unknown := _shorts(found, Reply.UNKNOWN):
        text += f", and of {listed(unknown)} it is not known"
    return text


def _shorts(found: Assessment, reply: Reply) -> list[str]:
    return [f"“{answer.short}”" for answer in found.used if answer.reply is reply]


def reason(
    records: Records, table: RuleTable, found: Assessment, standing: Standing, outcome: ServiceClass | None
) -> str:
    """Why the service is what it is, in one sentence."""
    name, override = found.service.name, records.overrides.get(found.service.id)
    if standing is Standing.OUT_OF_SCOPE:
        note = f": {clause(found.service.note)}" if found.service.note else ""
        return sentence(f"{name} is outside the scope of the redesign{note}")
    if override is not None:
        return sentence(
            f"{name} {_decision(records, override, standing, outcome)}; {criteria_say(records, table, found)}"
        )
    if found.verdict.outcome is None:
        return sentence(f"{name} is open: {still_open(records, table, found)}")
    return sentence(f"{name} is {label(outcome, records.settings)} because it {because(records, table, found)}")


def _decision(records: Records, override: Override, standing: Standing, outcome: ServiceClass | None) -> str:
    why, to_class = clause(override.reason), label(outcome, records.settings)
    review = f", to be looked at again on {day(override.review)}" if override.review is not None else ""
    if standing is Standing.PENDING:
        return f"is still to be decided{review}: {why}"
    if standing is Standing.ASSUMED:
        return f"is taken as {to_class} until it is decided{review}: {why}"
    return f"is {to_class} by decision{review}: {why}"


def criteria_say(records: Records, table: RuleTable, found: Assessment) -> str:
    """What the criteria alone would give."""
    if found.verdict.outcome is None:
        return f"by the criteria alone it would be open: {still_open(records, table, found)}"
    to_class = label(found.verdict.outcome, records.settings)
    return f"by the criteria alone it would be {to_class} because it {because(records, table, found)}"


def still_open(records: Records, table: RuleTable, found: Assessment) -> str:
    """What an open service may become, and what that depends on."""
    if None in found.verdict.classes:
        return "no line of the rule table fits it"
    may_be = listed(labels(records, found.verdict.classes), "or")
    return f"it may be {may_be}, which depends on {needed_words(table, found)}"


def labels(records: Records, classes: Iterable[ServiceClass | None]) -> list[str]:
    """Classes in the council's words, in the ladder's order."""
    known = [to_class for to_class in classes if to_class is not None]
    return [label(to_class, records.settings) for to_class in sorted(known, key=_ORDER.index)]
