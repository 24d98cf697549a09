"""Contacts and coordination on the page of a solved option."""

from __future__ import annotations

from orgdesign.plan.managers import Manager
from orgdesign.plan.services import Override, ServiceClass
from tests.app.test_pages import core_plan, opened, page, texts
from tests.builders import a_post, a_service


def test_a_solved_option_shows_which_posts_serve_which_locality() -> None:
    plan = core_plan(
        services=[a_service(), a_service("legal")],
        posts=[
            a_post("01"),
            a_post("02", base="library"),
            a_post("03", service="legal"),
            a_post("04", service="legal"),
        ],
        overrides=[Override(service="legal", kind="override", to_class=ServiceClass.EXTENDED, reason="So decided")],
    )
    visit = opened(plan)
    made = page("options", visit)
    next(b for b in made.button if b.label == "Solve").click().run()
    visit = made.session_state["orgdesign.visit"]
    if visit.job is not None:
        assert visit.job.wait(60)
    made.run()
    assert not made.exception
    said = texts(made)
    assert "2 of 2 links of extended services to localities; proven best." in said
    assert "Linked posts" in said
    assert "04 (another than today)" in said


def test_a_solved_option_shows_its_contacts_its_coordination_and_what_is_lacking() -> None:
    plan = core_plan(
        services=[a_service(), a_service("legal")],
        posts=[a_post("01"), a_post("02", base="library"), a_post("03", service="legal", vacant=True)],
        overrides=[Override(service="legal", kind="override", to_class=ServiceClass.CITY_WIDE, reason="So decided")],
        managers=[Manager(id="M1", name="Manager West")],
    )
    visit = opened(plan)
    made = page("options", visit)
    next(b for b in made.button if b.label == "Solve").click().run()
    visit = made.session_state["orgdesign.visit"]
    if visit.job is not None:
        assert visit.job.wait(60)
    made.run()
    assert not made.exception
    said = texts(made)
    assert "0 of 2 named contacts; impossible to meet in full." in said
    assert "Legal lacks a contact for 2 of 2: none of its posts is filled." in said
    assert "2 of 2 localities with a coordinating manager; proven best." in said
    assert "Manager West" in said
