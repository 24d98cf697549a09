"""Posts that stay with their line manager."""

from __future__ import annotations

from typing import Any

from orgdesign.asis import today
from orgdesign.brief import Brief
from orgdesign.design import Design
from orgdesign.plan.requests import Kind, Request
from orgdesign.rules.asks.supervision import Supervision
from tests.builders import CITY_WIDE, a_brief, a_design, a_plan, a_post, a_request, a_service

ASK = Supervision()
WHERE = {
    "01": ("visits@north", "hall"),
    "02": ("visits@north", "hall"),
    "03": ("visits@south", "library"),
    "04": ("clinic", "library"),
}


def supervised(subject: str = "visits", **third: Any) -> tuple[Brief, Design, Request]:
    """A manager and one of its posts in the north, another in the south; the clinic reports to that manager too."""
    ask = a_request(Kind.SUPERVISION, subject)
    plan = a_plan(
        services=[a_service(), a_service("clinic")],
        posts=[
            a_post("01"),
            a_post("02", manager="01"),
            a_post("03", **{"manager": "01", **third}),
            a_post("04", service="clinic", manager="01"),
        ],
        requests=[ask],
    )
    brief = a_brief(plan, clinic=CITY_WIDE)
    return brief, a_design(brief, WHERE), ask


def test_each_post_in_another_team_than_its_manager_counts_one() -> None:
    assert ASK.shortfall(*supervised()) == (1, "03 is in visits@south and its manager 01 in visits@north.")
    assert ASK.shortfall(*supervised(""))[0] == 1


def test_of_one_team_only_its_own_posts_count() -> None:
    assert ASK.shortfall(*supervised("visits@north")) == (0, "Posts of visits@north are with their line managers.")
    assert ASK.shortfall(*supervised("visits@south"))[0] == 1


def test_a_vacant_post_and_one_without_a_manager_in_its_service_part_from_nobody() -> None:
    assert ASK.shortfall(*supervised(vacant=True))[0] == 0
    assert ASK.shortfall(*supervised(manager="04"))[0] == 0
    assert ASK.shortfall(*supervised("clinic"))[0] == 0


def test_posts_are_told_apart_by_their_manager_only_where_it_is_asked_for() -> None:
    brief, _, _ = supervised()
    assert sorted((pool.posts, pool.manager) for pool in brief.pools if pool.service == "visits") == [
        (("01",), ""),
        (("02", "03"), "01"),
    ]
    free = a_brief(brief.plan.with_rows(requests=[]), clinic=CITY_WIDE)
    assert [pool.posts for pool in free.pools if pool.service == "visits"] == [("01", "02", "03")]


def test_today_a_post_that_serves_no_known_locality_is_parted() -> None:
    brief, _, ask = supervised(base=None)
    assert ASK.shortfall(brief, today(brief), ask) == (1, "03 is in visits and its manager 01 in visits@north.")
