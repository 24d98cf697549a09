"""The split nearest to need: against every way to share out posts, and against a search."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from random import Random

import numpy as np
import pytest

from orgdesign.brief import Brief, make_brief
from orgdesign.plan.requests import Kind
from orgdesign.plan.services import ServiceClass
from orgdesign.rules.register import in_force
from orgdesign.solve import Control, Limits, nearest, split
from orgdesign.solve.model import decisions
from orgdesign.solve.nearest import Counts, Wanted
from orgdesign.solve.search import search
from orgdesign.solve.split_exactly import SPLIT_RULES, split_exactly
from tests.strategies import class_meant, tiny_plan

SIZES = (10_000, 8_000, 5_000, 3_700)
KINDS = (Kind.PIN_LOCALITY, Kind.FTE_FLOOR, Kind.PIN_BASE, Kind.CASELOAD_CAP)


def _drawn(seed: int) -> tuple[list[int], list[int], list[Wanted]]:
    """Sizes, how many there are of each, and teams."""
    chance = Random(f"nearest {seed}")
    sizes = sorted(chance.sample(SIZES, chance.randint(1, 3)))
    count = [chance.randint(0, 4) for _ in sizes]
    least = chance.choice((0, 3_700, 9_000))
    beside = [chance.choice((0, 0, 6_000)) for _ in range(3)]
    teams = [Wanted(chance.choice((None, chance.randint(0, 30_000))), least, has, empty=not has) for has in beside]
    return sizes, count, teams


def _ways(sizes: Sequence[int], count: Sequence[int], teams: Sequence[Wanted]) -> Iterator[tuple[int, Counts]]:
    """Every split that keeps what it must, with its distance from need."""
    by_kind = [[w for w in itertools.product(range(n + 1), repeat=len(teams)) if sum(w) == n] for n in count]
    for way in itertools.product(*by_kind):
        counts = np.array(way, dtype=np.int64).T
        fte = [t.has + int(row @ np.array(sizes)) for t, row in zip(teams, counts, strict=True)]
        if all(f >= t.least and (r.any() or not t.empty) for f, t, r in zip(fte, teams, counts, strict=True)):
            yield sum(abs(f - t.target) for f, t in zip(fte, teams, strict=True) if t.target is not None), counts


@pytest.mark.parametrize("seed", range(150))
def test_it_is_the_least_of_all_splits_from_whichever_it_begins(seed: int) -> None:
    sizes, count, teams = _drawn(seed)
    ways = list(_ways(sizes, count, teams))
    if not ways:
        assert nearest.nearest(sizes, count, teams, np.zeros((len(teams), len(sizes)), dtype=np.int64)) is None
        return
    least = min(away for away, _ in ways)
    for _, begun in (min(ways, key=lambda way: way[0]), max(ways, key=lambda way: way[0]), ways[0]):
        found = nearest.nearest(sizes, count, teams, begun)
        assert found is not None
        assert (found.value, found.bound) == (least, least)
        assert any((found.counts == counts).all() and away == least for away, counts in ways)


@pytest.mark.parametrize("most", [0, 1, 40, 300])
def test_cut_short_it_gives_a_split_and_claims_no_more_than_is_so(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nearest, "MOST_WORK", most)
    left_open = 0
    for seed in range(80):
        sizes, count, teams = _drawn(seed)
        ways = list(_ways(sizes, count, teams))
        if ways:
            found = nearest.nearest(sizes, count, teams, ways[0][1])
            assert found is not None
            assert found.bound <= min(away for away, _ in ways) <= found.value
            assert any((found.counts == counts).all() and away == found.value for away, counts in ways)
            left_open += found.bound < found.value
    assert left_open > 0 or most > 40


def test_with_too_many_options_to_write_down_it_gives_none(monkeypatch: pytest.MonkeyPatch) -> None:
    teams = [Wanted(12_000, 0, 0, empty=True), Wanted(9_000, 0, 0, empty=True)]
    begun = np.array([[3, 0], [0, 2]], dtype=np.int64)
    assert nearest.nearest([5_000, 10_000], [3, 2], teams, begun) is not None
    monkeypatch.setattr(nearest, "MOST_OPTIONS", 3)
    assert nearest.nearest([5_000, 10_000], [3, 2], teams, begun) is None


def _parts(seed: int) -> Iterator[Brief]:
    """The core services of a tiny plan, each by itself."""
    plan = tiny_plan(seed, localities=2 + seed % 2, services=2, posts=7, properties=4, kinds=KINDS)
    brief = make_brief(plan, "o1", {s.id: class_meant(plan, s.id) for s in plan.services})
    for service in sorted(brief.teams_by_service):
        if brief.classes[service] is ServiceClass.CORE:
            part, _ = split._alike(brief, split._alone(brief, service))
            yield part


def test_a_service_split_exactly_is_what_a_search_proves_and_keeps_every_rule_of_splits() -> None:
    seen = tied = 0
    for part in itertools.chain.from_iterable(map(_parts, range(150))):
        start = split._start(part)
        exact = split_exactly(part, start)
        searched = split._searched(part, start, Limits(effort=1), Control())
        if exact is None:
            continue
        shares, bound = exact
        assert bound == searched.bound
        seen += 1
        tied += bool(part.requests) or any(p.fixed_site for p in part.pools)
        decide = decisions(part, [r for r in in_force(part) if r.id in SPLIT_RULES])
        for (name, team), number in shares.items():
            places = [term for (pool, to, _), term in decide.sit.items() if (pool, to) == (name, team)]
            decide.row(places, number, number)
        held = search(decide, [], Limits(effort=1), Control())
        assert held.values is not None
    assert seen > 100
    assert tied > 20
