"""The convex hull of points in the plane, as rows of whole numbers.

Source: A. M. Andrew, "Another efficient algorithm for convex hulls in two dimensions", Information Processing Letters
9(5), 1979.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

Point = tuple[int, int]


class Edge(NamedTuple):
    """``rise * y >= slope * x + level`` holds for every point; ``rise`` is above zero where the edge is below them."""

    rise: int
    slope: int
    level: int


def below(points: Iterable[Point]) -> list[Edge]:
    """The edges below the points, left to right; none for points above one another."""
    least: dict[int, int] = {}
    for x, y in points:
        least[x] = min(y, least.get(x, y))
    corners: list[Point] = []
    for point in sorted(least.items()):
        while len(corners) > 1 and not _turns_left(corners[-2], corners[-1], point):
            corners.pop()
        corners.append(point)
    return [_edge(one, two) for one, two in pairwise(corners)]


def around(points: Iterable[Point]) -> list[Edge]:
    """The edges below and above the points."""
    known = list(points)
    return below(known) + [Edge(-rise, slope, level) for rise, slope, level in below((x, -y) for x, y in known)]


def _turns_left(one: Point, two: Point, three: Point) -> bool:
    return (two[0] - one[0]) * (three[1] - one[1]) > (two[1] - one[1]) * (three[0] - one[0])


def _edge(one: Point, two: Point) -> Edge:
    rise, slope = two[0] - one[0], two[1] - one[1]
    level = rise * one[1] - slope * one[0]
    shared = math.gcd(rise, slope, level)
    return Edge(rise // shared, slope // shared, level // shared)
