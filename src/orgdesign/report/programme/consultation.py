"""The consultation: each question with what was said and what follows, what was replied, and the main findings."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from orgdesign.plan import Plan
from orgdesign.plan.consultation import MainFinding, Question, Response
from orgdesign.report.disclosure import SMALLEST_SHOWN
from orgdesign.report.programme.strands import about, lines, text, titles
from orgdesign.report.sheet import Column, Form, Sheet
from orgdesign.report.text import Cell, Shorthand, clean, inline, listed

_SAID = ("positive", "challenge", "suggestion")


def questions_in_order(plan: Plan) -> Sequence[Question]:
    """Questions by round and number, those without one last."""
    return sorted(plan.consultation, key=lambda row: (row.round, row.number is None, row.number or 0, row.id))


def findings_in_order(plan: Plan) -> Sequence[MainFinding]:
    """Findings by number, those without one last."""
    return sorted(plan.findings, key=lambda row: (row.number is None, row.number or 0, row.id))


def asked(plan: Plan, _hold_back: bool) -> Sheet:
    """A row for each question: its answers together, what was welcomed, worried about and suggested, what follows."""
    columns = (
        Column("Number", 10),
        Column("Question", 44),
        Column("Consultation", 26),
        Column("Asked of", 24),
        Column("The answers together", 46),
        Column("Positives", 44),
        Column("Challenges", 44),
        Column("Suggestions", 44),
        Column("Therefore we will", 44),
        Column("Main findings", 16),
    )
    return Sheet(
        label="Consultation",
        title=f"Consultation: what was asked and answered, {inline(plan.settings.area)}",
        lines=(
            "What people said is in summary; single replies are on the sheet Replies.",
            "Main findings are named by their number on the sheet Findings.",
        ),
        columns=columns,
        rows=tuple(_question(plan, row) for row in questions_in_order(plan)),
    )


def _question(plan: Plan, row: Question) -> tuple[Cell, ...]:
    of = [reply for reply in plan.replies if reply.question == row.id]
    heard = (lines([reply.said for reply in of if reply.kind == kind]) for kind in _SAID)
    return (
        _number(row), clean(row.question), text(row.round), text(row.asked_of), text(row.answer), *heard,
        text(row.action), points(plan, row.findings),
    )  # fmt: skip


def _number(row: Question | MainFinding) -> str:
    return str(row.number) if row.number is not None else clean(row.id)


def points(plan: Plan, findings: Sequence[str]) -> Cell:
    """Findings by their numbers: "points 1 and 2"."""
    named = [_number(row) for row in findings_in_order(plan) if row.id in findings]
    return f"point{'s' if len(named) > 1 else ''} {listed(named)}" if named else Shorthand.NOT_APPLICABLE


def said(plan: Plan, hold_back: bool) -> Sheet:
    """A row for each thing that was said, with the reply to it; questions with their initial responses among them."""
    columns = (
        Column("Question", 12),
        Column("Kind", 14),
        Column("What was said or asked", 52),
        Column("Reply", 60),
        Column("Theme", 20),
        Column("Said by", 22),
        Column("About", 32),
        Column("Main findings", 16),
        Column("How many", 10, Form.WHOLE),
        Column("Share (%)", 10, Form.ONE),
    )
    numbers = {row.id: _number(row) for row in plan.consultation}
    place = {row.id: at for at, row in enumerate(questions_in_order(plan))}
    rows = sorted(plan.replies, key=lambda row: (place.get(row.question or "", len(place)), row.id))
    few = {row.question for row in rows if row.count and row.count < SMALLEST_SHOWN} if hold_back else set()
    return Sheet(
        label="Replies",
        title=f"Consultation: what was said and replied, {inline(plan.settings.area)}",
        lines=(
            "Question is the number of the question that it was said to; [z] means apart from them.",
            *(["Counts of fewer than 5 people are held back, with the others of the same question."] if few else []),
        ),
        columns=columns,
        rows=tuple(
            _reply(plan, row, numbers.get(row.question or ""), about(plan, row.touches, hold_back), row.question in few)
            for row in rows
        ),
    )


def _reply(plan: Plan, row: Response, number: str | None, about: Cell, held: bool) -> tuple[Cell, ...]:
    none = Shorthand.NOT_APPLICABLE

    def figure(value: Decimal | int | None) -> Cell:
        return none if value is None else Shorthand.HELD_BACK if held else value

    return (
        number or none, row.kind, clean(row.said), text(row.reply), text(row.theme), text(row.group),
        about, points(plan, row.findings), figure(row.count), figure(row.share),
    )  # fmt: skip


def found(plan: Plan, _hold_back: bool) -> Sheet:
    """A row for each main finding, with the milestones that carry it out."""
    columns = (
        Column("Number", 10),
        Column("Main finding", 56),
        Column("What follows", 64),
        Column("Milestones", 48),
        Column("Printed as", 12),
    )
    known = titles(plan)
    rows: list[tuple[Cell, ...]] = [
        (
            _number(row),
            clean(row.title),
            text(row.follows),
            lines([known[m] for m in row.milestones if m in known]),
            text(row.printed),
        )
        for row in findings_in_order(plan)
    ]
    return Sheet(
        label="Findings",
        title=f"Consultation: the main findings, {inline(plan.settings.area)}",
        lines=("What the consultation found, in the order of the paper; printed as is the number beside it there.",),
        columns=columns,
        rows=tuple(rows),
    )
