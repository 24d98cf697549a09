"""Rows about the differences between options: measures, findings, classes and posts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from orgdesign.app.tabling import Cell
from orgdesign.app.wording import share
from orgdesign.compare import ClassRow, Column, FindingRow, MeasureRow, Mover
from orgdesign.report.names import Names
from orgdesign.rules.register import APPOINTMENTS, CONSTRAINTS
from orgdesign.rules.rule import Appointment, Constraint

DifferenceRows = list[dict[str, Cell]]
TODAY = "As is today"
_OF_APPOINTMENT = {
    "linked-need": "linked-posts",
    "contact-load": "contacts",
    "coordination-span": "coordination",
    "coordination-load": "coordination",
    "coordination-parity": "coordination",
}
"""The rule that a finding of another name is of."""
_TEAM = re.compile(r"(?<!\S)([\w-]+@[\w-]+)")


def head(column: Column) -> str:
    """What a column is called."""
    return TODAY if column.is_today else column.name


def heads(columns: Sequence[Column]) -> list[str]:
    """What the columns are called; an option's id is added where two have one name."""
    names = [head(c) for c in columns]
    return [f"{n} ({c.option})" if names.count(n) > 1 else n for n, c in zip(names, columns, strict=True)]


def status_rows(columns: Sequence[Column]) -> DifferenceRows:
    """What is proven of each option, and whether another beats it, in words."""
    names = {c.option: head(c) for c in columns}
    rows: DifferenceRows = []
    for name, column in zip(heads(columns), columns, strict=True):
        beaten = "; ".join(names[o] for o in column.dominated_by)
        rows.append(
            {
                "Option": name,
                "Result": column.status,
                "Checked independently": "not needed" if column.is_today else "yes" if column.certified else "no",
                "Beaten by": beaten or ("not judged" if column.is_today else "no other option"),
            }
        )
    return rows


def measure_rows(columns: Sequence[Column], rows: Sequence[MeasureRow]) -> DifferenceRows:
    """A row for each measure, the best of the options marked in words."""
    names = heads(columns)
    options = [i for i, column in enumerate(columns) if not column.is_today]
    found: DifferenceRows = []
    for row in rows:
        best = row.best(options) if len(options) > 1 else ()
        cells = {
            name: f"{value_text(row, i)} (best)" if i in best else value_text(row, i) for i, name in enumerate(names)
        }
        found.append({"Measure": row.name, "Unit": row.unit, "Better": _better(row), **cells})
    return found


def _better(row: MeasureRow) -> str:
    return {"lower is better": "lower", "higher is better": "higher"}.get(row.direction.value, "neither")


def value_text(row: MeasureRow, position: int) -> str:
    """One side's number as text."""
    cell = row.cells[position]
    if cell is None:
        return "no design"
    return "not applicable" if cell.value is None else f"{cell.value:,.{row.places}f}"


def change_rows(rows: Sequence[MeasureRow]) -> DifferenceRows:
    """A row for each measure of two results: before, now, and whether that is better."""
    found: DifferenceRows = []
    for row in rows:
        before, now = row.values
        change = "not comparable"
        if before is not None and now is not None:
            better = {"lower": now < before, "higher": now > before}.get(_better(row))
            verdict = "" if better is None else " (better)" if better else " (worse)"
            shown = f"{now - before:+,.{row.places}f}"
            change = f"{shown if Decimal(shown.replace(',', '')) else 'smaller than shown'}{verdict}"
        old, new = value_text(row, 0), value_text(row, 1)
        found.append({"Measure": row.name, "Unit": row.unit, "Before": old, "Now": new, "Change": change})
    return found


def how_rows(columns: Sequence[Column], rows: Sequence[MeasureRow]) -> DifferenceRows:
    """A row for each figure: how it came about, and how much of it is estimated or assumed."""
    return [
        {
            "Measure": row.name,
            "Option": name,
            "Figure": f"{value_text(row, i)} {row.unit}",
            "How it came about": cell.how,
            "Journeys estimated": _share(cell.estimated),
            "Rows assumed or illustrative": _share(cell.assumed),
        }
        for row in rows
        for i, name in enumerate(heads(columns))
        if (cell := row.cells[i]) is not None
    ]


def _share(part: Decimal | None) -> str:
    return "not applicable" if part is None else share(int(part * 10_000), 10_000)


def finding_rows(columns: Sequence[Column], rows: Sequence[FindingRow], names: Names) -> DifferenceRows:
    """A row for each breach or unmet request that not every side has."""
    columns_named = heads(columns)
    return [
        {
            "About": " and ".join(names.any(part) for part in row.subject.split(" | ")),
            "Rule or request": f"request {row.request}" if row.request else rule_sentence(row.rule),
            **{name: _in_names(row.sentences[i], row.subject, names) for i, name in enumerate(columns_named)},
        }
        for row in rows
    ]


def rule_sentence(rule: str) -> str:
    """What a rule asks, in its own sentence."""
    rules: tuple[Constraint | Appointment, ...] = (*CONSTRAINTS, *APPOINTMENTS)
    sentences = {found.id: (found.__doc__ or "").split("\n")[0].strip() for found in rules}
    return sentences.get(rule) or sentences.get(_OF_APPOINTMENT.get(rule, ""), rule)


def _in_names(sentence: str | None, subject: str, names: Names) -> str:
    """A rule's sentence with its subject and every team by name; a rule says "holds" by saying nothing."""
    if sentence is None:
        return "holds"
    known = names.any(subject)
    text = re.sub(rf"(?<!\S){re.escape(subject)}(?!\S)", lambda _: known, sentence) if known != subject else sentence
    return _TEAM.sub(lambda found: names.team(found.group(1)), text)


def class_rows(columns: Sequence[Column], rows: Sequence[ClassRow]) -> DifferenceRows:
    """A row for each service whose class differs."""
    names = heads(columns)
    return [
        {"Service": row.name, **{name: row.classes[i] or "no team" for i, name in enumerate(names)}} for row in rows
    ]


def mover_rows(moved: Sequence[Mover], names: Names) -> DifferenceRows:
    """A row for each post whose team or base differs."""
    return [
        {
            "Post": m.post,
            "Service": names.services.get(m.service, m.service),
            "Team before": names.team(m.team_before) if m.team_before else "none",
            "Team after": names.team(m.team_after) if m.team_after else "none",
            "Base before": names.properties.get(m.base_before, m.base_before) if m.base_before else "none",
            "Base after": names.properties.get(m.base_after, m.base_after) if m.base_after else "none",
        }
        for m in moved
    ]


def mover_counts(moved: Sequence[Mover], names: Names) -> DifferenceRows:
    """A row for each service: how many posts change team, and base."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for m in moved:
        counts[m.service][0] += m.changes_team
        counts[m.service][1] += m.changes_base
    return [
        {"Service": names.services.get(service, service), "Posts changing team": teams, "Posts changing base": bases}
        for service, (teams, bases) in sorted(counts.items(), key=lambda item: (-item[1][1], -item[1][0], item[0]))
    ]
