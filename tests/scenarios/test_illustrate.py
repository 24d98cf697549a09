"""What is made up for Peterborough can be made again, to the byte."""

from __future__ import annotations

import runpy
from collections.abc import Callable
from pathlib import Path

import pytest

from orgdesign.plan import Plan

MADE_UP = ("needs", "posts", "properties")


@pytest.fixture(scope="module")
def illustrate(folder: Path) -> Callable[[Path], None]:
    """The script's main function."""
    main: Callable[[Path], None] = runpy.run_path(str(folder / "illustrate.py"))["main"]
    return main


def test_the_script_writes_the_shipped_tables_again_and_no_others(
    illustrate: Callable[[Path], None], folder: Path, tmp_path: Path
) -> None:
    illustrate(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {f"{table}.csv" for table in MADE_UP}
    for table in MADE_UP:
        assert (tmp_path / f"{table}.csv").read_bytes() == (folder / f"{table}.csv").read_bytes(), table


def test_nobody_manages_themselves_and_partners_staff_who_stay_say_why(peterborough: Plan) -> None:
    assert all(post.manager != post.id for post in peterborough.posts)
    fixed = [post for post in peterborough.posts if not post.movable]
    assert fixed
    assert all(post.employer != "council" and post.not_movable_because and not post.vacant for post in fixed)


def test_posts_of_a_service_have_few_bases_so_that_like_posts_are_counted_together(peterborough: Plan) -> None:
    bases: dict[str, set[str]] = {}
    for post in peterborough.posts:
        bases.setdefault(post.service, set()).add(post.base or "")
    assert max(map(len, bases.values())) <= 7
    alike = {(p.service, p.base, p.fte, p.vacant, p.movable) for p in peterborough.posts}
    assert len(alike) <= len(peterborough.posts) / 2
