"""The ways to make up teams, against every way to share posts out."""

from __future__ import annotations

from itertools import product
from random import Random

import pytest

from orgdesign.solve.compositions import Asked, compositions_of


def _shares(posts: int, teams: int) -> list[tuple[int, ...]]:
    return [share for share in product(range(posts + 1), repeat=teams) if sum(share) == posts]


@pytest.mark.parametrize("seed", range(40))
def test_ways_are_those_that_some_sharing_within_the_limit_has_with_their_least_distance(seed: int) -> None:
    chance = Random(seed)
    sizes = tuple(sorted(chance.sample([3, 5, 6, 8, 10], chance.choice([1, 2]))))
    counts = tuple(chance.randint(1, 4) for _ in sizes)
    teams = tuple(Asked(chance.randint(0, 30), chance.choice([0, 0, 7])) for _ in range(chance.choice([2, 3])))
    limit = chance.randint(0, 40)
    least: list[dict[tuple[int, ...], int]] = [{} for _ in teams]
    for shared in product(*(_shares(posts, len(teams)) for posts in counts)):
        made = list(zip(*shared, strict=True))
        fte = [team.has + sum(map(int.__mul__, sizes, way)) for team, way in zip(teams, made, strict=True)]
        away = sum(abs(has - team.target) for team, has in zip(teams, fte, strict=True))
        for known, way in zip(least, made, strict=True):
            if away <= limit:
                known[way] = min(away, known.get(way, away))
    ways = compositions_of(sizes, counts, teams, limit)
    if not least[0]:
        assert ways is None
        return
    assert ways is not None
    for team, known, mine in zip(teams, least, ways, strict=True):
        found = [tuple(way) for way in mine.counts.tolist()]
        assert dict(zip(found, mine.away.tolist(), strict=True)) == known
        assert mine.fte.tolist() == [team.has + sum(map(int.__mul__, sizes, way)) for way in found]


def test_one_way_is_left_where_fractions_would_fill_a_band() -> None:
    ways = compositions_of((10,), (20,), (Asked(39, 0), Asked(51, 0), Asked(53, 0), Asked(57, 0)), 8)
    assert ways is not None
    assert [way.fte.tolist() for way in ways] == [[40], [50], [50], [60]]


def test_too_many_ways_are_not_gone_through() -> None:
    assert compositions_of((5, 6, 8, 10), (30, 30, 30, 30), (Asked(400, 0), Asked(400, 0)), 10_000) is None
    assert compositions_of((5, 6), (90, 90), (Asked(400, 0), Asked(400, 0)), 10_000) is None
