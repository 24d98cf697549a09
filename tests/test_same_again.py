"""The same inputs give the same answer, to the byte, whatever the order they come in."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from orgdesign.generate import generate_sized
from orgdesign.pipeline import canonical_bytes, load, results_json, solve_options
from orgdesign.plan import Plan
from orgdesign.solve import Limits
from orgdesign.workbook import write_workbook

LIMITS = Limits(effort=0.1)


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("council") / "council.xlsx"
    write_workbook(generate_sized(localities=2, services=5, posts=20, properties=7, seed=3), path)
    return path


def _answer(plan: Plan) -> bytes:
    return canonical_bytes(results_json(solve_options(plan, limits=LIMITS)))


def _shuffled(path: Path, seed: int, out: Path) -> Path:
    """The same workbook with its sheets, columns and rows in another order."""
    draw = random.Random(seed)
    source = load_workbook(path)
    target = Workbook()
    target.remove(target.worksheets[0])
    for sheet in draw.sample(source.worksheets, len(source.worksheets)):
        rows = [list(row) for row in sheet.iter_rows(values_only=True)]
        order = draw.sample(range(len(rows[0])), len(rows[0])) if rows else []
        body = draw.sample(rows[1:], len(rows) - 1) if rows else []
        copy = target.create_sheet(sheet.title)
        for row in [*rows[:1], *body]:
            copy.append([row[i] for i in order])
    target.save(out)
    return out


def test_twenty_shuffles_of_sheets_columns_and_rows_give_the_same_bytes(council: Path, tmp_path: Path) -> None:
    plan = load(council)
    wanted = _answer(plan)
    for seed in range(20):
        shuffled = load(_shuffled(council, seed, tmp_path / f"shuffled-{seed}.xlsx"))
        assert shuffled.fingerprint == plan.fingerprint
        assert _answer(shuffled) == wanted


def test_fresh_processes_with_other_hash_seeds_give_the_same_bytes(council: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from orgdesign.pipeline import *; from orgdesign.solve import Limits;"
        " sys.stdout.buffer.write(canonical_bytes(results_json("
        "solve_options(load(Path(sys.argv[1])), limits=Limits(effort=0.1)))))"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", code, str(council)],
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in (0, 1, 12345)
    }
    assert answers == {_answer(load(council))}
