"""Sharing out whole things by weight."""

from __future__ import annotations

from collections.abc import Sequence


def apportion(total: int, weights: Sequence[float], least: Sequence[int] | int = 0) -> list[int]:
    """Share ``total`` whole things by weight, each part getting its least first (largest remainders).

    Ties go to the earlier part. Raises ValueError where the least shares already exceed the total.
    """
    floors = [least] * len(weights) if isinstance(least, int) else list(least)
    spare = total - sum(floors)
    if spare < 0:
        raise ValueError(f"{total} cannot give each part its least: {sum(floors)} are needed")
    whole = sum(weights)
    exact = [spare * weight / whole for weight in weights]
    parts = [int(e) for e in exact]
    by_remainder = sorted(range(len(parts)), key=lambda i: (parts[i] - exact[i], i))
    for i in by_remainder[: spare - sum(parts)]:
        parts[i] += 1
    return [floor + part for floor, part in zip(floors, parts, strict=True)]
