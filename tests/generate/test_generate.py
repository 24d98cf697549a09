"""Generated councils: of the size asked for, the same every time, and marked for what they are."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgdesign.errors import Severity, UseError
from orgdesign.generate import SIZES, generate, generate_sized
from orgdesign.plan import Plan
from orgdesign.plan.check import check
from orgdesign.plan.fields import Evidence

Named = Literal["S", "M", "L", "XL"]


def counts(plan: Plan) -> tuple[int, int, int, int]:
    localities = sum(place.tier == plan.settings.delivery_tier for place in plan.places)
    return localities, len(plan.services), len(plan.posts), len(plan.properties)


def errors(plan: Plan) -> list[str]:
    return [problem.message for problem in check(plan.tables()) if problem.severity is Severity.ERROR]


@pytest.mark.parametrize(
    ("size", "expected"),
    [("S", (3, 30, 300, 40)), ("M", (5, 100, 1_500, 150)), ("L", (22, 250, 8_000, 600))],
)
def test_a_council_has_exactly_the_numbers_of_its_size(size: Named, expected: tuple[int, int, int, int]) -> None:
    assert counts(generate(size, 1)) == expected


def test_the_largest_size_is_a_county_of_sixty_localities_and_fifty_thousand_posts() -> None:
    plan = generate("XL", 1)
    assert counts(plan) == (60, 600, 50_000, 2_500)
    assert plan.settings.tiers[0] == "county"


@pytest.mark.parametrize("size", ["S", "M", "L"])
@pytest.mark.parametrize("seed", [1, 2])
def test_a_generated_council_has_no_errors(size: Named, seed: int) -> None:
    assert errors(generate(size, seed)) == []


@settings(max_examples=25, deadline=None)
@given(
    localities=st.integers(1, 12),
    services=st.integers(4, 40),
    extra_posts=st.integers(0, 200),
    extra_properties=st.integers(0, 40),
    seed=st.integers(0, 10**6),
)
def test_a_council_of_any_size_has_its_numbers_and_no_errors(
    localities: int, services: int, extra_posts: int, extra_properties: int, seed: int
) -> None:
    posts = services * (localities + 3) + extra_posts
    properties = 3 * localities + extra_properties
    plan = generate_sized(localities, services, posts, properties, seed)
    assert counts(plan) == (localities, services, posts, properties)
    assert errors(plan) == []


@pytest.mark.parametrize(
    ("numbers", "word"),
    [
        ((0, 30, 300, 40), "localities"),
        ((3, 3, 300, 40), "services"),
        ((3, 30, 50, 40), "posts"),
        ((3, 30, 300, 8), "properties"),
    ],
)
def test_a_council_too_small_to_work_is_refused_with_what_is_short(
    numbers: tuple[int, int, int, int], word: str
) -> None:
    with pytest.raises(UseError, match=f"{word} must be at least"):
        generate_sized(*numbers, seed=1)


def test_an_unknown_size_is_refused_with_the_sizes_there_are() -> None:
    with pytest.raises(UseError, match="S, M, L, XL"):
        generate("XXL", 1)  # type: ignore[arg-type]


@pytest.mark.parametrize("size", ["S", "M"])
def test_the_same_size_and_seed_give_the_same_council(size: Named) -> None:
    assert generate(size, 7).fingerprint == generate(size, 7).fingerprint


def test_different_seeds_give_different_councils() -> None:
    assert len({generate("S", seed).fingerprint for seed in range(20)}) == 20


@pytest.mark.parametrize("hash_seed", ["0", "1", "4242"])
def test_a_fresh_process_with_another_hash_seed_gives_the_same_council(hash_seed: str) -> None:
    program = "from orgdesign.generate import generate; print(generate('M', 3).fingerprint)"
    run = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == generate("M", 3).fingerprint


def test_every_row_says_that_it_is_illustrative_and_where_it_comes_from() -> None:
    rows = [row for table in generate("S", 1).tables().values() for row in table]
    assert {row.evidence for row in rows} == {Evidence.ILLUSTRATIVE}
    assert {row.source for row in rows} == {"generated, size S, seed 1"}


def test_the_named_sizes_are_the_four_that_are_promised() -> None:
    assert list(SIZES) == ["S", "M", "L", "XL"]
