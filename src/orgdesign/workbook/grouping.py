"""Near-identical problems put together for the screen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from orgdesign.errors import Problem


class Group(NamedTuple):
    """One problem, how often it stands, and where."""

    problem: Problem
    times: int
    places: tuple[str, ...]


def group(problems: Iterable[Problem]) -> list[Group]:
    """Problems of the same kind in the same column that ask for the same; each group at its first place."""
    found: dict[tuple[str, ...], list[Problem]] = {}
    for problem in problems:
        key = (problem.severity, problem.code, problem.sheet, problem.column, problem.expected, problem.suggestion)
        found.setdefault(key, []).append(problem)
    return [Group(alike[0], len(alike), tuple(p.place for p in alike)) for alike in found.values()]
