"""What a reader's attention is drawn to before relying on a class."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from orgdesign.graph.answers import Used
from orgdesign.graph.assess import Assessment
from orgdesign.graph.capacity import needs_its_vacancies
from orgdesign.graph.classification import Flag, FlagKind, Standing
from orgdesign.graph.derivations import asks_locally
from orgdesign.graph.records import Records
from orgdesign.graph.rule_table import RuleTable
from orgdesign.graph.words import clause, day, label, listed, locality, plural, sentence
from orgdesign.plan.services import Reply, ServiceClass


def flags_of(
    records: Records, table: RuleTable, found: Assessment, standing: Standing, outcome: ServiceClass | None
) -> tuple[Flag, ...]:
    """Every flag of a service, in reading order."""
    parts = (
        _order(records, table, found),
        _label(records, found, outcome),
        _overruled(records, found, standing, outcome),
        _dates(records, found),
        _vacancies(records, found),
        _alliances(records, found),
        _unanswered(found),
    )
    return tuple(Flag(kind, sentence(text)) for part in parts for kind, text in part)


def _order(records: Records, table: RuleTable, found: Assessment) -> Iterator[tuple[FlagKind, str]]:
    """A later line fits too and would give another class: only the order of the lines decides."""
    if len(found.verdict.lines) != 1 or found.verdict.outcome is None:
        return
    (line,) = found.verdict.lines
    others = {table.line(state, without=line) for state in table.states(found.case)}
    other = others.pop() if len(others) == 1 else None
    if other is None or other.to_class is line.to_class:
        return
    would = label(other.to_class, records.settings)
    if line.test == "level 4 only":
        yield (
            FlagKind.LEVEL_FOUR,
            f"it serves level 4 only but meets most of the criteria; otherwise it would be {would}",
        )
    elif other.test != "otherwise":
        both = f"it {_short(table, found, line.test)} and it {_short(table, found, other.test)}"
        yield (
            FlagKind.ORDER,
            f"{both}: it is {label(line.to_class, records.settings)} by the order of the rules;"
            f" for the second alone it would be {would}",
        )


def _short(table: RuleTable, found: Assessment, test: str) -> str:
    role = {"lacks capacity": "capacity", "cannot leave profession": "profession"}.get(test)
    if role is None:
        return "is tied to a place" if test == "tied to a place" else test
    failed = [
        answer.criterion
        for answer, criterion in zip(found.used, table.criteria, strict=True)
        if criterion.role == role and answer.reply is Reply.NO
    ]
    return f"fails {listed(failed)} ({role})"


def _label(records: Records, found: Assessment, outcome: ServiceClass | None) -> Iterator[tuple[FlagKind, str]]:
    """The label speaks of who manages a service, not of where it works."""
    word, whole = locality(records.settings), records.settings.area_wide
    if outcome is ServiceClass.EXTENDED:
        yield FlagKind.LABEL, f"managed {whole}, but it works in every {word} as part of its extended team"
    elif outcome is ServiceClass.HOSTED:
        yield FlagKind.LABEL, f"managed by one {word}, but it works in all of them"
    elif outcome is ServiceClass.CITY_WIDE and _is_local(found):
        yield FlagKind.LABEL, f"managed {whole}, but already provided in {plural(word)}: it should stay {word}-facing"


def _is_local(found: Assessment) -> bool:
    return any(asks_locally(used.question) and used.reply is Reply.YES for used in found.used)


def _overruled(
    records: Records, found: Assessment, standing: Standing, outcome: ServiceClass | None
) -> Iterator[tuple[FlagKind, str]]:
    by_rules = found.verdict.outcome
    if standing not in {Standing.OVERRIDE, Standing.ASSUMED, Standing.PENDING} or by_rules is None:
        return
    to_class = label(by_rules, records.settings)
    if standing is Standing.PENDING:
        yield FlagKind.OVERRULED, f"pending by decision, though the answers give {to_class}"
    elif by_rules is not outcome:
        how = "decided" if standing is Standing.OVERRIDE else "assumed"
        yield FlagKind.OVERRULED, f"{how} to be {label(outcome, records.settings)}, though the answers give {to_class}"


def _dates(records: Records, found: Assessment) -> Iterator[tuple[FlagKind, str]]:
    override, as_at = records.overrides.get(found.service.id), records.settings.as_at
    later = records.later.get(found.service.id)
    if later is not None:
        when = f" ({_due(later.review, as_at)})" if later.review is not None else ""
        to_class = label(later.to_class, records.settings)
        yield FlagKind.LATER, f"meant to become {to_class} later{when}: {clause(later.reason)}"
    if override is not None and override.review is not None:
        yield FlagKind.REVIEW, f"{_due(override.review, as_at)}: {clause(override.reason)}"
    ends = found.service.funding_ends
    if ends is not None:
        stream = f" ({found.service.funding})" if found.service.funding else ""
        when = "ended" if ends < as_at else "ends"
        yield FlagKind.TIME_LIMITED, f"its funding{stream} {when} on {day(ends)}"


def _due(review: date, as_at: date) -> str:
    return f"its review was due on {day(review)}" if review < as_at else f"to be reviewed by {day(review)}"


def _vacancies(records: Records, found: Assessment) -> Iterator[tuple[FlagKind, str]]:
    yes = any(used.derived and used.source == "Posts" and used.reply is Reply.YES for used in _capacity(records, found))
    if yes and needs_its_vacancies(records, found.service):
        word = locality(records.settings)
        yield FlagKind.VACANCIES, f"it can cover every {word} only once its vacant posts are filled"


def _capacity(records: Records, found: Assessment) -> list[Used]:
    pairs = zip(found.used, records.plan.criteria_in_force, strict=True)
    return [used for used, criterion in pairs if criterion.role == "capacity"]


def _alliances(records: Records, found: Assessment) -> Iterator[tuple[FlagKind, str]]:
    for row in records.alliances.get(found.service.id, ()):
        target = f", meant for {row.division}" if row.division else ""
        status = f" ({row.status})" if row.status else ""
        yield FlagKind.ALLIANCE, f"part of the natural alliance “{row.alliance}”{target}{status}"


def _unanswered(found: Assessment) -> Iterator[tuple[FlagKind, str]]:
    if all(used.reply is Reply.UNKNOWN for used in found.used):
        yield FlagKind.UNANSWERED, "no criterion is answered for it, and none can be worked out"
