"""The checker on linked posts: faults planted one at a time in links with nothing wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest

from orgdesign.brief import Brief
from orgdesign.certify import certify, check
from orgdesign.design import Decided, Design, LinkedPost
from orgdesign.plan.requests import Kind
from orgdesign.solve import Control, Limits, amounts
from orgdesign.solve.linking import choose_links
from tests.appointed.test_links import a_team, serving, where
from tests.builders import a_post, a_request


def with_links(brief: Brief, **links: str) -> Design:
    """The design with posts linked to localities given as letters; ``p01`` is post 01."""
    found = (LinkedPost("visits", post.removeprefix("p"), place) for post, places in links.items() for place in places)
    return replace(where(brief), linked=tuple(found))


def faults(brief: Brief, design: Design) -> list[tuple[str, int]]:
    return [(f.subject, f.amount) for f in check(brief, design).faults if f.rule == "linked-posts"]


THREE = a_team(serving("01", "02", "03"))


def test_links_with_nothing_wrong_pass_and_an_undecided_design_too() -> None:
    assert faults(THREE, with_links(THREE, p01="a", p02="b", p03="c")) == []
    assert faults(THREE, where(THREE)) == []


def test_a_post_without_a_link_and_a_locality_without_a_post_are_faults() -> None:
    assert faults(THREE, with_links(THREE, p01="a", p02="b")) == [("03", 1), ("visits", 1)]


def test_a_link_that_is_not_needed_is_a_fault() -> None:
    assert faults(THREE, with_links(THREE, p01="ab", p02="b", p03="c")) == [("01", 1)]
    two = a_team(serving("01", "02"))
    assert faults(two, with_links(two, p01="ab", p02="c")) == []


def test_a_vacant_post_that_serves_several_is_a_fault_and_covers_nothing() -> None:
    brief = a_team([*serving("01"), *serving("02", vacant=True)])
    assert faults(brief, with_links(brief, p01="abc", p02="a")) == []
    assert faults(brief, with_links(brief, p01="ab", p02="bc")) == [("02", 1), ("visits", 1)]


def test_a_stated_link_that_is_passed_over_is_a_fault_and_a_pinned_post_may_have_both_of_its_own() -> None:
    fixed = a_team([a_post("01", movable=False, not_movable_because="partner"), *serving("02", "03")])
    assert faults(fixed, with_links(fixed, p01="b", p02="a", p03="c")) == [("01", 1)]
    pins = [a_request(Kind.PIN_LOCALITY, "01", place, id=f"r{place}", strength="should") for place in "ab"]
    pinned = a_team(serving("01", "02", "03"), requests=pins)
    assert faults(pinned, with_links(pinned, p01="ab", p02="b", p03="c")) == []
    assert ("01", 1) in faults(pinned, with_links(pinned, p01="a", p02="b", p03="c"))


@pytest.mark.parametrize(
    ("more", "found"),
    [
        (LinkedPost("teas", "01", "a"), ("01", 1)),
        (LinkedPost("visits", "99", "a"), ("99", 1)),
        (LinkedPost("visits", "01", "county"), ("01", 1)),
        (LinkedPost("visits", "01", "a"), ("01", 1)),
    ],
)
def test_links_of_no_service_post_or_locality_and_links_made_twice_are_faults(
    more: LinkedPost, found: tuple[str, int]
) -> None:
    design = with_links(THREE, p01="a", p02="b", p03="c")
    assert faults(THREE, replace(design, linked=(*(design.linked or ()), more))) == [found]


def test_what_is_claimed_of_links_is_counted_again() -> None:
    links, decided = choose_links(THREE, where(THREE), Limits(), Control())
    design = replace(where(THREE), linked=links)

    def claims(*said: Decided) -> list[tuple[str, str]]:
        found = certify(THREE, design, amounts(THREE, design), (), said).faults
        return [(f.rule, f.subject) for f in found if f.subject == "linked posts"]

    assert claims(decided) == []
    assert claims(decided, decided) == [("figures", "linked posts")]
    assert claims(replace(decided, made=2)) == [("figures", "linked posts")]
    assert claims(replace(decided, figures={**decided.figures, "changed": 1})) == [("figures", "linked posts")]
    assert claims(replace(decided, bounds={**decided.bounds, "travel": 2_000})) == [("proof", "linked posts")]


def test_a_request_that_pins_a_post_to_a_locality_holds_where_it_is_linked_to_it() -> None:
    pin = a_request(Kind.PIN_LOCALITY, "01", "b")
    brief = a_team(serving("01", "02", "03"), requests=[pin])

    def broken(design: Design) -> list[str]:
        return [f.sentence for f in check(brief, design).faults if f.rule == "requests"]

    assert broken(with_links(brief, p01="b", p02="a", p03="c")) == []
    assert broken(where(brief)) == []
    assert len(broken(with_links(brief, p01="a", p02="b", p03="c"))) == 1
