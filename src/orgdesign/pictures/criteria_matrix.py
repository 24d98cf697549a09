"""The criteria matrix: how every service answers every criterion, in words and patterns, and the class it has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from orgdesign.graph.answers import Used
from orgdesign.graph.classification import Classification
from orgdesign.graph.words import in_figures
from orgdesign.pictures.boxes import STRIP
from orgdesign.pictures.canvas import BAND, INK, LEADING, PAPER, QUIET, Canvas, straight
from orgdesign.pictures.grouping import By, grouped
from orgdesign.pictures.keys import draw_key, draw_title, whose
from orgdesign.pictures.lettering import width, wrapped
from orgdesign.pictures.looks import ANSWERS, LOOKS, classes_key, letter_of, letters_said, standing_of
from orgdesign.pictures.picture import Picture, Sheet
from orgdesign.plan import Plan
from orgdesign.plan.services import Reply

NAME, TITLE = "criteria", "Criteria and classes"
ROWS_A_SHEET = 24
"""Services on a sheet, so that it can be read from the back of a room."""
WORKED_OUT = "*"
"""The mark of an answer that was worked out from the plan's own figures."""
_WIDTH, _MARGIN, _NAME, _CLASS = 1123.0, 20.0, 372.0, 196.0
_TEXT, _WIDEST = 13.0, 150.0
_LINE, _PAD = _TEXT * LEADING, 5.0


def criteria_matrix(plan: Plan, classes: Sequence[Classification], option: str = "") -> Picture:
    """Draw the answers of the services given, by class and name."""
    order = [found for group in grouped(plan, classes, By.CLASS) for found in group.members]
    pages = [order[at : at + ROWS_A_SHEET] for at in range(0, len(order), ROWS_A_SHEET)]
    sheets = tuple(
        _sheet(plan, whose(plan, option), page, (number, len(pages))) for number, page in enumerate(pages, 1)
    )
    heads = ("Service", *(f"{c.id}: {c.short}" for c in plan.criteria_in_force), "Class")
    rows = tuple(_table_row(plan, found) for found in order)
    return Picture(NAME, TITLE, _alt(plan, order), _key(plan), sheets, heads, rows)


def _sheet(plan: Plan, of: str, page: Sequence[Classification], number: tuple[int, int]) -> Sheet:
    canvas = Canvas(f"{NAME}-{number[0]}", _WIDTH)
    title = TITLE + (f" ({number[0]} of {number[1]})" if number[1] > 1 else "")
    whole_title = f"{title}: {of}"
    said = "An answer with a star was worked out from the plan's own figures."
    y = _draw_heads(canvas, plan, draw_title(canvas, whole_title, said, _MARGIN))
    for found in page:
        y = _draw_row(canvas, plan, found, y)
    _draw_answers_key(canvas, y + 10)
    height = draw_key(canvas, y + 38, _MARGIN, letters_said(plan.settings))
    alt = _alt(plan, page)
    return Sheet(canvas.svg(height, whole_title, alt), alt)


def _room(plan: Plan) -> float:
    """The width of a criterion's column."""
    return min(_WIDEST, (_WIDTH - 2 * _MARGIN - _NAME - _CLASS) / max(1, len(plan.criteria_in_force)))


def _class_at(plan: Plan) -> float:
    return _MARGIN + _NAME + _room(plan) * len(plan.criteria_in_force)


def _draw_heads(canvas: Canvas, plan: Plan, y: float) -> float:
    room = _room(plan)
    heads = [wrapped(f"{c.id} {c.short}", _TEXT, room - 8, bold=True) for c in plan.criteria_in_force]
    high = max((len(lines) for lines in heads), default=1) * _LINE + 2 * _PAD
    canvas.box((_MARGIN, y), (_WIDTH - 2 * _MARGIN, high), fill=BAND, thick=0)
    canvas.text((_MARGIN + 4, y + _PAD + 12), "Service", _TEXT, bold=True)
    for number, lines in enumerate(heads):
        canvas.text((_MARGIN + _NAME + number * room + 4, y + _PAD + 12), lines, _TEXT, bold=True)
    canvas.text((_class_at(plan) + 10, y + _PAD + 12), "Class", _TEXT, bold=True)
    return y + high + 3


