"""M1, M2 and M9: the order of a plan's rows, its ids and the form it is kept in say nothing."""

from __future__ import annotations

import csv
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from orgdesign.pipeline import canonical_bytes, results_json, solve_options
from orgdesign.plan import Plan
from orgdesign.workbook import read_plan, write_folder, write_workbook
from tests.metamorphic.drawn import EFFORT, Case, a_case, answer, changed, worth
from tests.metamorphic.renamed import design_renamed, prefixed, renamed, reversed_order


def said(plan: Plan) -> bytes:
    return canonical_bytes(results_json(solve_options(plan, limits=EFFORT)))


# M1: order


@pytest.mark.parametrize("seed", range(15))
def test_rows_in_another_order_give_the_same_answer_to_the_byte(seed: int) -> None:
    plan, draw = a_case("M1", seed).plan, random.Random(seed)
    tables = {name: draw.sample(rows, len(rows)) for name, rows in plan.tables().items()}
    shuffled = Plan.of(dict(draw.sample(list(tables.items()), len(tables))))
    assert said(shuffled) == said(plan)


@pytest.mark.parametrize("seed", range(100, 106))
def test_rows_and_columns_of_files_in_another_order_give_the_same_answer_to_the_byte(seed: int, tmp_path: Path) -> None:
    plan, draw = a_case("M1", seed).plan, random.Random(seed)
    write_folder(plan, tmp_path / "plan")
    moved = 0
    for path in (tmp_path / "plan").rglob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            head, *body = list(csv.reader(file))
        order = draw.sample(range(len(head)), len(head))
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([row[i] for i in order] for row in [head, *draw.sample(body, len(body))])
        moved += order != sorted(order)
    assert moved > 5
    assert said(read_plan(tmp_path / "plan")) == said(plan)


@pytest.mark.parametrize("seed", range(200, 204))
def test_sheets_in_another_order_give_the_same_answer_to_the_byte(seed: int, tmp_path: Path) -> None:
    plan, draw = a_case("M1", seed).plan, random.Random(seed)
    write_workbook(plan, tmp_path / "plan.xlsx")
    source, target = load_workbook(tmp_path / "plan.xlsx"), Workbook()
    target.remove(target.worksheets[0])
    for sheet in draw.sample(source.worksheets, len(source.worksheets)):
        head, *body = [list(row) for row in sheet.iter_rows(values_only=True)]
        copy = target.create_sheet(sheet.title)
        for row in [head, *draw.sample(body, len(body))]:
            copy.append(row)
    target.save(tmp_path / "shuffled.xlsx")
    assert said(read_plan(tmp_path / "shuffled.xlsx")) == said(plan)


# M2: names


def prefixes_change_nothing(seed: int) -> None:
    case = a_case("M2", seed)
    names = prefixed(case.plan, "z")
    before, after = answer(case), answer(renamed(case, names))
    assert worth(after) == worth(before)
    if before.design is not None and after.design is not None:
        assert design_renamed(before.design, names).to_dict() == design_renamed(after.design, {}).to_dict()


@pytest.mark.parametrize("start", range(0, 30, 10))
def test_other_ids_in_the_same_order_give_the_same_plan_once_renamed_back(start: int) -> None:
    for seed in range(start, start + 10):
        prefixes_change_nothing(seed)


@settings(max_examples=6, deadline=None)
@given(st.integers(1_000, 10**6))
def test_other_ids_in_the_same_order_give_the_same_plan_whatever_the_plan(seed: int) -> None:
    prefixes_change_nothing(seed)


@pytest.mark.parametrize("start", range(0, 30, 10))
def test_other_ids_in_the_opposite_order_give_a_plan_of_the_same_worth(start: int) -> None:
    compared = 0
    for seed in range(start, start + 10):
        case = both_ways(a_case("M2", seed))
        names = reversed_order(case.plan)
        other = renamed(case, names)
        if targets(case, names) == targets(other, {}):
            compared += 1
            assert worth(answer(other)) == worth(answer(case))
    assert compared >= 8


def both_ways(case: Case) -> Case:
    """The case with travel the same in both directions: linked teams stand in order of id, which turns round."""
    rows = {frozenset((row.origin, row.destination)): row for row in case.plan.travel}
    back = [changed(row, origin=row.destination, destination=row.origin) for row in rows.values()]
    return case.with_rows(travel=[*rows.values(), *back])


def targets(case: Case, names: dict[str, str]) -> dict[str, tuple[int | None, int]]:
    """Need target and share of each team: equal remainders go by id, so that a few are not those of other ids."""
    return {
        f"{names.get(t.service, t.service)} {names.get(t.locality or '', t.locality)}": (t.target, t.share)
        for t in case.brief.teams
    }


# M9: forms


def through_workbook(plan: Plan, folder: Path) -> Plan:
    write_workbook(plan, folder / "plan.xlsx")
    return read_plan(folder / "plan.xlsx")


def through_folder(plan: Plan, folder: Path) -> Plan:
    write_folder(plan, folder / "plan")
    return read_plan(folder / "plan")


def through_both(plan: Plan, folder: Path) -> Plan:
    return through_folder(through_workbook(plan, folder), folder)


@pytest.mark.parametrize("through", [through_workbook, through_folder, through_both])
@pytest.mark.parametrize("seed", range(5))
def test_a_plan_written_and_read_again_gives_the_same_answer_to_the_byte(
    through: Callable[[Plan, Path], Plan], seed: int, tmp_path: Path
) -> None:
    plan = a_case("M9", seed).plan
    again = through(plan, tmp_path)
    assert again == plan
    assert said(again) == said(plan)
