"""The pathway map: universal, targeted and specialist services of each need and age, and who takes people back.

Steps that are missing are marked with a cross and the word, offers that are missing with a hatched box.
"""

from __future__ import annotations

from collections.abc import Sequence

from orgdesign.graph.pathways import TIERS
from orgdesign.graph.words import counted, in_figures, sentence
from orgdesign.pictures.canvas import BAND, INK, LEADING, QUIET, Canvas, straight
from orgdesign.pictures.hatching import Hatch
from orgdesign.pictures.keys import draw_title, whose
from orgdesign.pictures.lettering import wrapped
from orgdesign.pictures.picture import Picture, Sheet
from orgdesign.pictures.way_rows import Step, WayRow, way_rows
from orgdesign.plan import Plan

NAME, TITLE = "pathways", "Pathways: up by referral, and back down"
HEADS = ("Need", "Ages", "Universal", "Targeted", "Specialist", "Stepped down to", "Missing")
KEY = (
    "Each row is a need and an age. Arrows to the right are referrals to the next tier, arrows to the left steps back"
    " down; the figure is the number of links that make the step, “same” says that one service is in both tiers. A"
    " cross and the word “none” mark a step that is missing, a box of crossed lines a tier in which no service works."
)
BULLET, SET_IN = "• ", "\u00a0\u00a0\u00a0"
_WIDTH, _HIGH = 1123.0, 794.0
_MARGIN, _LABEL, _GAP, _TIER, _LAST = 20.0, 118.0, 54.0, 202.0, 189.0
_TEXT, _PAD, _TOP = 12.0, 6.0, 98.0
_BETWEEN = 7.0
_TIERS_AT = tuple(_MARGIN + _LABEL + number * (_TIER + _GAP) for number in range(3))
_LAST_AT = _WIDTH - _MARGIN - _LAST
MOST_NAMED = 24
"""Services of a tier that are named on a sheet, so that a row fits it; the table names all."""
MOST_TOLD = 12
"""Pathways with gaps that the alternative in words spells out; the table holds all."""
_LEAST = 62.0
"""A row is at least so high that both arrows find room in it."""


def pathway_map(plan: Plan, option: str = "") -> Picture:
    """Draw every pathway of a plan, as many rows on a sheet as A4 landscape holds."""
    rows = way_rows(plan)
    pages = _pages(rows)
    sheets = tuple(_sheet(whose(plan, option), page, (number, len(pages))) for number, page in enumerate(pages, 1))
    return Picture(NAME, TITLE, _alt(rows), KEY, sheets, HEADS, tuple(_table_row(row) for row in rows))


def _pages(rows: Sequence[WayRow]) -> list[list[WayRow]]:
    pages: list[list[WayRow]] = []
    free = 0.0
    for row in rows:
        high = _height(row) + _BETWEEN
        if high > free:
            pages.append([])
            free = _HIGH - _TOP
        pages[-1].append(row)
        free -= high
    return pages


def _sheet(of: str, rows: Sequence[WayRow], number: tuple[int, int]) -> Sheet:
    canvas = Canvas(f"{NAME}-{number[0]}", _WIDTH)
    title = TITLE + (f" ({number[0]} of {number[1]})" if number[1] > 1 else "")
    missing = sum(len(row.missing) for row in rows)
    whole_title = f"{title}: {of}"
    said = f"{counted(missing, 'gap')} on this sheet, marked “none” or “Missing”." if missing else "Nothing is missing."
    y = _draw_heads(canvas, draw_title(canvas, whole_title, sentence(said), _MARGIN))
    for row in rows:
        _draw_row(canvas, row, y)
        y += _height(row) + _BETWEEN
    alt = _alt(rows)
    return Sheet(canvas.svg(max(y + 6, _HIGH * 0.5), whole_title, alt), alt)


def _draw_heads(canvas: Canvas, y: float) -> float:
    canvas.box((_MARGIN, y), (_WIDTH - 2 * _MARGIN, 23), fill=BAND, thick=0)
    canvas.text((_MARGIN + 4, y + 16), "Need and ages", 13, bold=True)
    for x, head in zip((*_TIERS_AT, _LAST_AT), (*HEADS[2:5], HEADS[5]), strict=True):
        canvas.text((x + 2, y + 16), head, 13, bold=True)
    return y + 30


def _draw_row(canvas: Canvas, row: WayRow, y: float) -> None:
    high = _height(row)
    canvas.text((_MARGIN + 2, y + 15), _label(row), _TEXT, bold=True)
    for x, tier in zip(_TIERS_AT, TIERS, strict=True):
        _draw_tier(canvas, row, tier, (x, y, high))
    for x, up, down in zip(_TIERS_AT, row.up, row.down, strict=False):
        _draw_step(canvas, x + _TIER, y + high / 2 - 8, up, back=False)
        _draw_step(canvas, x + _TIER, y + high / 2 + 20, down, back=True)
    if row.stepped_down_to and row.tiers["specialist"]:
        _draw_arrow(canvas, (_TIERS_AT[2] + _TIER + 6, _LAST_AT - 6), y + high / 2, "7 4")
    names = _lines(row.stepped_down_to, _LAST) or ("nobody",)
    canvas.box((_LAST_AT, y), (_LAST, high), line=QUIET, dash="7 4")
    canvas.text((_LAST_AT + _PAD, y + 16), names, _TEXT)