def _draw_row(canvas: Canvas, plan: Plan, found: Classification, y: float) -> float:
    lines = wrapped(found.name, _TEXT, _NAME - 12)
    words = wrapped(standing_of(found, plan.settings), _TEXT, _CLASS - 20 - STRIP - 16)
    high = max(len(lines), len(words)) * _LINE + 2 * _PAD
    canvas.text((_MARGIN + 4, y + _PAD + 12), lines, _TEXT)
    room = _room(plan)
    used = {answer.criterion: answer for answer in found.answers}
    for number, criterion in enumerate(plan.criteria_in_force):
        _draw_answer(canvas, used.get(criterion.id), (_MARGIN + _NAME + number * room, y), (room - 3, high - 2))
    _draw_class(canvas, found, words, (_class_at(plan) + 8, y), high - 2)
    canvas.path(straight((_MARGIN, y + high), (_WIDTH - _MARGIN, y + high)), line=QUIET, thick=0.4)
    return y + high + 1


def _draw_answer(canvas: Canvas, used: Used | None, at: tuple[float, float], size: tuple[float, float]) -> None:
    look = ANSWERS[used.reply if used is not None else Reply.UNKNOWN]
    canvas.box(at, size, fill=look.fill, thick=0)
    said = look.word + (WORKED_OUT if used is not None and used.derived else "")
    middle = (at[0] + size[0] / 2, at[1] + size[1] / 2)
    if look.hatch is not None:
        canvas.hatch(at, size, look.hatch)
        wide = width(said, _TEXT, bold=True) + 10
        canvas.box((middle[0] - wide / 2, middle[1] - 9), (wide, 18), fill=PAPER, thick=0)
    canvas.box(at, size, line=INK, thick=0.9)
    canvas.text((middle[0], middle[1] + 4.7), said, _TEXT, bold=True, colour=look.text, anchor="middle")


def _draw_class(
    canvas: Canvas, found: Classification, words: Sequence[str], at: tuple[float, float], high: float
) -> None:
    look, (x, y) = LOOKS[found.outcome], at
    canvas.box(at, (20, high), fill=look.fill, thick=0)
    if look.hatch is not None:
        canvas.hatch((x + 20, y), (STRIP, high), look.hatch)
    canvas.box(at, (20 + STRIP, high), thick=0.9)
    canvas.text((x + 10, y + high / 2 + 4.7), letter_of(found), _TEXT, bold=True, colour=look.text, anchor="middle")
    canvas.text((x + 20 + STRIP + 6, y + high / 2 + 4.7 - (len(words) - 1) * _LINE / 2), words, _TEXT)


_SAID: Mapping[Reply, str] = {
    Reply.YES: "met",
    Reply.PARTLY: "partly met: tried both ways",
    Reply.NO: "not met",
    Reply.UNKNOWN: "not known: tried both ways",
}


def _draw_answers_key(canvas: Canvas, y: float) -> None:
    x = _MARGIN
    for reply, look in ANSWERS.items():
        wide = width(look.word, _TEXT, bold=True) + 26
        canvas.box((x, y), (wide, 20), fill=look.fill, thick=0)
        if look.hatch is not None:
            canvas.hatch((x, y), (wide, 20), look.hatch)
            canvas.box((x + 8, y + 2), (wide - 16, 16), fill=PAPER, thick=0)
        canvas.box((x, y), (wide, 20), thick=0.9)
        canvas.text((x + wide / 2, y + 14.7), look.word, _TEXT, bold=True, colour=look.text, anchor="middle")
        canvas.text((x + wide + 6, y + 14.5), _SAID[reply], 12.5)
        x += wide + width(_SAID[reply], 12.5) + 28


def _key(plan: Plan) -> str:
    return (
        "Dark, yes: met; slanted lines, partly: partly met, so tried both ways; white, no: not met; dots, ?: not known,"
        f" so tried both ways. A star: worked out from the plan's own figures. {classes_key(plan.settings)}"
    )


def _alt(plan: Plan, classes: Sequence[Classification]) -> str:
    parts = []
    for criterion in plan.criteria_in_force:
        held = Counter(used.reply for found in classes for used in found.answers if used.criterion == criterion.id)
        counts = ", ".join(f"{reply.value} {held[reply]}" for reply in Reply if held[reply])
        parts.append(f"{criterion.short}: {counts or 'no answers'}")
    text = f"Matrix of {in_figures(len(classes), 'service')} by {in_figures(len(plan.criteria_in_force), 'criterion')}"
    return f"{text.replace('criterions', 'criteria')}. {'; '.join(parts)}. The table beneath holds every answer."


def _table_row(plan: Plan, found: Classification) -> tuple[str, ...]:
    used = {answer.criterion: answer for answer in found.answers}
    cells = []
    for criterion in plan.criteria_in_force:
        answer = used.get(criterion.id)
        reply = answer.reply.value if answer is not None else Reply.UNKNOWN.value
        cells.append(f"{reply}, worked out" if answer is not None and answer.derived else reply)
    return (found.name, *cells, standing_of(found, plan.settings))
