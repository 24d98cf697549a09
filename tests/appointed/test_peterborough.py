"""Peterborough names no contact yet; every service that is not core gets one for each of its localities."""

from __future__ import annotations

import pytest

from orgdesign import scenarios
from orgdesign.asis import today
from orgdesign.pipeline import ask, load
from orgdesign.solve import Limits
from orgdesign.solve.appoint import appoint


@pytest.mark.parametrize("option", ["as-published", "five-localities"])
def test_every_contact_that_the_classes_call_for_is_proposed(option: str) -> None:
    brief = ask(load(scenarios.scenario_folder("peterborough-2009")), option).brief
    design, (links, contacts, coordination) = appoint(brief, today(brief), Limits())
    services = [service for service in brief.classes if service in brief.team]
    assert contacts.made == contacts.wanted == len(services) * len(brief.localities)
    assert today(brief).contacts == ()
    assert contacts.proven
    assert links.proven
    assert links.made == links.wanted == 8 * len(brief.localities)
    assert contacts.figures["not linked"] == 0
    assert coordination.made == coordination.wanted == len(brief.localities)
    posts = {post.id: post for post in brief.plan.posts}
    assert all(posts[c.post].service == c.service and not posts[c.post].vacant for c in design.contacts or ())
