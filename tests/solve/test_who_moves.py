"""Who moves and who stays: partners' posts, vacancies, days of availability, and pins of locality and of base."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest

from orgdesign.brief import Brief
from orgdesign.certify import check
from orgdesign.design import Design, Status
from orgdesign.plan import Plan
from orgdesign.plan.fields import Row
from orgdesign.plan.options import Goal
from orgdesign.plan.requests import Kind, Request
from orgdesign.solve import Limits, solve
from tests.builders import (
    a_brief,
    a_need,
    a_plan,
    a_post,
    a_priority,
    a_property,
    a_request,
    a_service,
    an_option,
)

EFFORT = Limits(effort=20)
STAYS = {"movable": False, "employer": "health trust", "not_movable_because": "employed by a partner"}


def designed(brief: Brief) -> Design:
    """The best design, which the independent checker passes too."""
    result = solve(brief, EFFORT)
    assert result.status is Status.PROVEN_BEST
    assert result.design is not None
    assert check(brief, result.design).ok
    return result.design


def half_to_the_south(posts: Iterable[Row], *goals: Goal, requests: Iterable[Request] = (), **tables: Any) -> Plan:
    """All posts sit in the north today, and half of the need is in the south."""
    return a_plan(
        services=[a_service(need_measure="children")],
        needs=[a_need("north", 5), a_need("south", 5)],
        posts=posts,
        priorities=[a_priority(n, goal) for n, goal in enumerate((Goal.NEED_MATCH, *goals), 1)],
        requests=requests,
        **tables,
    )


def teams_of(design: Design) -> dict[str, str]:
    return {p.post: p.team.partition("@")[2] for p in design.placements}


@pytest.mark.parametrize("goals", [(), (Goal.STAFF_TRAVEL,), (Goal.RUNNING_COST,)])
def test_vacant_posts_go_where_need_is_before_filled_ones(goals: tuple[Goal, ...]) -> None:
    posts = [a_post("01"), a_post("02"), a_post("03", vacant=True), a_post("04", vacant=True)]
    found = teams_of(designed(a_brief(half_to_the_south(posts, *goals))))
    assert found == {"01": "north", "02": "north", "03": "south", "04": "south"}


def test_only_as_many_filled_posts_go_as_the_vacant_ones_leave_to_be_done() -> None:
    posts = [a_post("01"), a_post("02"), a_post("03"), a_post("04", vacant=True)]
    design = designed(a_brief(half_to_the_south(posts)))
    assert sorted(teams_of(design).values()) == ["north", "north", "south", "south"]
    assert teams_of(design)["04"] == "south"
    assert sum(p.site != "hall" for p in design.placements if p.post != "04") == 1


def test_a_partners_post_that_may_not_be_moved_stays_whatever_the_need() -> None:
    posts = [a_post("01", **STAYS), a_post("02", **STAYS), a_post("03"), a_post("04")]
    design = designed(a_brief(half_to_the_south(posts)))
    assert teams_of(design) == {"01": "north", "02": "north", "03": "south", "04": "south"}
    assert {design.placement[post].site for post in ("01", "02")} == {"hall"}


def test_a_partners_post_that_may_be_moved_goes_like_any_other() -> None:
    posts = [a_post("01", **STAYS), a_post("02", employer="health trust"), a_post("03", **STAYS)]
    assert teams_of(designed(a_brief(half_to_the_south(posts))))["02"] == "south"


def test_partners_posts_stay_though_their_team_is_based_elsewhere() -> None:
    posts = [a_post("01", **STAYS), a_post("02"), a_post("03")]
    pinned = [a_request(Kind.PIN_BASE, "visits@north", "lodge")]
    places = [a_property(), a_property("lodge"), a_property("library", place="south")]
    design = designed(a_brief(half_to_the_south(posts, requests=pinned, properties=places)))
    assert design.bases["visits@north"] == ("lodge",)
    assert design.placement["01"].site == "hall"


@pytest.mark.parametrize(
    ("locality", "base", "where"),
    [
        ("south", "hall", ("visits@south", "hall")),
        ("north", "library", ("visits@north", "library")),
        ("south", "library", ("visits@south", "library")),
        ("south", "", ("visits@south", "library")),
        ("", "library", ("visits@north", "library")),
    ],
)
def test_a_posts_locality_and_its_base_are_pinned_each_by_itself(
    locality: str, base: str, where: tuple[str, str]
) -> None:
    """Without a pin of its locality, 02 is in the team that 01 and 03 leave short by their own pins."""
    others = [("01", "north"), ("03", "south")] if locality else [("01", "south"), ("03", "south")]
    asked = [a_request(Kind.PIN_LOCALITY, post, place, id=f"p{post}") for post, place in others]
    asked += [a_request(Kind.PIN_LOCALITY, "02", locality)] if locality else []
    asked += [a_request(Kind.PIN_BASE, "02", base, id="r2")] if base else []
    posts = [a_post("01"), a_post("02"), a_post("03")]
    design = designed(a_brief(a_plan(posts=posts, requests=asked)))
    assert (design.placement["02"].team, design.placement["02"].site) == where


@pytest.mark.parametrize(("go_live", "site"), [(date(2010, 4, 1), "library"), (date(2010, 4, 2), "annexe")])
def test_a_property_is_used_from_its_first_day_and_options_that_start_from_another_share_its_day(
    go_live: date, site: str
) -> None:
    rows = [
        a_property(),
        a_property("library", place="south"),
        a_property("annexe", place="south", running_cost=1, available_from=date(2010, 4, 2)),
    ]
    options = [an_option(go_live=go_live), an_option("o2", parent="o1")]
    plan = a_plan(properties=rows, options=options, priorities=[a_priority(1, Goal.RUNNING_COST)])
    for option in ("o1", "o2"):
        assert designed(a_brief(plan, option)).bases["visits@south"] == (site,)
