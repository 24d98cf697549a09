"""A property closed."""

from __future__ import annotations

from orgdesign.plan.requests import Kind
from orgdesign.rules.asks.close import Close
from tests.builders import CITY_WIDE, a_brief, a_design, a_plan, a_request

ASK = Close()
REQUEST = a_request(Kind.CLOSE, "library")
BRIEF = a_brief(a_plan(requests=[REQUEST]), visits=CITY_WIDE)
AT_THE_HALL = {"01": ("visits", "hall"), "02": ("visits", "hall")}


def test_a_property_without_anybody_that_is_not_kept_is_closed() -> None:
    assert ASK.shortfall(BRIEF, a_design(BRIEF, AT_THE_HALL), REQUEST) == (0, "library is not in use.")


def test_a_property_that_is_kept_empty_is_not_closed() -> None:
    design = a_design(BRIEF, AT_THE_HALL, kept=["library"])
    assert ASK.shortfall(BRIEF, design, REQUEST) == (1, "library is in use.")
