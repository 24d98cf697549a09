"""A save that fails or is cut off leaves the last good version."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from orgdesign.errors import UnreadableError, UnsavedError
from orgdesign.plan import Plan
from orgdesign.workbook import inspect, read_plan, save_atomically, write_folder, write_workbook
from orgdesign.workbook.journal import folder_files, save_files
from orgdesign.workbook.limits import DEFAULT_LIMITS
from tests.plan.tiny import tiny_plan


def newer() -> Plan:
    plan = tiny_plan()
    return plan.with_rows(posts=[type(post)(**{**dict(post), "role": "New"}) for post in plan.posts])


def _writes(text: str) -> Callable[[Path], None]:
    def write(draft: Path) -> None:
        draft.write_text(text)

    return write


def test_a_new_file_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    for text in ("one", "two"):
        save_atomically(path, _writes(text))
        assert path.read_text() == text
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]


def test_a_save_that_fails_half_way_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")

    def fail(draft: Path) -> None:
        draft.write_text("ne")
        raise OSError(28, "No space left on device")

    with pytest.raises(UnsavedError, match=r"a\.txt could not be saved: No space left on device\. Nothing was changed"):
        save_atomically(path, fail)
    assert path.read_text() == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]


def test_a_mistake_while_writing_is_passed_on_and_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")

    def fail(draft: Path) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        save_atomically(path, fail)
    assert path.read_text() == "old"


def test_a_saved_file_can_be_read_by_those_who_could_read_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    path.chmod(0o640)
    save_atomically(path, _writes("new"))
    assert path.stat().st_mode & 0o777 == 0o640


class DiskFull:
    """Lets ``after`` calls through and then refuses, as a full disk would."""

    def __init__(self, after: int) -> None:
        self.left = after

    def step(self) -> None:
        if self.left == 0:
            raise OSError(28, "No space left on device")
        self.left -= 1


@pytest.fixture
def full_after(monkeypatch: pytest.MonkeyPatch) -> Iterator[DiskFull]:
    disk = DiskFull(-1)
    for name in ("write_bytes", "replace", "rename", "mkdir"):
        original = getattr(Path, name)

        def refuse(self: Path, *given: object, _original: object = original, **more: object) -> object:
            disk.step()
            return _original(self, *given, **more)  # type: ignore[operator]

        monkeypatch.setattr(Path, name, refuse)
    yield disk


def test_a_folder_is_old_or_new_whichever_step_of_a_save_fails(tmp_path: Path, full_after: DiskFull) -> None:
    old, new = {"a.csv": b"old", "b.csv": b"old"}, {"a.csv": b"new", "b.csv": b"new"}
    outcomes = []
    for step in range(12):
        full_after.left = -1
        folder = tmp_path / str(step)
        save_files(folder, old)
        full_after.left = step
        try:
            save_files(folder, new)
        except UnsavedError:
            outcomes.append("failed")
        else:
            outcomes.append("saved")
        full_after.left = -1
        found = folder_files(folder, DEFAULT_LIMITS)
        assert found in (old, new)
        save_files(folder, new)
        assert folder_files(folder, DEFAULT_LIMITS) == new
    assert outcomes[0] == "failed"
    assert outcomes[-1] == "saved"


def test_a_file_edited_after_a_save_was_cut_off_is_the_one_read(tmp_path: Path) -> None:
    write_folder(tiny_plan(), tmp_path)
    pending = tmp_path / ".saving"
    pending.mkdir()
    (pending / "posts.csv").write_text("half\n")
    later = (pending / "posts.csv").stat().st_mtime + 10
    os.utime(tmp_path / "posts.csv", (later, later))
    assert read_plan(tmp_path) == tiny_plan()


def test_drafts_of_saves_cut_off_long_ago_are_thrown_away(tmp_path: Path) -> None:
    stale, fresh = tmp_path / ".saving-00000000", tmp_path / ".saving-11111111"
    stale.mkdir()
    fresh.mkdir()
    os.utime(stale, (0, 0))
    save_files(tmp_path, {"a.csv": b"new"})
    assert not stale.exists()
    assert fresh.exists()


def test_a_save_that_counts_but_is_not_finished_says_so_and_is_what_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, target: Path) -> Path:
        raise OSError(5, "Input/output error")

    save_files(tmp_path, {"a.csv": b"old"})
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(UnsavedError, match="was only half saved"):
        save_files(tmp_path, {"a.csv": b"new"})
    assert folder_files(tmp_path, DEFAULT_LIMITS) == {"a.csv": b"new"}


def test_a_folder_that_keeps_changing_is_not_read_as_a_mixture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_folder(tiny_plan(), tmp_path)
    original = Path.read_bytes

    def meddle(self: Path) -> bytes:
        (tmp_path / "posts.csv").write_text("id\n" * (len(original(tmp_path / "posts.csv")) // 3 + 1))
        return original(self)

    monkeypatch.setattr(Path, "read_bytes", meddle)
    with pytest.raises(UnreadableError, match="keeps changing"):
        inspect(tmp_path)


@pytest.mark.parametrize("form", ["workbook", "folder"])
def test_a_save_killed_at_any_moment_leaves_a_whole_plan(tmp_path: Path, form: str) -> None:
    target = tmp_path / ("plan.xlsx" if form == "workbook" else "plan")
    write = write_workbook if form == "workbook" else write_folder
    write(tiny_plan(), target)
    script = textwrap.dedent(
        f"""
        from pathlib import Path
        from orgdesign.workbook import write_folder, write_workbook
        from tests.workbook.test_save import newer, tiny_plan
        target, plans = Path({str(target)!r}), (newer(), tiny_plan())
        print("ready", flush=True)
        while True:
            for plan in plans:
                write_{form}(plan, target)
        """
    )
    writer = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, cwd=Path(__file__).parents[2])
    try:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"ready\n"
        with pytest.raises(subprocess.TimeoutExpired):
            writer.wait(0.7)
    finally:
        writer.kill()
        writer.wait()
    assert read_plan(target) in (tiny_plan(), newer())
