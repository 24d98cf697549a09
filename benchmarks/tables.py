"""The tables of RESULTS.md, each made from the record."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from benchmarks.cases import GROWTH, PARTS, SIZES
from benchmarks.figures import last_value, mean_way, per_cent, ratio, row_gap, stage_gap, table
from benchmarks.record import Record, Row
from benchmarks.targets import same_answer
from benchmarks.weighing import VARIANTS

TIMES = (10.0, 30.0, 60.0, 180.0)
STEPS = ("read", "resolve", "solve", "certify", "measure", "compare", "export")


def gaps_table(record: Record) -> list[str]:
    """The gap of each variant by several times, and how its runs ended."""
    rows = []
    for size in SIZES:
        for name in VARIANTS:
            found = record.rows("solve", size, name)
            if found:
                then = [per_cent(median(row_gap(row, at) for row in found)) for at in TIMES]
                end = per_cent(median(row_gap(row) for row in found))
                took = mean_way([row["seconds"] for row in found])
                certified = f"{sum(bool(row['certified']) for row in found)} of {len(found)}"
                peak = f"{max(row['peak_mb'] for row in found):,}"
                rows.append((size, name, certified, *then, end, took, peak))
    heads = ("size", "variant", "certified", *(f"at {at:.0f} s" for at in TIMES), "at the end", "seconds", "peak MB")
    return table(heads, rows)


def shipped_table(record: Record) -> list[str]:
    """Every option of the shipped councils, staged and weighed."""
    heads = ("council", "option", "way", "status", "seconds", "gap of each stage", "peak MB")
    return table(
        heads,
        [
            (c.what, c.variant, c.way, r["status"], f"{r['seconds']:.1f}", _stage_gaps(r), f"{r['peak_mb']:,}")
            for c, r in record.named("shipped")
        ],
    )


def _stage_gaps(row: Row) -> str:
    return ", ".join(per_cent(stage_gap(row, n)) for n, _ in enumerate(row["stages"], 1)) or "-"


def whatif_table(record: Record) -> list[str]:
    """Each what-if, cold and from the last design."""
    cold = {(c.what, c.variant, c.seed): row for c, row in record.named("whatif", way="cold")}
    rows = []
    for case, warm in record.named("whatif", way="warm"):
        whole = cold.get((case.what, case.variant, case.seed))
        if whole is not None:
            share = f"{100 * warm['seconds'] / whole['seconds']:.0f} %"
            same = "yes" if same_answer(warm, whole) else "no"
            times = (f"{whole['seconds']:.1f}", f"{warm['seconds']:.1f}", share)
            rows.append((case.what, case.variant, warm["pin"], *times, same, _stage_gaps(whole), _stage_gaps(warm)))
    heads = ("council", "option", "pin", "cold s", "warm s", "share", "same values", "gaps cold", "gaps warm")
    return table(heads, rows)


def steps_table(record: Record) -> list[str]:
    """The seconds of each step, by size."""
    rows = []
    for size in SIZES:
        found = [r for r in record.rows("solve", size, "flexible") if r["stages"]]
        if found:
            steps = [mean_way([r["steps"][s] for r in found if s in r["steps"]], "{:.2f}") for s in STEPS]
            built = mean_way([r["building"] for r in found if r["building"] is not None], "{:.2f}")
            beside = mean_way([r["beside_solver"] for r in found if r["beside_solver"] is not None])
            rows.append((size, *steps, built, beside, *_first(record, size), mean_way([r["peak_mb"] for r in found])))
    heads = (
        "size", *STEPS, "to the first solver call", "solving without a solver at work", "first certified plan",
        "its value", "peak MB",
    )  # fmt: skip
    said = [
        "Seconds, flexible with gains. *resolve*: changes made, services classified, the brief built. *To the first"
        " solver call*: from having read the plan. *First certified plan*: a run of its own, stopped at the first plan,"
        " from the workbook to the checker's pass; its value over the final one.",
        "",
    ]
    return [*said, *table(heads, rows)]


def _first(record: Record, size: str) -> tuple[str, str]:
    first = {c.seed: row for c, row in record.named("first", size) if row["stages"]}
    final = {c.seed: last_value(row) for c, row in record.named("solve", size, "flexible")}
    over = [(last_value(row) or 0) / (final.get(seed) or 1) for seed, row in first.items() if final.get(seed)]
    return mean_way([row["seconds"] for row in first.values()]), mean_way(over, "{:.3f}")


def rivals_table(record: Record) -> list[str]:
    """Every rival beside what it is measured against."""
    rows: list[tuple[str, ...]] = []
    for case, rival in record.named("rivals"):
        ours = record.row(case.start)
        if ours is None or "values" not in ours:
            continue
        about = (case.what, case.variant)
        own = [stage_gap(ours, n) for n, _ in enumerate(ours["stages"], 1)]
        mine = (
            *about,
            "orgdesign",
            f"{ours['steps']['solve']:.0f}",
            "0",
            _beside(ours["values"], ours, own),
            _mb(ours),
        )
        rows += [] if mine in rows else [mine]
        beside = _beside(rival["values"], ours, rival["gaps"])
        rows.append((*about, case.way, f"{rival['seconds']:.0f}", str(rival["broken"]), beside, _mb(rival)))
    said = [
        "The value of each stage over that of `orgdesign` (1.00 is the same, more is worse), with the proven gap, on"
        " the same workbook and machine. The solvers take the plain model in one piece, start from the planner's plan"
        " and have the time that `orgdesign` took for solving, building the model aside. A later stage may look better"
        " where an earlier one is worse, or where rules are broken: read from the left.",
        "",
    ]
    heads = ("council", "variant or option", "way", "seconds", "rules broken", "each stage", "peak MB")
    return [*said, *table(heads, rows)]


def _beside(values: Sequence[int], ours: Row, gaps: Sequence[float]) -> str:
    """Each stage's value over ours, with its gap where one is known."""
    known = [f" (gap {per_cent(min(1.0, gap))})" for gap in gaps] or [""] * len(values)
    return ", ".join(ratio(v, o) + gap for v, o, gap in zip(values, ours["values"], known, strict=True))


def _mb(row: Row) -> str:
    return f"{row['peak_mb']:,}"


def growth_table(record: Record) -> list[str]:
    """Time for each locality as localities are added."""
    rows = []
    for count in GROWTH:
        found = record.rows("growth", str(count))
        if found:
            took = median(row["seconds"] for row in found)
            gap = per_cent(median(row_gap(row) for row in found))
            peak = f"{max(row['peak_mb'] for row in found):,}"
            rows.append((str(count), f"{took:.1f}", f"{took / count:.2f}", gap, peak))
    return table(("localities", "seconds", "for each locality", "gap at the end", "peak MB"), rows)


def failed_table(record: Record) -> list[str]:
    """The cases that ended without a finding, and why."""
    failed = [(c.key.replace(" | ", ", "), r["failed"]) for p in PARTS for c, r in record.all(p) if "failed" in r]
    return ["## Cases that found nothing", "", *table(("case", "why"), failed)] if failed else []
