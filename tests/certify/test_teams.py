"""Sharing out by need, exactly; and that the brief comes to the same."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from orgdesign.brief import make_brief
from orgdesign.certify.facts import Facts
from orgdesign.certify.linked import nearest_whole
from orgdesign.certify.teams import apportion
from tests.strategies import class_meant, tiny_plan

WEIGHTS = st.dictionaries(
    st.sampled_from("abcdefg"), st.integers(0, 10**6).map(lambda n: Decimal(n) / 100), min_size=1, max_size=7
)


@given(total=st.integers(0, 10**7), weights=WEIGHTS)
def test_parts_sum_to_the_whole_and_are_within_one_of_their_share(total: int, weights: dict[str, Decimal]) -> None:
    parts = apportion(total, weights)
    everything = Fraction(sum(weights.values()))
    assert sum(parts.values()) == total
    for name, part in parts.items():
        share = Fraction(weights[name]) / everything if everything else Fraction(1, len(weights))
        assert abs(part - share * total) < 1


def test_the_largest_remainders_get_what_is_left() -> None:
    assert apportion(10, {"a": Decimal(1), "b": Decimal(2), "c": Decimal(4)}) == {"a": 1, "b": 3, "c": 6}


def test_ties_go_to_the_earlier_id_exactly() -> None:
    assert apportion(2, {"a": Decimal(4), "b": Decimal(1), "c": Decimal(1)}) == {"a": 2, "b": 0, "c": 0}
    weights = {"a": Decimal(15), "b": Decimal(3), "c": Decimal(1), "d": Decimal(525)}
    assert apportion(34000, weights) == {"a": 938, "b": 188, "c": 62, "d": 32812}


def test_nothing_known_is_shared_equally() -> None:
    assert apportion(5, {"b": Decimal(0), "a": Decimal(0)}) == {"a": 3, "b": 2}


def test_halves_go_to_the_even_number() -> None:
    assert [nearest_whole(amount, 10) for amount in (4, 5, 6, 14, 15, 16, 25)] == [0, 0, 1, 1, 2, 2, 2]


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_teams_and_links_come_to_the_same_as_in_the_brief(seed: int) -> None:
    plan = tiny_plan(seed)
    brief = make_brief(plan, "o1", {row.id: class_meant(plan, row.id) for row in plan.services})
    facts = Facts(brief)
    own = {t.id: (t.service.id, t.locality, t.floor, t.minimum, t.target, t.share) for t in facts.teams.values()}
    theirs = {t.id: (t.service, t.locality, t.floor_fte, t.min_fte, t.target, t.share) for t in brief.teams}
    assert own == theirs
    assert {pair: weight for pair, weight in facts.linked.items() if weight} == {
        (pair.first, pair.second): pair.weight for pair in brief.pairs
    }
    assert facts.requests == brief.requests
