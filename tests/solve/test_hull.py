"""Edges of convex hulls, against every pair of points."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest

from orgdesign.solve.hull import Edge, around, below


def _points(seed: int) -> list[tuple[int, int]]:
    chance = Random(seed)
    return [(chance.randint(-6, 6), chance.randint(-20, 20)) for _ in range(chance.randint(1, 12))]


def _least(points: list[tuple[int, int]], x: int) -> Fraction:
    """The lowest point over x on a line between two of the points."""
    lines = [
        Fraction(y) + Fraction((x - a) * (z - y), b - a) for a, y in points for b, z in points if a <= x <= b and a < b
    ]
    return min([*lines, *(Fraction(y) for a, y in points if a == x)])


def _over(edge: Edge, x: int) -> Fraction:
    return Fraction(edge.slope * x + edge.level, edge.rise)


@pytest.mark.parametrize("seed", range(60))
def test_edges_below_are_the_lower_hull_and_no_lower(seed: int) -> None:
    points = _points(seed)
    edges = below(points)
    columns = {x for x, _ in points}
    assert bool(edges) == (len(columns) > 1)
    for x in range(min(columns), max(columns) + 1) if edges else ():
        assert max(_over(edge, x) for edge in edges) == _least(points, x)


@pytest.mark.parametrize("seed", range(60))
def test_every_point_keeps_every_edge_around_and_two_touch_each(seed: int) -> None:
    points = _points(seed)
    for rise, slope, level in around(points):
        over = [rise * y - slope * x - level for x, y in points]
        assert min(over) == 0
        assert len({point for point, more in zip(points, over, strict=True) if not more}) > 1
