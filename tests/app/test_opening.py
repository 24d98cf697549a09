"""Opening plans: saved results are checked again, and what is not shown is said."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from orgdesign.app.opening import SAVED, Origin, first_plan, opened_upload, read_upload
from orgdesign.errors import PlanError, UnreadableError
from orgdesign.plan import Plan
from orgdesign.workbook import workbook_bytes, write_folder
from tests.builders import a_plan, a_post, a_property


@pytest.fixture
def copy(small_folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(small_folder, tmp_path / "copy"))


def test_a_folder_opens_with_its_results_checked_again(small_folder: Path) -> None:
    opened = first_plan(str(small_folder))
    assert opened.origin is Origin.FILE
    assert [s.result.certified for s in opened.solved] == [True, True]
    assert opened.remark == ""


def test_a_folder_without_results_says_so(copy: Path) -> None:
    (copy / SAVED).unlink()
    opened = first_plan(str(copy))
    assert not opened.solved
    assert "No results are saved" in opened.remark


def test_results_of_an_earlier_state_of_the_plan_are_not_shown(copy: Path, small_plan: Plan) -> None:
    fewer = small_plan.with_rows(requests=small_plan.requests[1:])
    write_folder(fewer, copy)
    opened = first_plan(str(copy))
    assert not opened.solved
    assert "solve again" in opened.remark


def test_results_that_were_altered_are_not_shown(copy: Path) -> None:
    data = json.loads((copy / SAVED).read_text(encoding="utf-8"))
    data["result"][0]["amounts"]["moves"] += 1
    (copy / SAVED).write_text(json.dumps(data), encoding="utf-8")
    opened = first_plan(str(copy))
    assert not opened.solved
    assert "Its saved results are not shown" in opened.remark


@pytest.mark.parametrize("text", ["", "[]", '{"format": "orgdesign results 1"}', '{"format": "another"}'])
def test_damaged_results_are_not_shown(copy: Path, text: str) -> None:
    (copy / SAVED).write_text(text, encoding="utf-8")
    opened = first_plan(str(copy))
    assert not opened.solved
    assert opened.remark


def test_an_uploaded_workbook_becomes_an_equal_plan() -> None:
    plan = a_plan()
    opened = opened_upload(read_upload("../evil\\..\\plan.xlsx", workbook_bytes(plan)))
    assert opened.plan == plan
    assert opened.name == "plan.xlsx"


def test_an_upload_with_errors_is_read_but_not_opened() -> None:
    plan = a_plan(posts=[a_post(base="nowhere")], properties=[a_property()])
    reading = read_upload("plan.xlsx", workbook_bytes(plan))
    assert [p.place for p in reading.errors] == ["Posts!K2"]
    with pytest.raises(PlanError):
        opened_upload(reading)


def test_what_is_no_workbook_is_refused() -> None:
    with pytest.raises(UnreadableError, match="not an Excel workbook"):
        read_upload("plan.xlsx", b"just some text")
