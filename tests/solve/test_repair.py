"""An earlier design made to fit a brief: what it keeps, what it changes, and when it is passed over."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from random import Random

import pytest

from orgdesign.asis import today
from orgdesign.brief import make_brief
from orgdesign.design import Design
from orgdesign.plan.requests import Kind
from orgdesign.rules.asks.register import ASKS
from orgdesign.rules.register import in_force
from orgdesign.solve import Control, Limits, solve
from orgdesign.solve.repair import repaired
from tests.builders import HOSTED, a_brief, a_design, a_plan, a_post, a_property, a_request, a_service, posts
from tests.rules.enumerate import enumerate_designs, fit, holds
from tests.strategies import class_meant, tiny_plan

ANNEXE = a_property("annexe")
THREE = [a_property(), ANNEXE, a_property("library", place="south")]
AT_HALL = {"01": ("visits@north", "hall"), "02": ("visits@south", "library")}


@pytest.mark.parametrize("start", range(0, 120, 30))
def test_a_repaired_design_keeps_every_rule_and_is_one_that_solve_starts_from(start: int) -> None:
    control = Control()
    control.stop()
    seen: Counter[tuple[bool, bool]] = Counter()
    for seed in range(start, start + 30):
        plan = tiny_plan(seed, services=2 + seed % 2, posts=3 + seed % 3, properties=3, kinds=tuple(ASKS))
        classes = {s.id: class_meant(plan, s.id) for s in plan.services}
        brief = make_brief(plan, "o1", classes)
        possible = any(holds(brief, in_force(brief), d) for d in enumerate_designs(brief, fit(brief)))
        freer = make_brief(plan.with_rows(requests=[]), "o1", classes)
        designs = list(enumerate_designs(freer, fit(freer)))
        for earlier in [today(brief), *Random(seed).sample(designs, min(2, len(designs)))]:
            found = repaired(brief, earlier).design
            seen[possible, found is not None] += 1
            if found is not None:
                assert holds(brief, in_force(brief), found)
                begun = solve(brief, Limits(), control, first=found).design
                assert begun is not None
                assert (begun.placements, begun.bases, begun.sites) == (found.placements, found.bases, found.sites)
    assert not seen[False, True]
    assert seen[True, True] >= 10
    assert seen[True, True] >= 0.95 * (seen[True, True] + seen[True, False])


def test_a_design_that_keeps_every_rule_stays_as_it_is() -> None:
    brief = a_brief(a_plan(properties=THREE))
    earlier = a_design(brief, AT_HALL)
    assert repaired(brief, earlier).design == earlier
    assert repaired(brief, earlier).changes == ()


def test_a_team_moves_to_where_it_is_pinned_and_its_posts_with_it() -> None:
    plan = a_plan(properties=THREE)
    earlier = a_design(a_brief(plan), AT_HALL)
    pin = a_request(Kind.PIN_BASE, "visits@north", "annexe")
    found = repaired(a_brief(plan.with_rows(requests=[pin])), earlier)
    assert found.design is not None
    assert found.design.placement["01"].site == found.design.lead("visits@north") == "annexe"
    assert found.design.lead("visits@south") == "library"
    assert found.changes == ("Based elsewhere: visits@north.",)


def test_a_pinned_team_makes_others_leave_where_there_is_no_room_for_all() -> None:
    plan = a_plan(
        services=[a_service(), a_service("clinic")],
        posts=[*posts("visits", 2), *posts("clinic", 1, first=3, base="annexe")],
        properties=[a_property(desks=2), a_property("annexe", desks=2)],
    )
    classes = {"visits": HOSTED, "clinic": HOSTED}
    earlier = a_design(
        a_brief(plan, **classes),
        {"01": ("visits", "hall"), "02": ("visits", "hall"), "03": ("clinic", "annexe")},
    )
    pin = a_request(Kind.PIN_BASE, "clinic", "hall")
    found = repaired(a_brief(plan.with_rows(requests=[pin]), **classes), earlier).design
    assert found is not None
    assert (found.lead("clinic"), found.lead("visits")) == ("hall", "annexe")


def test_posts_that_are_gone_are_dropped_and_new_ones_join_the_team_that_is_short() -> None:
    earlier = a_design(a_brief(a_plan(properties=THREE)), AT_HALL)
    now = a_brief(a_plan(properties=THREE, posts=[a_post("02", base="library"), a_post("03"), a_post("04")]))
    found = repaired(now, earlier)
    assert found.design is not None
    assert set(found.design.placement) == {"02", "03", "04"}
    assert found.design.members["visits@north"]
    assert found.changes[:2] == ("Posts that are no longer there: 01.", "Posts that are new: 03, 04.")


def test_teams_leave_a_property_that_closes() -> None:
    plan = a_plan(properties=THREE)
    earlier = a_design(a_brief(plan), AT_HALL)
    closing = [a_property(state="closing"), ANNEXE, a_property("library", place="south")]
    found = repaired(a_brief(a_plan(properties=closing)), earlier).design
    assert found is not None
    assert found.lead("visits@north") == "annexe"
    assert "hall" not in found.sites


def test_a_split_that_breaks_a_floor_is_made_anew() -> None:
    plan = a_plan(posts=[*posts("visits", 3), *posts("visits", 1, first=4, base="library")])
    earlier = a_design(
        a_brief(plan),
        dict.fromkeys(("01", "02", "03"), ("visits@north", "hall")) | {"04": ("visits@south", "library")},
    )
    floor = a_request(Kind.FTE_FLOOR, "visits@south", amount=2)
    found = repaired(a_brief(plan.with_rows(requests=[floor])), earlier)
    assert found.design is not None
    assert len(found.design.members["visits@south"]) == 2
    assert found.changes[0] == "Split over the localities anew: visits."


def test_a_post_is_in_the_team_and_at_the_property_to_which_it_is_pinned() -> None:
    plan = a_plan(properties=THREE, posts=[*posts("visits", 3), a_post("04", base="library")])
    where = dict.fromkeys(("01", "02", "03"), ("visits@north", "hall")) | {"04": ("visits@south", "library")}
    earlier = a_design(a_brief(plan), where)
    pins = [
        a_request(Kind.PIN_LOCALITY, "01", "south", id="r1"),
        a_request(Kind.PIN_BASE, "02", "annexe", id="r2"),
    ]
    found = repaired(a_brief(plan.with_rows(requests=pins)), earlier).design
    assert found is not None
    assert found.placement["01"].team == "visits@south"
    assert found.placement["02"].site == "annexe"


def test_what_cannot_be_made_to_fit_is_passed_over() -> None:
    plan = a_plan()
    earlier = a_design(a_brief(plan), AT_HALL)
    asks = [a_request(Kind.USE_AT_MOST, amount=1)]
    found = repaired(a_brief(plan.with_rows(requests=asks)), earlier)
    assert found.design is None
    assert found.changes[-1].startswith("It was passed over")


def test_a_team_for_which_there_is_no_property_at_all_has_no_design() -> None:
    plan = a_plan(properties=[a_property(), a_property("library", place="south", state="closing")])
    earlier = Design((), {}, ())
    assert repaired(a_brief(plan), earlier).design is None


def test_the_same_start_is_repaired_in_the_same_way() -> None:
    plan = tiny_plan(7, services=3, posts=5, properties=3, kinds=tuple(ASKS))
    brief = make_brief(plan, "o1", {s.id: class_meant(plan, s.id) for s in plan.services})
    earlier = today(brief)
    shuffled = replace(earlier, placements=tuple(reversed(earlier.placements)))
    assert repaired(brief, earlier) == repaired(brief, earlier) == repaired(brief, shuffled)
