"""Linked posts on a county by hand: what is stated, shared, left alone, and said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from orgdesign.asis import today
from orgdesign.brief import Brief
from orgdesign.certify import certify
from orgdesign.design import Decided, Design, LinkedPost
from orgdesign.plan.fields import Row
from orgdesign.plan.managers import Contact
from orgdesign.plan.posts import Post
from orgdesign.plan.requests import Kind
from orgdesign.rules.linking import LinkedPosts, figures_of, links_of, servings
from orgdesign.solve import Control, Limits, solve
from orgdesign.solve.contacts import choose_contacts
from orgdesign.solve.linking import choose_links
from tests.builders import (
    EXTENDED,
    a_brief,
    a_design,
    a_need,
    a_place,
    a_plan,
    a_post,
    a_property,
    a_request,
    a_service,
    some_settings,
)

PLACES = ("a", "b", "c")


def a_team(posts: Sequence[Post], parity: object = None, **tables: Iterable[Row]) -> Brief:
    """Three localities on a line, of like need; an extended service, its hall in ``a``, its annexe in ``c``."""
    known: dict[str, Iterable[Row]] = {
        "places": [
            a_place("county", tier="city", parent=None, x=0),
            *(a_place(p, parent="county", x=6000 * i) for i, p in enumerate(PLACES)),
        ],
        "services": [a_service("visits", need_measure="children")],
        "needs": [a_need(p, 10) for p in PLACES],
        "properties": [a_property("hall", place="a"), a_property("annexe", place="c")],
        "posts": posts,
    }
    return a_brief(a_plan(some_settings(linked_parity=parity), **{**known, **tables}), visits=EXTENDED)


def serving(*numbers: str, **values: object) -> list[Post]:
    return [a_post(number, **{"place": "county", **values}) for number in numbers]


def where(brief: Brief) -> Design:
    return a_design(brief, {post.id: ("visits", post.base) for post in brief.plan.posts})


def linked(brief: Brief) -> tuple[dict[str, str], Decided]:
    """The localities of each post as letters, and what is proven."""
    chosen, decided = choose_links(brief, where(brief), Limits(), Control())
    found: dict[str, str] = {}
    for link in chosen:
        found[link.post] = found.get(link.post, "") + link.locality
    return found, decided


def test_posts_alike_take_the_localities_in_order_of_id() -> None:
    found, decided = linked(a_team(serving("01", "02", "03")))
    assert found == {"01": "a", "02": "b", "03": "c"}
    assert decided.words == "3 of 3 links of extended services to localities; proven best"
    assert decided.figures == {"missing": 0, "shared": 0, "beyond parity": 0, "changed": 0, "travel": 1080}


def test_a_post_stays_with_the_locality_that_it_serves_while_need_is_met_within_the_allowance() -> None:
    posts = [*serving("01", "02", place="a"), *serving("03", place="b", fte="0.8"), *serving("04", place="c")]
    assert linked(a_team(posts, parity=Decimal("0.6")))[0] == {"01": "a", "02": "a", "03": "b", "04": "c"}
    needs = [a_need("a", 1), a_need("b", 2), a_need("c", 1)]
    found, decided = linked(a_team(posts, needs=needs))
    assert decided.figures["changed"] == 1
    assert sorted(found.values()) == ["a", "b", "b", "c"]


def test_the_base_says_whom_a_post_serves_where_nothing_else_does() -> None:
    posts = [a_post("01", base="annexe"), a_post("02"), *serving("03")]
    assert linked(a_team(posts))[0] == {"01": "c", "02": "a", "03": "b"}


def test_fewer_posts_than_localities_serve_several_and_count_together() -> None:
    brief = a_team([*serving("01"), *serving("02", fte="0.5")])
    found, decided = linked(brief)
    assert sorted(found["01"] + found["02"]) == ["a", "b", "c"]
    assert len(found["01"]) == 2
    assert decided.figures["shared"] == 1
    assert decided.figures["beyond parity"] == 0
    (mine,) = servings(brief, where(brief))
    assert mine.shared_out({"01": ("a", "b"), "02": ("c",)}) == {"a": 5_000, "b": 5_000, "c": 5_000}


def test_a_vacant_post_is_linked_and_covers_no_locality() -> None:
    found, decided = linked(a_team([*serving("01", "02"), *serving("03", vacant=True)]))
    assert len(found["03"]) == 1
    assert sorted(found["01"] + found["02"]) == ["a", "b", "c"]
    assert (decided.unmet, decided.figures["shared"]) == (0, 1)


def test_with_nobody_in_post_every_locality_is_missing_and_why_is_said() -> None:
    brief = a_team(serving("01", "02", vacant=True))
    found, decided = linked(brief)
    assert set(found) == {"01", "02"}
    assert decided.words == "0 of 3 links of extended services to localities; impossible to meet in full"
    assert decided.because == ("visits can be linked to no locality: none of its posts is filled.",)


def test_fixed_and_pinned_posts_are_linked_where_the_plan_has_them_and_take_more_only_where_they_must() -> None:
    fixed = a_post("01", movable=False, not_movable_because="partner")
    pin = a_request(Kind.PIN_LOCALITY, "02", "a", strength="should")
    assert linked(a_team([fixed, *serving("02", "03", "04")], requests=[pin]))[0] == {
        "01": "a", "02": "a", "03": "b", "04": "c",
    }  # fmt: skip
    found, decided = linked(a_team([fixed, *serving("02")], requests=[pin]))
    assert sorted(found["01"] + found["02"]) == ["a", "a", "b", "c"]
    assert decided.figures["shared"] == 2


def test_a_post_pinned_to_two_localities_serves_both_and_the_requests_hold() -> None:
    pins = [a_request(Kind.PIN_LOCALITY, "01", place, id=f"r{place}") for place in "ab"]
    brief = a_team(serving("01", "02", "03"), requests=pins)
    found, decided = linked(brief)
    assert found["01"] == "ab"
    assert decided.figures["shared"] == 1
    assert decided.proven


def test_a_solve_that_starts_from_a_design_with_other_links_than_are_asked_for_decides_them_again() -> None:
    pin = a_request(Kind.PIN_LOCALITY, "01", "c", strength="should")
    brief = a_team(serving("01", "02", "03"), requests=[pin])
    elsewhere = tuple(LinkedPost("visits", post, place) for post, place in (("01", "a"), ("02", "b"), ("03", "c")))
    first = replace(where(brief), linked=elsewhere)
    result = solve(brief, Limits(effort=0.5), first=first)
    assert result.design is not None
    assert LinkedPost("visits", "01", "c") in (result.design.linked or ())
    assert result.amounts["requests unmet"] == 0
    assert certify(brief, result.design, result.amounts, result.stages, result.decisions).ok


def test_contacts_are_posts_linked_to_their_locality_though_others_are_nearer() -> None:
    posts = [*serving("01"), *serving("02", base="annexe"), *serving("03", base="annexe")]
    brief = a_team(posts)
    linked_to = {"01": "c", "02": "a", "03": "b"}
    design = replace(where(brief), linked=tuple(LinkedPost("visits", p, at) for p, at in linked_to.items()))
    contacts, decided = choose_contacts(brief, design, Limits(), Control())
    assert {contact.locality: contact.post for contact in contacts} == {"a": "02", "b": "03", "c": "01"}
    assert decided.figures == {"missing": 0, "not linked": 0, "travel": 360 * 5, "sharing": 3}
    undecided, before = choose_contacts(brief, where(brief), Limits(), Control())
    assert {contact.locality: contact.post for contact in undecided} != linked_to
    assert "not linked" not in before.figures


def test_a_stated_contact_that_is_linked_elsewhere_is_counted_and_stays() -> None:
    brief = a_team(serving("01", "02", "03"), contacts=[Contact(service="visits", locality="c", post="01")])
    design = replace(where(brief), linked=choose_links(brief, where(brief), Limits(), Control())[0])
    contacts, decided = choose_contacts(brief, design, Limits(), Control())
    assert {contact.locality: contact.post for contact in contacts} == {"a": "01", "b": "02", "c": "01"}
    assert decided.figures["not linked"] == 1
    assert decided.proven


def test_today_is_linked_as_posts_serve_and_findings_say_what_lacks() -> None:
    brief = a_team([*serving("01", place="a"), *serving("02", place="a", vacant=True), *serving("03")])
    assert today(brief).linked == (LinkedPost("visits", "01", "a"), LinkedPost("visits", "02", "a"))
    said = [(f.rule, f.subject, f.amount) for f in LinkedPosts().findings(brief, today(brief))]
    assert said == [("linked-posts", "visits", 2), ("linked-need", "visits | a", 9_000)]
    assert list(LinkedPosts().findings(brief, where(brief))) == []


def test_links_of_others_count_as_none() -> None:
    brief = a_team(serving("01"))
    strange = (LinkedPost("visits", "99", "a"), LinkedPost("teas", "01", "a"), LinkedPost("visits", "01", "county"))
    design = replace(where(brief), linked=strange)
    (mine,) = servings(brief, design)
    assert links_of(mine, design) == {}
    assert figures_of(brief, mine, {})["missing"] == 3
