"""The coarse relaxation."""

from __future__ import annotations

from orgdesign.solve.coarse import coarse
from tests.builders import a_brief, a_plan, a_property, a_service, posts


def test_a_service_needs_the_desks_of_all_its_fte_rounded_up_however_it_is_split() -> None:
    plan = a_plan(
        services=[a_service(desk_ratio="0.5")],
        posts=posts("visits", 5),
        properties=[a_property(desks=9), a_property("library", place="south", desks=9)],
    )
    brief = a_brief(plan)
    relaxed, decide = coarse(brief)
    desks = [
        (team.id, site.id, term)
        for team in relaxed.teams
        for site in relaxed.sites
        for term in decide.desks(team, site)
    ]
    said = [line for line in decide.lines if {v for v, _ in line.terms} == {term[0] for *_, term in desks}]
    assert [line.low for line in said] == [3]
