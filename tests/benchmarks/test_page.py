"""The record and the page made from it."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from benchmarks.cases import GROWTH, SIZES, Case
from benchmarks.figures import per_cent, row_gap, worst_gap
from benchmarks.page import CHARTS, PAGE, write_page
from benchmarks.record import RECORD, Record
from benchmarks.targets import TARGETS, targets_table


def _solved(value: int, bound: int, seconds: float, **more: Any) -> dict[str, Any]:
    steps = dict.fromkeys(("read", "resolve", "solve", "certify", "measure", "compare", "export"), 1.0)
    return {
        "status": "within x % of best", "certified": True, "seconds": seconds, "steps": steps, "peak_mb": 400,
        "stages": [{"goals": ["need match"], "value": 5, "bound": 5},
                   {"goals": ["running cost"], "value": value, "bound": bound}],
        "values": [5, value], "building": 1.5, "beside_solver": 0.5, "models": 0.3,
        "trace": [[1.0, 1, 5, 5], [2.0, 2, value * 2, bound], [5.0, 2, value, bound]],
    } | more  # fmt: skip


def _full(folder: Path) -> Record:
    record = Record(folder / RECORD)
    for size in SIZES:
        for name in ("flexible", "fixed", "fixed-no-gains"):
            value = 1_000 if name == "flexible" else 1_020
            record.take(Case("solve", size, name, 1), _solved(value, 996, 9.0))
        record.take(Case("first", size, "flexible", 1), _solved(1_010, 900, 1.5))
    for way, seconds in (("cold", 50.0), ("warm", 1.0)):
        for case in (Case("whatif", "L", "flexible", 1, way), Case("whatif", "wigan-2010", "later", 0, way)):
            record.take(case, _solved(1_000, 996, seconds, pin="a in b"))
    for way in ("staged", "weighed"):
        record.take(Case("shipped", "wigan-2010", "later", 0, way), _solved(1_000, 1_000, 8.0))
    for count in GROWTH:
        record.take(Case("growth", str(count), "flexible", 1), _solved(1_000, 900, 2.0 * count))
    rival = {"seconds": 9.0, "values": [5, 1_100], "gaps": [0.0, 0.25], "broken": 3, "peak_mb": 300}
    record.take(Case("rivals", "S", "flexible", 1, "CP-SAT in one piece"), rival)
    record.take(
        Case("rivals", "M", "flexible", 1, "HiGHS in one piece"), {"failed": "needs more than 1 MB", "peak_mb": 2}
    )
    return record


def test_a_record_is_merged_case_by_case_and_what_failed_is_still_missing(tmp_path: Path) -> None:
    one, two = Case("solve", "S", "flexible", 1), Case("solve", "S", "flexible", 2)
    Record(tmp_path / RECORD).take(one, _solved(10, 9, 1.0))
    Record(tmp_path / RECORD).take(two, {"failed": "broken", "peak_mb": 1})
    again = Record(tmp_path / RECORD)
    assert one in again
    assert two not in again
    again.take(two, _solved(10, 9, 1.0))
    assert len(Record(tmp_path / RECORD).rows("solve", "S")) == 2


def test_every_target_is_judged_from_a_full_record(tmp_path: Path) -> None:
    record = _full(tmp_path)
    seen = {target.what: target.seen(record) for target in TARGETS}
    assert all(one.met is not None for one in seen.values())
    missed = {what for what, one in seen.items() if not one.met}
    assert missed == {"M fixed sizes, with gains", "L fixed sizes, no gains", "L fixed sizes, with gains",
                      "building, reading to first solver call at L"}  # fmt: skip
    assert seen["what-if, one pin, a locality of L"].words == (
        "2.0 % of the cold time; same as cold where both are proven 1 of 1, at every priority 1"
    )
    assert seen["XL"].met
    assert seen["growth, time for each locality from 5 to 44"].met


def test_nothing_is_judged_from_an_empty_record(tmp_path: Path) -> None:
    rows = targets_table(Record(tmp_path / RECORD))
    assert len(rows) == len(TARGETS) + 2
    assert all("| not measured | - |" in row for row in rows[2:])


def test_a_wider_gap_misses_the_target(tmp_path: Path) -> None:
    record = Record(tmp_path / RECORD)
    record.take(Case("solve", "S", "flexible", 1), _solved(1_000, 700, 9.0))
    assert any("| 30.0 % at 15 s; 30.0 % in 9 s | no |" in row for row in targets_table(record))


def test_the_gap_by_a_time_is_all_of_it_before_the_weighed_stage_has_one() -> None:
    row = _solved(1_000, 900, 20.0)
    assert row_gap(row, 1.5) == 1.0
    assert row_gap(row, 3.0) == (2_000 - 900) / 2_000
    assert row_gap(row, 20.0) == row_gap(row) == 0.1
    assert worst_gap(row, 1.5) == 1.0
    assert row_gap({"stages": [], "seconds": 1.0, "trace": []}) == 1.0


def test_a_gap_is_never_said_to_be_less_than_it_is() -> None:
    assert per_cent(0.00991) == "1.00 %"
    assert per_cent(0.0501) == "5.1 %"
    assert per_cent(0.0) == "0.00 %"


def test_the_page_holds_every_section_and_its_charts_are_well_formed(tmp_path: Path) -> None:
    write_page(_full(tmp_path), tmp_path)
    text = (tmp_path / PAGE).read_text(encoding="utf-8")
    for target in TARGETS:
        assert f"| {target.what} |" in text
    assert "| S | flexible | CP-SAT in one piece | 9 | 3 | 1.00 (gap 0.00 %), 1.10 (gap 25.0 %) | 300 |" in text
    assert "| rivals, M, flexible, 1, HiGHS in one piece | needs more than 1 MB |" in text
    assert "| 44 | 88.0 | 2.00 | 10.0 % | 400 |" in text
    names = {path.stem for path in (tmp_path / CHARTS).iterdir()}
    assert names == {"gaps", "rivals", "growth"}
    for name in names:
        assert f"]({CHARTS}/{name}.svg)" in text
        assert ElementTree.parse(tmp_path / CHARTS / f"{name}.svg").getroot().tag.endswith("svg")


def test_the_same_record_makes_the_same_page_and_charts(tmp_path: Path) -> None:
    for folder in (tmp_path / "one", tmp_path / "two"):
        write_page(_full(folder), folder)
    files = [path.relative_to(tmp_path / "one") for path in (tmp_path / "one").rglob("*") if path.is_file()]
    assert len(files) == 5
    assert all((tmp_path / "one" / f).read_bytes() == (tmp_path / "two" / f).read_bytes() for f in files)
