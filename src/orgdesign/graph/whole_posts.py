"""Whether whole posts can be dealt out so that every locality gets what it lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

STEPS = 5_000
"""How many ways are tried before the question is given up as undecided."""


class _GivenUp(Exception):  # noqa: N818 - not an error: the search stops
    pass


def can_deal(posts: Sequence[int], lacking: Sequence[int]) -> bool | None:
    """Tell whether posts can be dealt out so that each locality gets at least what it lacks; None if undecided.

    ``posts`` are the FTE of posts that may serve any locality, ``lacking`` what each locality still needs, both in
    ten-thousandths of an FTE. A quick dealing is tried first, then every way up to ``STEPS``.
    """
    needs = tuple(sorted((need for need in lacking if need > 0), reverse=True))
    if _cannot(posts, needs):
        return False
    if _dealt(posts, needs) or _dealt(posts, needs[::-1]):
        return True
    try:
        return _every_way(posts, needs)
    except _GivenUp:
        return None


def _cannot(posts: Sequence[int], needs: Sequence[int]) -> bool:
    """Too little FTE in all, or too few posts even if all were as large as the largest."""
    if not needs:
        return False
    if not posts or sum(posts) < sum(needs):
        return True
    largest = max(posts)
    return len(posts) < sum(-(-need // largest) for need in needs)


def _dealt(posts: Sequence[int], needs: Sequence[int]) -> bool:
    """Fill each locality with the largest posts that fit, and close it with the smallest that reaches its need."""
    left = sorted(posts, reverse=True)
    for need in needs:
        missing, kept = need, []
        for fte in left:
            if fte <= missing:
                missing -= fte
            else:
                kept.append(fte)
        left = kept
        if missing:
            if not left:
                return False
            left.remove(min(left))
    return True


def _every_way(posts: Sequence[int], needs: tuple[int, ...]) -> bool:
    sizes = tuple(sorted(Counter(posts), reverse=True))
    held = Counter(posts)
    steps = 0

    @cache
    def fill(at: int, missing: int, kind: int, left: tuple[int, ...]) -> bool:
        """Fill locality ``at`` with posts of size ``kind`` or smaller, then the rest."""
        nonlocal steps
        steps += 1
        if steps > STEPS:
            raise _GivenUp
        if missing <= 0:
            return at + 1 == len(needs) or fill(at + 1, needs[at + 1], 0, left)
        for next_kind in range(kind, len(sizes)):
            if left[next_kind]:
                fewer = (*left[:next_kind], left[next_kind] - 1, *left[next_kind + 1 :])
                if fill(at, missing - sizes[next_kind], next_kind, fewer):
                    return True
        return False

    return fill(0, needs[0], 0, tuple(held[size] for size in sizes))
