"""The consultation: questions and findings each under a number of their own."""

from __future__ import annotations

from collections.abc import Iterator

from orgdesign.errors import Problem
from orgdesign.plan.check.rows import Rows, error
from orgdesign.plan.consultation import MainFinding, Question


def numbers(rows: Rows) -> Iterator[Problem]:
    """No two questions of a round and no two findings have the same number."""
    questions: dict[tuple[str, int], str] = {}
    for at, row in rows.at(Question):
        if row.number is not None:
            first = questions.setdefault((row.round, row.number), row.id)
            if first != row.id:
                expected = f'is the number of "{first}" in the same round.'
                yield error(Question, at, "number", row.number, "same-number", expected)
    findings: dict[int, str] = {}
    for at, finding in rows.at(MainFinding):
        if finding.number is not None:
            first = findings.setdefault(finding.number, finding.id)
            if first != finding.id:
                expected = f'is the number of "{first}".'
                yield error(MainFinding, at, "number", finding.number, "same-number", expected)
