"""Measure and write RESULTS.md: make bench, or a part of it: python -m benchmarks --only S --seeds 1.

Everything takes hours: a case of S, M, L or XL stops after 1, 2, 7 or 14 minutes, a rival has the same again. What is
measured is merged into results.json case by case, so that it can be done in pieces and broken off: python -m benchmarks
--missing --within 600 goes on where the last left off, and begins no case after ten minutes. A case uses two cores, so
run one at a time, on a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from benchmarks.asked import Asked
from benchmarks.cases import MEASURED, PARTS, RIVALS, SIZES, Case, chosen
from benchmarks.instances import Instances
from benchmarks.page import write_page
from benchmarks.processes import measured
from benchmarks.record import RECORD, Record
from benchmarks.weighing import VARIANTS

HOME = Path(__file__).parent
WORK = Path("out") / "bench"
MOST_MB = 16_000
RIVAL_SECONDS = 60.0
"""The time of a rival where the case that it is put beside was not measured."""


def options(words: list[str]) -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--only", nargs="+", default=[], metavar="WHAT", help=f"{', '.join(SIZES)}, growth, shipped...")
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS, help="kinds of cases")
    parser.add_argument("--variants", nargs="+", choices=VARIANTS, default=MEASURED, help="of the named sizes")
    parser.add_argument("--seeds", type=int, help="how many councils of a size (each size has its own number)")
    parser.add_argument("--effort", type=float, help="search effort, instead of the product's own")
    parser.add_argument("--memory-mb", type=int, help="memory limit of the product, instead of its own")
    parser.add_argument("--fast", action="store_true", help="search by the clock on both cores, not reproducibly")
    parser.add_argument("--stop-after", type=float, metavar="SECONDS", help="stop a case, instead of its own time")
    parser.add_argument("--missing", action="store_true", help="leave out what the record has already")
    parser.add_argument("--within", type=float, metavar="SECONDS", help="begin no case after so long")
    parser.add_argument("--most-mb", type=int, default=MOST_MB, help="end a case that needs more memory")
    parser.add_argument("--list", action="store_true", help="say what would be measured")
    parser.add_argument("--into", type=Path, default=HOME, metavar="FOLDER", help="where record and page are kept")
    parser.add_argument("--page", action="store_true", help="only write the page again from the record")
    return parser.parse_args(words)


def asked_of(case: Case, wanted: argparse.Namespace, instances: Instances, record: Record) -> Asked:
    """A case as its process is asked to measure it."""
    beside = record.row(case.start)
    return Asked(
        part=case.part,
        way=case.way,
        workbook=str(instances.workbook(case).absolute()),
        option=case.option,
        fixed=case.fixed,
        stop_after=wanted.stop_after or case.stop_after,
        effort=wanted.effort,
        memory_mb=wanted.memory_mb,
        fast=wanted.fast,
        keep=str(instances.results(case).absolute()) if case.part in {"solve", "shipped"} else "",
        start=str(instances.results(case.start).absolute()),
        seconds=(beside["steps"]["solve"] if beside else RIVAL_SECONDS) if case.way in RIVALS else 0.0,
        export=case.part in {"solve", "shipped"} and case.variant in {"flexible", case.option},
    )


def run(cases: list[Case], wanted: argparse.Namespace, record: Record) -> None:
    """Measure the cases one after another, telling how each went."""
    instances = Instances(WORK)
    begun = time.monotonic()
    for number, case in enumerate(cases, 1):
        if wanted.within is not None and time.monotonic() - begun > wanted.within:
            sys.stderr.write(f"{len(cases) - number + 1} cases not begun: run again with --missing\n")
            return
        sys.stderr.write(f"[{number}/{len(cases)}] {case.key} ... ")
        sys.stderr.flush()
        started = time.monotonic()
        found = measured(asked_of(case, wanted, instances, record), wanted.most_mb)
        record.take(case, found)
        sys.stderr.write(f"{_went(found)} ({time.monotonic() - started:.0f} s in all)\n")


def _went(found: dict[str, object]) -> str:
    if "failed" in found:
        return f"FAILED: {found['failed']}"
    return f"{found['seconds']} s, {found.get('status', '')} {found['peak_mb']} MB"


def main(words: list[str]) -> None:
    """Measure what is asked for and write the page."""
    wanted = options(words)
    record = Record(wanted.into / RECORD)
    cases = chosen(wanted.only, wanted.parts, wanted.seeds, wanted.variants)
    if wanted.missing:
        cases = [case for case in cases if case not in record]
    if wanted.list:
        sys.stdout.write("".join(f"{case.key}\n" for case in cases))
        return
    if not wanted.page:
        run(cases, wanted, record)
    write_page(record, wanted.into)


if __name__ == "__main__":
    main(sys.argv[1:])
