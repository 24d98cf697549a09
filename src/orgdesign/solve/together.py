"""Independent pieces of work, two at a time, their answers in order: the same as one after another."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")
Answer = TypeVar("Answer")

AT_ONCE = 2
"""Threads; a search leaves Python's lock while it runs, and each is reproducible by itself."""


def two_at_a_time(work: Callable[[Item], Answer], items: Iterable[Item]) -> list[Answer]:
    """What the work makes of each item, in their order."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(work, items))
