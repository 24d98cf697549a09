"""The checker on contacts and coordination: faults planted one at a time in a choice with nothing wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from orgdesign.brief import Brief
from orgdesign.certify import certify, check
from orgdesign.design import Decided, Design, NamedContact
from orgdesign.plan.managers import Contact
from orgdesign.solve import Limits, amounts
from orgdesign.solve.appoint import appoint
from tests.appointed.county import CONTACTS, a_county, a_manager, its_design
from tests.builders import some_settings

Broken = list[tuple[str, str, int]]


def appointed(brief: Brief) -> tuple[Design, tuple[Decided, ...]]:
    return appoint(brief, its_design(brief), Limits())


def faults(brief: Brief, design: Design) -> Broken:
    found = check(brief, design).faults
    return [(f.rule, f.subject, f.amount) for f in found if f.rule in {"contacts", "coordination"}]


def naming(brief: Brief, **legal: str | None) -> Design:
    """The design as appointed, with other contacts of ``legal``; None for no contact."""
    design, _ = appointed(brief)
    named = {**design.contact, **{("legal", place): post for place, post in legal.items()}}
    contacts = tuple(NamedContact(*key, post) for key, post in sorted(named.items()) if post)
    return replace(design, contacts=contacts)


def led(brief: Brief, **by: str | None) -> Design:
    """The design as appointed, with other managers; None for no manager."""
    design, _ = appointed(brief)
    chosen = {**(design.coordination or {}), **by}
    return replace(design, coordination={place: manager for place, manager in chosen.items() if manager})


def test_what_is_chosen_has_nothing_wrong_and_an_undecided_design_neither() -> None:
    brief = a_county()
    design, _ = appointed(brief)
    assert faults(brief, design) == []
    assert faults(brief, its_design(brief)) == []


@pytest.mark.parametrize("post", ["03", "04", "99"])
def test_a_contact_that_is_vacant_of_another_service_or_unknown_is_a_fault(post: str) -> None:
    assert ("contacts", post, 1) in faults(a_county(), naming(a_county(), d=post))


def test_a_post_that_is_the_contact_of_more_than_it_has_time_for_is_a_fault() -> None:
    assert faults(a_county(), naming(a_county(), a="01", b="01", c="01", d="02")) == [("contacts", "01", 3)]


def test_a_post_that_is_the_contact_of_more_localities_than_the_plan_allows_is_a_fault() -> None:
    brief = a_county(contacts=())
    plan = brief.plan.with_rows(plan=[some_settings(contact_localities=2)])
    brief = replace(brief, plan=plan)
    design = naming(brief, a="01", b="01", c="01", d="02")
    assert ("contacts", "01", 3) in faults(brief, design)


def test_a_locality_without_a_contact_though_a_post_has_room_is_a_fault() -> None:
    assert faults(a_county(), naming(a_county(), c=None)) == [("contacts", "legal", 1)]


def test_a_stated_contact_that_is_passed_over_is_a_fault_and_one_that_cannot_be_is_not() -> None:
    stated = [*CONTACTS[1:], Contact(service="legal", locality="a", post="02", load="0.5")]
    brief = a_county(contacts=stated)
    assert faults(brief, naming(brief, a="01", b="02")) == [("contacts", "legal", 1)]
    vacant = a_county(contacts=[*CONTACTS[1:], Contact(service="legal", locality="a", post="03", load="0.5")])
    assert faults(vacant, naming(vacant)) == []


def test_stated_contacts_beyond_the_limit_are_no_fault_of_the_design_but_one_more_is() -> None:
    stated = [Contact(service="legal", locality=p, post="02" if p != "d" else None, load="0.5") for p in "abcd"]
    brief = a_county(contacts=stated)
    assert faults(brief, naming(brief)) == []
    assert faults(brief, naming(brief, d="02")) == [("contacts", "02", 1)]


def test_contacts_of_core_services_of_places_that_are_no_localities_and_named_twice_are_faults() -> None:
    brief = a_county()
    design, _ = appointed(brief)
    more = (NamedContact("visits", "a", "01"), NamedContact("legal", "county", "01"), NamedContact("legal", "a", "02"))
    found = faults(brief, replace(design, contacts=(*(design.contacts or ()), *more)))
    assert found == [("contacts", "legal", 1), ("contacts", "legal", 1), ("contacts", "visits", 1)]


@pytest.mark.parametrize(
    ("by", "found"),
    [
        ({"a": "M9"}, ("coordination", "a", 1)),
        ({"county": "M1"}, ("coordination", "county", 1)),
        ({"c": "M1"}, ("coordination", "M1", 1)),
        ({"d": None}, ("coordination", "d", 1)),
    ],
)
def test_an_unknown_manager_a_place_too_many_a_span_too_wide_and_a_gap_are_faults(
    by: Mapping[str, str | None], found: tuple[str, str, int]
) -> None:
    assert found in faults(a_county(), led(a_county(), **by))


def test_a_locality_taken_from_the_manager_that_the_plan_gives_it_to_is_a_fault() -> None:
    brief = a_county(managers=[a_manager("M1", localities=("a",)), a_manager("M2")])
    assert faults(brief, led(brief, a="M2", b="M1", c="M1", d="M2")) == [("coordination", "a", 1)]


def test_a_load_beyond_what_the_manager_may_have_is_a_fault() -> None:
    brief = a_county(managers=[a_manager("M1", load_to=25), a_manager("M2")])
    assert faults(brief, led(brief, a="M2", b="M2", c="M1", d="M1")) == [("coordination", "M1", 1)]


def test_a_gap_where_nobody_has_room_is_no_fault() -> None:
    brief = a_county(managers=[a_manager("M1")])
    assert faults(brief, appointed(brief)[0]) == []


def test_what_is_claimed_is_counted_again() -> None:
    brief = a_county()
    design, (_, contacts, coordination) = appointed(brief)

    def claims(*decided: Decided) -> list[tuple[str, str]]:
        found = certify(brief, design, amounts(brief, design), (), decided).faults
        return [(f.rule, f.subject) for f in found if f.subject in {"contacts", "coordination", "teas"}]

    assert claims(contacts, coordination) == []
    assert claims(contacts, contacts) == [("figures", "contacts")]
    assert claims(replace(contacts, decision="teas")) == [("figures", "teas")]
    assert claims(replace(contacts, made=7)) == [("figures", "contacts")]
    assert claims(replace(contacts, wanted=9)) == [("figures", "contacts")]
    assert claims(replace(contacts, figures={**contacts.figures, "travel": 1})) == [("figures", "contacts")]
    high = {**coordination.bounds, "neighbours split": 2}
    assert claims(replace(coordination, bounds=high)) == [("proof", "coordination")]
    assert claims(replace(coordination, bounds={})) == [("proof", "coordination")]
    assert claims(replace(contacts, bounds={**contacts.bounds, "travel": 0})) == []
