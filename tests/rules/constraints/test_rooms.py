"""Meeting and interview rooms."""

from __future__ import annotations

from typing import Any

from orgdesign.asis import today
from orgdesign.brief import Brief
from orgdesign.design import Design
from orgdesign.rules.constraints.rooms import Rooms
from tests.builders import CITY_WIDE, HOSTED, a_brief, a_design, a_plan, a_post, a_property, a_service

RULE = Rooms()
WHERE = {"01": ("visits", "hall"), "02": ("clinic", "hall"), "03": ("clinic", "library")}


def two_at_the_hall(clinic: str = "hall", **rooms: Any) -> tuple[Brief, Design]:
    """Two teams that each need meeting rooms three days a week, and one of them an interview room every day."""
    plan = a_plan(
        services=[
            a_service(meeting_rooms="0.6"),
            a_service("clinic", meeting_rooms="0.6", interview_rooms=1, max_bases=2),
        ],
        posts=[a_post("01"), a_post("02", service="clinic"), a_post("03", service="clinic", base="library")],
        properties=[a_property(**rooms), a_property("library", place="south", meeting_rooms=0)],
    )
    brief = a_brief(plan, visits=CITY_WIDE, clinic=HOSTED)
    return brief, a_design(brief, WHERE, leads={"clinic": clinic})


def told(brief: Brief, design: Design) -> list[tuple[str, int, str]]:
    return [(f.subject, f.amount, f.sentence) for f in RULE.findings(brief, design)]


def test_teams_that_share_rooms_by_the_day_fit_where_their_days_add_up_to_the_rooms() -> None:
    assert told(*two_at_the_hall(meeting_rooms=2, interview_rooms=1)) == []


def test_a_property_short_of_rooms_is_named_for_each_sort_of_room() -> None:
    assert told(*two_at_the_hall(meeting_rooms=1, interview_rooms=0)) == [
        ("hall", 20, "hall needs 1.2 meeting rooms and has 1."),
        ("hall", 100, "hall needs 1 interview rooms and has 0."),
    ]


def test_a_property_whose_rooms_are_not_known_breaks_nothing() -> None:
    assert told(*two_at_the_hall()) == []


def test_rooms_are_needed_at_the_lead_base_alone() -> None:
    brief, design = two_at_the_hall("library", meeting_rooms=1, interview_rooms=0)
    assert told(brief, design) == [("library", 60, "library needs 0.6 meeting rooms and has 0.")]


def test_each_team_of_a_core_service_needs_rooms_of_its_own() -> None:
    plan = a_plan(
        services=[a_service(meeting_rooms="0.5")],
        properties=[a_property(meeting_rooms=0), a_property("library", place="south", meeting_rooms=0)],
    )
    brief = a_brief(plan)
    assert [f.amount for f in RULE.findings(brief, today(brief))] == [50, 50]