def _draw_tier(canvas: Canvas, row: WayRow, tier: str, at: tuple[float, float, float]) -> None:
    x, y, high = at
    if row.tiers[tier]:
        canvas.box((x, y), (_TIER, high), thick=1.2)
        canvas.text((x + _PAD, y + 16), _tier_lines(row, tier), _TEXT)
        return
    canvas.hatch((x, y), (_TIER, high), Hatch.CROSSED)
    canvas.box((x, y), (_TIER, high), thick=2.2, dash="8 4")
    lines = wrapped(f"Missing: no {tier} service {row.lacking.get(tier, '')}", 13, _TIER - 30, bold=True)
    canvas.box((x + 8, y + 8), (_TIER - 16, len(lines) * 13 * LEADING + 10), fill="#ffffff", thick=0)
    canvas.text((x + 14, y + 25), lines, 13, bold=True)


def _draw_step(canvas: Canvas, x: float, y: float, step: Step, *, back: bool) -> None:
    """An arrow with its figure; a cross through it where it is missing, nothing where there is nothing to join."""
    if step.said == "-":
        return
    missing = bool(step.missing)
    reach = (x + _GAP - 6, x + 6) if back else (x + 6, x + _GAP - 6)
    _draw_arrow(canvas, reach, y, "3 3" if missing else ("7 4" if back else ""))
    middle = x + _GAP / 2
    if missing:
        canvas.path(straight((middle - 7, y - 7), (middle + 7, y + 7)), thick=3)
        canvas.path(straight((middle - 7, y + 7), (middle + 7, y - 7)), thick=3)
    canvas.text((middle, y - (10 if missing else 5)), step.said, _TEXT, bold=missing, anchor="middle")


def _draw_arrow(canvas: Canvas, reach: tuple[float, float], y: float, dash: str) -> None:
    start, end = reach
    tip = 7 if start > end else -7
    canvas.path(straight((start, y), (end + tip, y)), thick=1.5, dash=dash)
    canvas.path(straight((end, y), (end + tip, y - 4), (end + tip, y + 4)) + "Z", fill=INK, thick=0)


def _height(row: WayRow) -> float:
    tall = max(
        len(_label(row)),
        len(_lines(row.stepped_down_to, _LAST)),
        *(len(_tier_lines(row, tier)) for tier in TIERS),
    )  # fmt: skip
    return max(_LEAST + (14 if row.missing else 0), tall * _TEXT * LEADING + 2 * _PAD)


def _label(row: WayRow) -> tuple[str, ...]:
    return (
        *wrapped(sentence(row.need).removesuffix("."), _TEXT, _LABEL - 8, bold=True),
        *wrapped(row.ages, _TEXT, _LABEL - 8, bold=True),
    )


def _tier_lines(row: WayRow, tier: str) -> tuple[str, ...]:
    where = (f"Missing {row.lacking[tier]}",) if tier in row.lacking and row.tiers[tier] else ()
    return _lines((*where, *row.tiers[tier]), _TIER)


def _lines(names: Sequence[str], room: float) -> tuple[str, ...]:
    """Names below one another, each further line of a name set in; of very many only the first."""
    if len(names) > MOST_NAMED:
        names = (*names[: MOST_NAMED - 1], f"and {len(names) - MOST_NAMED + 1} more, named in the table")
    return tuple(
        f"{BULLET if number == 0 else SET_IN}{line}"
        for name in names
        for number, line in enumerate(wrapped(name, _TEXT, room - 2 * _PAD - 10))
    )


def _alt(rows: Sequence[WayRow]) -> str:
    needs = len({row.need for row in rows})
    gaps = [f"{row.need}, {row.ages.lower()}: {'; '.join(row.missing)}" for row in rows if row.missing]
    text = f"Pathway map of {in_figures(len(rows), 'pathway')} for {in_figures(needs, 'need')}."
    more = [f"And gaps on {in_figures(len(gaps) - MOST_TOLD, 'other pathway')}"] if len(gaps) > MOST_TOLD else []
    missing = f"Missing: {'. '.join([*gaps[:MOST_TOLD], *more])}." if gaps else "No tier and no step is missing."
    return f"{text} {missing} The table beneath names every service."


def _table_row(row: WayRow) -> tuple[str, ...]:
    tiers = ["; ".join(row.tiers[tier]) or "none" for tier in TIERS]
    down = "; ".join(row.stepped_down_to) or "nobody"
    return (row.need, row.ages, *tiers, down, "; ".join(row.missing) or "nothing")
