"""Figures taken from the record: gaps by a time, medians over seeds, and how they are written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil
from statistics import median

from benchmarks.record import Record, Row
from benchmarks.watching import gap_at

NOTHING = "not measured"


def stage_gap(row: Row, stage: int) -> float:
    """The gap of a stage at the end; all of it where there is no such stage."""
    if stage > len(row["stages"]):
        return 1.0
    value, bound = row["stages"][stage - 1]["value"], row["stages"][stage - 1]["bound"]
    return max(0.0, (value - bound) / value) if value else 0.0


def row_gap(row: Row, seconds: float | None = None) -> float:
    """The gap of the weighed stage, which is the last, by then; all of it where nothing was known yet."""
    last = len(row["stages"])
    if not last:
        return 1.0
    if seconds is None or row["seconds"] <= seconds:
        return stage_gap(row, last)
    found = gap_at(row["trace"], last, seconds)
    return 1.0 if found is None else min(1.0, found)


def worst_gap(row: Row, seconds: float | None = None) -> float:
    """The largest gap of any stage by then, one that had not begun counting as all of it."""
    stages = range(1, len(row["stages"]) + 1)
    if not row["stages"]:
        return 1.0
    if seconds is None or row["seconds"] <= seconds:
        return max(stage_gap(row, stage) for stage in stages)
    gaps = [gap_at(row["trace"], stage, seconds) for stage in stages]
    return max(1.0 if gap is None else min(1.0, gap) for gap in gaps)


def last_value(row: Row) -> int | None:
    """The value of the weighed stage; None where there is no plan."""
    return int(row["stages"][-1]["value"]) if row["stages"] else None


def gaps(record: Record, size: str, variant: str, seconds: float | None = None) -> list[float]:
    """The gap by then for each seed."""
    return [row_gap(row, seconds) for row in record.rows("solve", size, variant)]


def mean_way(values: Sequence[float], shown: str = "{:.1f}") -> str:
    """The median in words; a dash of nothing."""
    return shown.format(median(values)) if values else "-"


def per_cent(gap: float) -> str:
    """A gap as it is shown: never said to be less than it is."""
    places = 2 if gap < 0.01 else 1
    return f"{ceil(round(gap * 100 * 10**places, 6)) / 10**places:.{places}f} %"


def ratio(value: float, ours: float) -> str:
    """A value over ours."""
    if value == ours:
        return "1.00"
    return f"{value / ours:.2f}" if ours else "worse than none"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A table in Markdown; one line in its place where there is nothing in it."""
    body = [f"| {' | '.join(row)} |" for row in rows]
    return [f"| {' | '.join(heads)} |", "|" + "---|" * len(heads), *body] if body else [f"{NOTHING.capitalize()}."]
