"""Rooms needed and free."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from orgdesign.asis import today
from orgdesign.brief import Brief
from orgdesign.measures.rooms import room_uses, rooms_used, sorts_stated
from tests.builders import a_brief, a_plan, a_property, a_service


def _brief(**service: Any) -> Brief:
    """A team at the hall, which has one meeting room, and one at the library, of which no rooms are known."""
    rows = [a_property(meeting_rooms=1), a_property("library", place="south")]
    return a_brief(a_plan(services=[a_service(**service)], properties=rows))


def test_rooms_are_summed_over_the_teams_and_the_properties_short_of_them_counted() -> None:
    brief = _brief(meeting_rooms="1.2")
    worth = rooms_used(brief, today(brief))
    assert (worth.value, worth.how) == (Decimal("2.4"), "2.4 meeting rooms; 1 times there are too few.")


def test_where_nothing_is_known_to_be_short_that_is_said() -> None:
    brief = _brief(meeting_rooms="0.5", interview_rooms="0.2")
    worth = rooms_used(brief, today(brief))
    assert worth.value == Decimal("1.4")
    assert worth.how == "1 meeting rooms and 0.4 interview rooms; they are there wherever it is known."


def test_without_any_service_that_states_its_rooms_there_is_no_figure() -> None:
    brief = _brief()
    assert rooms_used(brief, today(brief)).value is None
    assert sorts_stated(brief) == ()


def test_rooms_left_over_are_known_where_the_rooms_are() -> None:
    brief = _brief(meeting_rooms="0.2")
    hall, library = (room_uses(brief, today(brief))[site]["meeting"] for site in ("hall", "library"))
    assert (hall.needed, hall.free) == (Decimal("0.2"), Decimal("0.8"))
    assert (library.needed, library.free) == (Decimal("0.2"), None)
