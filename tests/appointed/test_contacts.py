"""Who is the named contact of what: eligible posts, nearest first, shared out, and what is said where it fails."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from orgdesign.asis import today
from orgdesign.brief import Brief
from orgdesign.design import Decided, Design, Finding, NamedContact
from orgdesign.plan.fields import Row
from orgdesign.plan.managers import Contact
from orgdesign.rules.contacts import NamedContacts
from orgdesign.solve import Control, Limits
from orgdesign.solve.appoint import appoint
from orgdesign.solve.contacts import choose_contacts
from tests.appointed.county import CONTACTS, PLACES, a_county, its_design
from tests.builders import a_post, a_property, some_settings


def chosen(brief: Brief) -> tuple[dict[tuple[str, str], str], Decided]:
    contacts, decided = choose_contacts(brief, its_design(brief), Limits(), Control())
    return {(c.service, c.locality): c.post for c in contacts}, decided


def legal(brief: Brief) -> list[str | None]:
    named, _ = chosen(brief)
    return [named.get(("legal", place)) for place in PLACES]


def stating(**posts: str) -> Iterable[Row]:
    return [Contact(service="legal", locality=p, post=posts.get(p), load="0.5") for p in PLACES]


def test_every_service_that_is_not_core_gets_a_contact_for_each_locality() -> None:
    named, decided = chosen(a_county())
    assert set(named) == {(s, p) for s in ("legal", "advice") for p in PLACES}
    assert (decided.wanted, decided.made, decided.words) == (8, 8, "8 of 8 named contacts; proven best")


def test_posts_at_one_base_share_the_localities_in_order_of_id() -> None:
    assert legal(a_county(contacts=())) == ["01", "01", "02", "02"]


def test_a_vacant_post_is_nobodys_contact() -> None:
    assert "03" not in chosen(a_county())[0].values()


def test_who_is_based_in_the_locality_is_preferred() -> None:
    posts = [a_post("01", service="legal"), a_post("02", service="legal", base="annexe", movable=False)]
    assert legal(a_county(posts=posts)) == ["01", "01", "02", "02"]
    assert legal(a_county(posts=[posts[0], posts[1].model_copy(update={"base": "hall"})], contacts=())) == [
        "01", "01", "02", "02",
    ]  # fmt: skip


def test_a_contact_elsewhere_is_a_second_away_even_where_travel_is_not_known() -> None:
    brief = a_county(properties=[a_property("hall", place="a"), a_property("annexe", place="a")])
    _, decided = chosen(brief)
    assert decided.figures["travel"] == (360 + 720 + 1080) * 2


def test_what_the_plan_states_stays_and_the_others_make_room() -> None:
    assert legal(a_county(contacts=stating(a="02", b="02"))) == ["02", "02", "01", "01"]


def test_what_the_plan_states_stays_even_beyond_what_the_post_has_time_for() -> None:
    brief = a_county(contacts=stating(a="02", b="02", c="02"))
    assert legal(brief) == ["02", "02", "02", "01"]
    design, _ = appoint(brief, its_design(brief), Limits())
    assert [(f.rule, f.subject) for f in NamedContacts().findings(brief, design)] == [("contact-load", "02")]


@pytest.mark.parametrize("post", ["03", "04"])
def test_a_stated_contact_that_is_vacant_or_of_another_service_is_replaced(post: str) -> None:
    assert legal(a_county(contacts=stating(d=post))) == ["01", "01", "02", "02"]


def test_the_most_localities_of_one_contact_are_kept() -> None:
    brief = a_county(contacts=())
    plan = brief.plan.with_rows(plan=[some_settings(contact_localities=1)])
    named, decided = chosen(replace(brief, plan=plan))
    assert [named.get(("legal", place)) for place in PLACES] == ["01", "02", None, None]
    assert decided.words == "3 of 8 named contacts; impossible to meet in full"
    assert decided.because == (
        "advice lacks a contact for 3 of 4: each of its 1 filled posts may be the contact of 1.",
        "legal lacks a contact for 2 of 4: each of its 2 filled posts may be the contact of 1.",
    )


def test_a_service_with_too_little_time_says_which_and_how_much() -> None:
    posts = [a_post("01", service="legal"), a_post("04", service="advice", base="annexe")]
    _, decided = chosen(a_county(posts=posts))
    assert decided.because == (
        "legal lacks a contact for 2 of 4: they take 2 FTE of the 1 FTE in post.",
    )  # fmt: skip


def test_a_service_with_nobody_in_post_has_no_contact_and_a_finding() -> None:
    brief = a_county(posts=[a_post("01", service="legal", vacant=True)])
    design, (_, decided, _) = appoint(brief, its_design(brief), Limits())
    assert design.contacts == ()
    assert decided.because == ("legal lacks a contact for 4 of 4: none of its posts is filled.",)
    assert list(NamedContacts().findings(brief, design)) == [
        Finding("contacts", "legal", 4, "legal has no named contact for a, b, c, d.")
    ]


def test_unequal_loads_are_packed_so_that_as_many_as_can_be_have_a_contact() -> None:
    loads = zip(PLACES, ("0.6", "0.6", "0.4", "0.4"), strict=True)
    rows = [Contact(service="legal", locality=place, load=load) for place, load in loads]
    named = legal(a_county(contacts=rows))
    assert None not in named
    assert named[0] != named[1]


def test_todays_contacts_are_those_that_the_plan_states() -> None:
    assert today(a_county(contacts=CONTACTS)).contacts == ()
    stated = today(a_county(contacts=stating(a="02", d="03"))).contacts
    assert stated == (NamedContact("legal", "a", "02"), NamedContact("legal", "d", "03"))


def test_a_design_whose_contacts_were_never_decided_has_no_finding_of_them() -> None:
    brief = a_county()
    design: Design = its_design(brief)
    assert list(NamedContacts().findings(brief, design)) == []
    assert len(list(NamedContacts().findings(brief, replace(design, contacts=())))) == 2


def test_a_plan_without_localities_or_area_wide_services_needs_no_contacts() -> None:
    brief = a_county(posts=[a_post("09", service="visits")])
    contacts, decided = choose_contacts(brief, today(brief), Limits(), Control())
    assert (contacts, decided.wanted, decided.figures["missing"]) == ((), 0, 0)
