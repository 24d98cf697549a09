"""Circles among rows of which each points to one other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_NAMED = 8


def circles(above: Mapping[str, str]) -> list[Sequence[str]]:
    """Every circle once, each from its first member in the order of ``above``."""
    order = {name: rank for rank, name in enumerate(above)}
    found: list[Sequence[str]] = []
    done: set[str] = set()
    for start in above:
        path: dict[str, int] = {}
        current: str | None = start
        while current is not None and current not in done and current not in path:
            path[current] = len(path)
            current = above.get(current)
        if current is not None and current in path:
            circle = list(path)[path[current] :]
            first = circle.index(min(circle, key=order.__getitem__))
            found.append([*circle[first:], *circle[:first]])
        done.update(path)
    return found


def described(circle: Sequence[str]) -> str:
    """The circle in words, a long one shortened."""
    shown = [*circle[:_NAMED], "…"] if len(circle) > _NAMED else list(circle)
    return " → ".join([*shown, circle[0]])
