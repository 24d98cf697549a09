"""Working back from going live: by when each milestone is needed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from orgdesign.plan.backwards import needed_by
from orgdesign.plan.options import Option
from orgdesign.plan.programme import Milestone
from tests.plan.tiny import the_problem, told, with_row

LIVE = date(2010, 4, 1)


def _milestone(id: str, **values: Any) -> Milestone:
    return Milestone(id=id, title=id, **values)


def test_a_milestone_is_needed_before_what_follows_it_by_the_weeks_that_this_takes() -> None:
    last = _milestone("teams", after=("heads",), due=LIVE, weeks=6)
    assert needed_by([_milestone("heads"), last], []) == {"teams": LIVE, "heads": date(2010, 2, 18)}


def test_weeks_add_up_along_a_chain_and_the_earliest_follower_decides() -> None:
    rows = [
        _milestone("a"),
        _milestone("b", after=("a",), weeks=1),
        _milestone("c", after=("b",), due=LIVE, weeks=2),
        _milestone("d", after=("a",), due=date(2010, 3, 31), weeks=3),
    ]
    found = needed_by(rows, [])
    assert found["b"] == date(2010, 3, 18)
    assert found["a"] == date(2010, 3, 10)


def test_an_options_milestone_without_a_date_is_worked_back_from_its_going_live() -> None:
    option = Option(id="o", name="O", go_live=LIVE)
    rows = [_milestone("live", option="o", after=("before",), weeks=1), _milestone("before"), _milestone("apart")]
    assert needed_by(rows, [option]) == {"live": LIVE, "before": date(2010, 3, 25)}


def test_a_day_of_its_own_that_is_earlier_stays() -> None:
    early = _milestone("heads", due=date(2009, 10, 31))
    assert needed_by([early, _milestone("teams", after=("heads",), due=LIVE)], [])["heads"] == date(2009, 10, 31)


def test_a_circle_and_more_weeks_than_there_are_end_all_the_same() -> None:
    circle = [_milestone("a", after=("b",)), _milestone("b", after=("a",), due=LIVE)]
    assert needed_by(circle, [])["b"] == LIVE
    long = [_milestone("first"), _milestone("last", after=("first",), due=date(1, 3, 1), weeks=1000)]
    assert needed_by(long, [])["first"].year == 1


@pytest.mark.parametrize(("weeks", "late"), [(None, False), (4, False), (5, True)])
def test_a_date_that_leaves_too_little_time_is_pointed_out(weeks: int | None, late: bool) -> None:
    new = {"id": "new", "title": "New", "after": ("teams-in-place",), "due": date(2010, 5, 30), "weeks": weeks}
    tables = with_row("milestones", **new)
    if late:
        assert told(the_problem(tables)) == ("milestones", "1", "due", "too-late")
        assert "2010-04-25" in the_problem(tables).expected
    else:
        with pytest.raises(ValueError, match="unpack"):
            the_problem(tables)
