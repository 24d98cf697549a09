"""RESULTS.md and its charts, made from the record alone."""

from __future__ import annotations

from pathlib import Path

from benchmarks import charts
from benchmarks.charts import Frame
from benchmarks.figures import row_gap
from benchmarks.record import Record
from benchmarks.tables import (
    failed_table,
    gaps_table,
    growth_table,
    rivals_table,
    shipped_table,
    steps_table,
    whatif_table,
)
from benchmarks.targets import a_locality, targets_table
from benchmarks.weighing import BAND, POUNDS, VARIANTS, WEIGHED

PAGE = "RESULTS.md"
CHARTS = "charts"
DRAWN = ("flexible", "fixed")


def write_page(record: Record, home: Path) -> None:
    """Write the page into a folder, and the charts beside it."""
    folder = home / CHARTS
    folder.mkdir(parents=True, exist_ok=True)
    drawn = {name: svg for name, svg in _charts(record).items() if svg}
    for name, svg in drawn.items():
        (folder / f"{name}.svg").write_text(svg, encoding="utf-8", newline="\n")
    sections = (
        _head(record),
        ["## The targets", "", *targets_table(record)],
        ["## Gap as time goes by", "", *_chart(drawn, "gaps"), *gaps_table(record)],
        ["## Shipped councils", "", *shipped_table(record)],
        ["## What if", "", *whatif_table(record)],
        ["## Where the time goes", "", *steps_table(record)],
        ["## By other means", "", *_chart(drawn, "rivals"), *rivals_table(record)],
        ["## Growth", "", *_chart(drawn, "growth"), *growth_table(record)],
        failed_table(record),
    )
    text = "\n\n".join("\n".join(section) for section in sections if section)
    (home / PAGE).write_text(text + "\n", encoding="utf-8", newline="\n")


def _head(record: Record) -> list[str]:
    prices = ", ".join(f"{goal.value} {pounds}" for goal, pounds in POUNDS.items())
    counted = ", ".join(goal.value for goal in WEIGHED)
    variants = "; ".join(f"**{v.name}**: {v.about}" for v in VARIANTS.values())
    states = f" Cases were measured on {record.states} states of the code." if record.states > 1 else ""
    return [
        "# What was measured",
        "",
        f"{'; '.join(record.machines) or 'Nothing yet'}. Made by `make bench` (or a part of it, see"
        " `python -m benchmarks --help`) from `benchmarks/results.json`; each case in a process of its own, from the"
        " workbook to the certified result, medians over seeds. Memory is that of all its processes together."
        f"{states} The service graph has [a page of its own](RESULTS-graph.md).",
        "",
        f"Weighed options count one sum of pounds a year, by assumed prices for one smallest unit: {prices}. Generated"
        f" councils count {counted}, under need match where sizes may vary: that may then be {100 * BAND:.0f} % of the"
        f" core teams' FTE above its best. Variants: {variants}. Fixed sizes are those"
        " of the need formula, fixed hosts those of the design that the council was made"
        " with, but where a locality would then be more than nine tenths full.",
        "",
        "Gap = (best - bound) / best of the weighed stage; a staged run has one a stage. A gap by a certain time is"
        " that of the best plan and bound known then; the checker passed the plan at the end of the run.",
    ]


def _chart(drawn: dict[str, str], name: str) -> list[str]:
    return [f"![{TITLES[name]}; the table below holds the same]({CHARTS}/{name}.svg)", ""] if name in drawn else []


TITLES = {
    "gaps": "Gap of the weighed stage over time",
    "rivals": "Value of the weighed stage over that of orgdesign",
    "growth": "Seconds for each locality as localities are added",
}


def _charts(record: Record) -> dict[str, str]:
    """Every chart for which there is anything to draw."""
    return {"gaps": _gap_chart(record), "rivals": _rival_chart(record), "growth": _growth_chart(record)}


def _frame(name: str, across: str, up: str = "") -> Frame:
    return Frame(f"bench-{name}", TITLES[name], f"{TITLES[name]}. The table below holds the same.", across, up)


def _gap_chart(record: Record) -> str:
    series = {}
    for size in ("S", "M", "L"):
        for name in DRAWN:
            row = next(iter(record.rows("solve", size, name)), None)
            if row is not None and row["stages"]:
                times = sorted({float(p[0]) for p in row["trace"] if p[1] == len(row["stages"])} | {row["seconds"]})
                series[f"{size} {name}"] = [(at, 100 * row_gap(row, at)) for at in times]
    return charts.lines(_frame("gaps", "seconds", "gap in per cent (first seed)"), series, 100.0) if series else ""


def _rival_chart(record: Record) -> str:
    values: dict[str, float] = {}
    for case, rival in record.named("rivals"):
        ours = record.row(case.start)
        if ours is not None and ours.get("values", [0])[-1]:
            values[f"{case.what} {case.variant}, {case.way}"] = rival["values"][-1] / ours["values"][-1]
    return charts.bars(_frame("rivals", "1.00 is the same, more is worse; last stage"), values) if values else ""


def _growth_chart(record: Record) -> str:
    times = a_locality(record)
    if len(times) < 2:
        return ""
    line = [(float(count), seconds) for count, seconds in times.items()]
    return charts.lines(_frame("growth", "localities", "seconds for each locality"), {"flexible": line})
